import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PracticeAdmin } from '../world/admin';
import { PopupUser } from '../world/popup-user';
import { LeakLab } from './leak-lab';
import { prepareApp } from './prepared-app';
import { openSession, type Session, testEnded } from './session';

/** What a test may do beyond the sign-in by a code, and the death of the service worker in the midst of it. */

let session: Session;
let popup: PopupUser;
let lab: LeakLab;
beforeEach(async () => {
  session = await openSession();
  popup = new PopupUser(session.popup);
  lab = new LeakLab(session);
});
afterEach(() => session.close());

const asked = (path: RegExp) => session.world.log.find({ path }).length;
const reached = (path: RegExp, before: number) => expect.poll(() => asked(path)).toBeGreaterThan(before);
const outcomes = async () =>
  Object.fromEntries((await testEnded(session)).stages.map(({ id, outcome }) => [id, outcome]));

/** Nothing anywhere that must not be there, and nothing of the test left in the browser. */
async function expectNothingLeft(): Promise<void> {
  const portal = await session.context.newPage();
  await new PracticeAdmin(portal, session.world).openAppList();
  await lab.expectNothingLeaked(portal);
  expect(await lab.rules()).toBe(0);
}

test('an administrator consents, then the mailbox signs in, the service worker dying before each', async () => {
  const { app } = await prepareApp(session);
  app.grants = [];
  const page = await popup.startTestWithConsent();
  await page.waitForURL(/\/v2\.0\/adminconsent/);
  await session.browser.killBackground();
  await lab.warmUp();
  await page.getByRole('button', { name: 'Accept' }).click();
  await page.waitForURL(/\/oauth2\/v2\.0\/authorize/);
  await session.browser.killBackground();
  await lab.finishSignIn(page);
  await popup.testPassed();
  expect(await outcomes()).toMatchObject({ 'admin-consent': 'pass', 'sign-in': 'pass', mailbox: 'pass' });
  expect(app.grants.map(({ name }) => name)).toEqual(expect.arrayContaining(['Mail.ReadWrite', 'Mail.Send']));
  await expectNothingLeft();
});

describe('a password that is typed for one test', () => {
  test('is told to Microsoft and to nobody else', async () => {
    await prepareApp(session, ['matrix42', 'platform']);
    const { password } = session.world.idp.settings;
    await popup.startTestWithPassword(password);
    await popup.testPassed();
    expect(await outcomes()).toMatchObject({ password: 'pass' });
    // Known to the lab, so that it looks for it.
    expect(Object.values(lab.issued.values)).toContain(password);
    expect(await session.popup.getByLabel(/^Password of /).inputValue()).toBe('');
    await expectNothingLeft();
    const stored = await session.popup.evaluate(readSession);
    expect(stored).not.toContain(password);
  });

  test('is gone with the service worker that dies with it', async () => {
    await prepareApp(session, ['matrix42', 'platform']);
    const { settings } = session.world.idp;
    settings.tokenDelayMs = 3000;
    const before = asked(/\/token$/);
    await popup.startTestWithPassword(settings.password);
    await reached(/\/token$/, before);
    const during = await session.popup.evaluate(readSession);
    expect(during).toContain('"redeeming"');
    expect(during).not.toContain(settings.password);
    await session.browser.killBackground();
    const { state, failure } = await testEnded(session);
    expect(state).toBe('failed');
    expect(failure).toMatchObject({ stage: 'password', advice: { fix: { key: 'testStartOverFix' } } });
    await expectNothingLeft();
  });
});

describe('a service worker that dies', () => {
  test('while the mailbox is looked into: the test fails and says to start over', async () => {
    await prepareApp(session);
    session.world.idp.settings.graphDelayMs = 2000;
    const page = await popup.startTest();
    await lab.finishSignIn(page);
    await reached(/\/v1\.0\/me\/mailFolders/, 0);
    await session.browser.killBackground();
    const { state, failure } = await testEnded(session);
    expect(state).toBe('failed');
    expect(failure).toMatchObject({ stage: 'mailbox', advice: { fix: { key: 'testStartOverFix' } } });
    await expectNothingLeft();
  });

  test('while the app signs in by itself: the test goes on', async () => {
    await prepareApp(session, ['freeitsm', 'app-only']);
    const { settings } = session.world.idp;
    settings.tokenDelayMs = 2000;
    await popup.startTestWithoutSignIn();
    await reached(/\/token$/, 0);
    await session.browser.killBackground();
    settings.tokenDelayMs = 0;
    expect(await outcomes()).toMatchObject({ 'client-credentials': 'pass', scopes: 'pass', mailbox: 'pass' });
    await expectNothingLeft();
  });
});

declare const chrome: { storage: { session: { get(keys: null): Promise<object> } } };

/** In a page of the extension. */
const readSession = async () => JSON.stringify(await chrome.storage.session.get(null));
