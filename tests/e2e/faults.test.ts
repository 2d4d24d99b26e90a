import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CheckId } from '../../lib/guide/types';
import { PracticeAdmin, signIn } from '../world/admin';
import { type PreparedApp, prepareApp } from './prepared-app';
import {
  askToStartTest,
  checkOf,
  helpdeskUrl,
  mailbox,
  openSession,
  type Session,
  startAnew,
  testEnded,
} from './session';

/** The five classic mistakes: each is caught by a check before the test, or by the test with the cause and the step. */

let session: Session;
const open = async () => {
  session = await openSession();
};
beforeAll(open);
afterAll(() => session?.close());
beforeEach(async () => {
  if (session.popup.isClosed()) await open();
  await startAnew(session);
});
afterEach(() => {
  const codes = session.world.log.reaching('helpdesk.example').filter(({ path }) => /[?&]code=/.test(path));
  expect(codes, 'the helpdesk must never see a code').toEqual([]);
});

const expected = async () => (await session.state()).active?.guide.redirectUri ?? '';
const needed = async () =>
  ((await session.state()).active?.variant.permissions ?? [])
    .map(({ name }) => name)
    .filter((name) => name !== 'User.Read');

async function outcomeOf(id: CheckId) {
  await expect.poll(async () => (await checkOf(session, id))?.outcome).not.toBe('unknown');
  return checkOf(session, id);
}

describe('before the test', () => {
  let admin: PracticeAdmin;
  beforeEach(async () => {
    admin = new PracticeAdmin(await session.context.newPage(), session.world);
    await session.send({
      type: 'start-setup',
      recipeId: 'zammad',
      variantId: 'microsoft_graph',
      answers: { helpdeskUrl, mailbox },
    });
  });

  test.each([
    ['off by a slash', 'Web', (uri: string) => `${uri}/`, /slash/i],
    ['on the SPA platform', 'Single-page application (SPA)', (uri: string) => uri, /single-page|SPA/i],
  ])('a redirect URI %s is named', async (_, platform, change, words) => {
    await admin.register({ name: 'Zammad', platform, redirectUri: change(await expected()) });
    await admin.openMenu('Authentication');
    const check = await outcomeOf('redirect-uri');
    expect(check?.outcome).toBe('fail');
    expect(session.english(check?.reason)).toMatch(words);
    expect(check?.fix).not.toBeNull();
  });

  test('missing consent is a failed check', async () => {
    await admin.register({ name: 'Zammad', platform: 'Web', redirectUri: await expected() });
    await admin.addPermissions(await needed());
    const check = await outcomeOf('admin-consent');
    expect(check?.outcome).toBe('fail');
    const consent = (await session.state()).active?.guide.steps.find((step) => step.id === 'consent');
    expect(consent?.state).not.toBe('done');
  });
});

describe('with everything right but one thing', () => {
  let prepared: PreparedApp;
  beforeEach(async () => {
    prepared = await prepareApp(session);
  });

  test('a Secret ID pasted as the secret is refused', async () => {
    const secretId = prepared.app.secrets[0]?.secretId ?? '';
    await session.send({ type: 'set-secret', value: secretId });
    const check = await outcomeOf('client-secret');
    expect(check?.outcome).toBe('fail');
    expect(session.english(check?.reason)).toMatch(/Secret ID/);
    expect((await session.state()).active?.guide.readyToTest).toBe(false);
  });

  test('a wrong secret fails with its cause and the step to go back to', async () => {
    await session.send({ type: 'set-secret', value: 'abc8Q~wrongwrongwrongwrongwrongwrongwrong' });
    await askToStartTest(session);
    const report = await testEnded(session);
    expect(report.state).toBe('failed');
    expect(report.failure?.stage).toBe('client-credentials');
    expect(report.failure?.advice).toMatchObject({ code: 7000215, check: 'client-secret' });
  });

  test('an unregistered redirect URI is read off the page that Microsoft shows', async () => {
    session.world.directory.setRedirectUris(prepared.app.clientId, [
      { platform: 'web', uri: `${await expected()}/` },
    ]);
    const opened = session.context.waitForEvent('page');
    await askToStartTest(session);
    await signIn(await opened, mailbox);
    const report = await testEnded(session);
    expect(report.failure?.advice).toMatchObject({ code: 50011, check: 'redirect-uri' });
  });

  test('a callback moved to the SPA platform is told from the token answer', async () => {
    session.world.directory.setRedirectUris(prepared.app.clientId, [
      { platform: 'spa', uri: await expected() },
    ]);
    const opened = session.context.waitForEvent('page');
    await askToStartTest(session);
    await signIn(await opened, mailbox);
    const report = await testEnded(session);
    expect(report.state).toBe('failed');
    expect(report.failure?.advice.check).toBe('redirect-uri');
  });

  test('consent withdrawn meanwhile needs an admin', async () => {
    prepared.app.grants = [];
    const opened = session.context.waitForEvent('page');
    await askToStartTest(session);
    await signIn(await opened, mailbox);
    const report = await testEnded(session);
    expect(report.failure?.advice).toMatchObject({ code: 90094, check: 'admin-consent' });
  });

  test('without the right to the helpdesk it does not start', async () => {
    // As where the admin has taken the right back: the setup is the same, the browser says no.
    const other = 'https://elsewhere.example';
    await session.send({ type: 'set-answers', answers: { helpdeskUrl: other, mailbox } });
    const before = session.context.pages().length;
    await askToStartTest(session);
    expect(session.context.pages().length).toBe(before);
  });
});
