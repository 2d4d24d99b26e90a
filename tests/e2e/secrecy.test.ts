import { afterAll, describe, expect, test } from 'vitest';
import { PracticeAdmin, signIn } from '../world/admin';
import type { LaunchedBrowser } from '../world/browser';
import { PopupUser } from '../world/popup-user';
import type { Sensitive } from './issued';
import { helpdeskUrl, mailbox, openSession, type Session, waitForCheck } from './session';
import { ContentWorld, WireTap } from './wire-tap';

const zammadToken = 'practice-zammad-token';
const loginHost = 'login.microsoftonline.com';
const helpdeskHost = new URL(helpdeskUrl).host;
/** Graph is asked for the inbox, with an access token and nothing else. */
const mayKnow = (name: string) =>
  name.startsWith('access_token') ? [loginHost, 'graph.microsoft.com'] : [loginHost];

/** What the client secret and the fruits of the test may touch, and what they may not (knowledge/oauth.md §9.2). */
describe('a secret read off the page', () => {
  let session: Session<LaunchedBrowser>;
  let tap: WireTap;
  let admin: PracticeAdmin;
  let popup: PopupUser;
  let content: ContentWorld;
  let sensitive: Sensitive;
  let secret: string;

  afterAll(() => session?.close());

  const found = (text: string): string[] => tap.issued.foundIn(text);

  /** What holds at every moment. */
  async function expectNothingLeaked(): Promise<void> {
    for (const area of ['local', 'sync'] as const) expect(found(await tap.storage(area)), area).toEqual([]);
    const told = await tap.messagesToContent();
    expect(told.length).toBeGreaterThan(0);
    expect(found(told.join('\n')), 'messages to content scripts').toEqual([]);
    expect(found(await session.browser.printed()), 'the console').toEqual([]);
    expect(session.world.log.reaching(helpdeskHost).filter(({ path }) => /[?&]code=/.test(path))).toEqual([]);
    for (const [name, value] of Object.entries(sensitive).filter(([name]) => name !== 'secret 0'))
      expect(
        tap.hostsThatSaw(value).filter((host) => !mayKnow(name).includes(host)),
        name,
      ).toEqual([]);
  }

  /** A report of what the page shows, made anew since the page has changed. */
  async function touchPortal(): Promise<void> {
    const before = (await tap.messagesToContent()).length;
    await admin.press(admin.blade, 'New client secret');
    await expect.poll(async () => (await tap.messagesToContent()).length).toBeGreaterThan(before);
    await admin.page.waitForTimeout(500);
  }

  test('the journey makes everything there is to hide', async () => {
    // Here, so that a second attempt starts anew.
    await session?.close();
    session = await openSession();
    tap = await WireTap.open(session);
    popup = new PopupUser(session.popup);
    await popup.startSetup({
      helpdesk: 'Zammad',
      variantId: 'microsoft_graph',
      address: helpdeskUrl,
      mailbox,
    });
    admin = new PracticeAdmin(await session.context.newPage(), session.world);
    const { guide, variant } = (await session.state()).active ?? {};
    const clientId = await admin.register({
      name: 'Zammad',
      platform: 'Web',
      redirectUri: guide?.redirectUri ?? '',
    });
    await admin.addPermissions(variant?.permissions.map(({ name }) => name) ?? []);
    await admin.grantConsent();
    await waitForCheck(session, 'admin-consent', 'pass');
    await admin.openMenu('Authentication');
    await waitForCheck(session, 'redirect-uri', 'pass');
    // Last: the page goes on showing the secret through test and delivery.
    await admin.addSecret('Zammad mail');
    await waitForCheck(session, 'client-secret', 'pass');
    await signIn(await popup.startTest(), mailbox);
    await popup.testPassed();
    content = await ContentWorld.enter(admin.page, session.browser.extensionId);
    sensitive = tap.issued.values;
    secret = session.world.directory.app(clientId).secrets[0]?.value ?? '';
    expect(Object.keys(sensitive)).toEqual(
      expect.arrayContaining([
        'secret 0',
        'code 0',
        'state 0',
        'verifier 0',
        'access_token 0',
        'access_token 1',
        'id_token 0',
      ]),
    );
    expect(Object.keys(sensitive).some((name) => name.startsWith('refresh_token'))).toBe(true);
    for (const [name, value] of Object.entries(sensitive)) expect(value.length, name).toBeGreaterThan(20);
    expect(session.world.log.carrying(sensitive['verifier 0'] ?? '').length).toBeGreaterThan(0);
  });

  test('after the test only the vault and the token endpoint know it', async () => {
    await expectNothingLeaked();
    expect(tap.hostsThatSaw(secret)).toEqual([loginHost]);
    expect(found(await tap.storage('session'))).toEqual(['secret 0']);
  });

  test('a content script is told nothing, and can ask for nothing', async () => {
    const hello = { type: 'frame-ready', position: null, languages: ['en'], url: admin.page.url() };
    const reply = await content.send(hello);
    expect(reply).toMatchObject({ value: { active: true, panel: { setup: { secret: { endsIn: /./ } } } } });
    expect(found(JSON.stringify(reply))).toEqual([]);
    expect(await content.evaluate('chrome.storage.session.get(null)')).toHaveProperty('error');
    const local = await content.evaluate('chrome.storage.local.get(null)');
    expect(found(JSON.stringify(local))).toEqual([]);

    const before = JSON.stringify(await session.state());
    const pages = session.context.pages().length;
    const requests = session.world.log.reaching(helpdeskHost).length;
    for (const refused of [
      { type: 'get-state' },
      { type: 'reveal-secret' },
      { type: 'start-test' },
      { type: 'set-secret', value: 'mine' },
      { type: 'deliver', destination: 0, token: zammadToken, untested: true },
      { type: 'look-into-helpdesk', destination: 0, place: null },
      { type: 'deliver-in-session', destination: 0, place: 'new', version: 'v', untested: true },
      { type: 'fill-in-session', destination: 0, untested: true },
      { type: 'export', destination: 1, includeSecret: true, untested: true },
    ]) {
      const answer = await content.send(refused);
      expect('error' in answer || answer.value === undefined || answer.value === null, refused.type).toBe(
        true,
      );
    }
    expect(JSON.stringify(await session.state())).toBe(before);
    expect(session.context.pages().length).toBe(pages);
    expect(session.world.log.reaching(helpdeskHost).length).toBe(requests);
  });

  test("a page of our own can't pose as a portal frame", async () => {
    const before = await tap.storage('session');
    const local = await tap.storage('local');
    const url = admin.page.url();
    const reading = { view: 'other', panes: [], facts: {}, draft: {}, problems: [], partial: [] };
    for (const message of [
      { type: 'frame-hello' },
      { type: 'frame-ready', position: null, languages: [], url },
      { type: 'observed', position: null, url, reading, hint: null, frames: [] },
      { type: 'panel-changed', panel: { side: 'left', top: 1, inset: 1, folded: true, dismissed: true } },
    ]) {
      const reply: unknown = await session.send(message as never).catch(() => undefined);
      expect(reply ?? null, message.type).toBeNull();
    }
    expect(await tap.storage('session')).toBe(before);
    expect(await tap.storage('local')).toBe(local);
  });

  test('after delivery the helpdesk has it, and Waymark no longer does', async () => {
    await popup.deliver(zammadToken);
    await expectNothingLeaked();
    expect(tap.hostsThatSaw(secret)).toEqual([helpdeskHost, loginHost]);
    // Forgotten once the receipt is kept: what dies between them forgets at its next start.
    await expect.poll(async () => found(await tap.storage('session'))).toEqual([]);
  });

  test('and does not take it up again, though the page still shows it', async () => {
    await admin.page.bringToFront();
    expect(await admin.page.locator('body').textContent()).toContain(secret);
    await touchPortal();
    // What a frame reports passes through the page's state.
    await expect.poll(async () => found(await tap.storage('session'))).toEqual([]);
    await expectNothingLeaked();
    const { guide } = (await session.state()).active ?? {};
    expect(guide?.checks.find(({ id }) => id === 'delivered')?.outcome).toBe('pass');
  });
});
