import { afterEach, beforeEach, expect, test } from 'vitest';
import { PracticeAdmin, signIn } from '../world/admin';
import { KeyboardUser } from '../world/keyboard-user';
import { PanelUser } from '../world/panel-user';
import { helpdeskUrl, mailbox, openSession, type Session, waitForCheck } from './session';

declare const chrome: {
  tabs: { query(filter: { active: boolean; url: string }): Promise<unknown[]> };
  commands: { onCommand: { dispatch(name: string, tab: unknown): void } };
};

let session: Session;
beforeEach(async () => {
  session = await openSession();
  session.world.portal.settings.layout = 'fluent9';
});
afterEach(() => session?.close());

/** The browser takes its shortcuts before any page, and no test can press one: the extension is told as the browser tells it. */
const pressShortcut = () =>
  (session.browser as Awaited<ReturnType<typeof openSession>>['browser']).serviceWorker.evaluate(async () => {
    const [tab] = await chrome.tabs.query({ active: true, url: 'https://portal.azure.com/*' });
    chrome.commands.onCommand.dispatch('go-to-panel', tab);
  });

test('Zammad, from nothing registered to settings delivered, without a mouse', async () => {
  const { world, context } = session;
  const popup = new KeyboardUser(session.popup, 'popup');
  await popup.page.setViewportSize({ width: 400, height: 590 });
  await popup.page.goto(`${session.browser.origin}/popup.html`);
  await popup.page.getByRole('searchbox').waitFor();

  await popup.type(/^Name or address/, 'Zammad');
  await popup.press(/^Z.*Zammad/);
  await expect.poll(async () => (await popup.stop())?.role).toBe('h2');
  await popup.press('Another helpdesk');
  await expect.poll(async () => (await popup.stop())?.name).toMatch(/Zammad/);
  await popup.page.keyboard.press('Enter');
  await popup.type(/address$/, helpdeskUrl);
  await popup.type(/^Mailbox/, mailbox);
  await popup.press('Start');
  await expect.poll(async () => (await popup.stop())?.name).toBe('Zammad');
  const { variant } = (await session.state()).active ?? {};

  const admin = new PracticeAdmin(await context.newPage(), world);
  const panel = new KeyboardUser(admin.page, 'panel');
  await admin.openRegister();
  const reader = new PanelUser(admin.page);
  await reader.waitFor('Fill in all');
  await admin.page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    document.addEventListener('keydown', ({ key }) => heard.push(key));
  });
  await admin.page.locator('body').press('g');
  await pressShortcut();
  await expect.poll(async () => (await panel.stop())?.role).toBe('section');
  await panel.press('Fill in all');
  await expect.poll(() => reader.announced(), { timeout: 10_000 }).toContain('Redirect URI: Filled in.');
  expect(await admin.field('Name').inputValue()).toBe('Zammad');
  await expect.poll(async () => (await panel.stop())?.role).toMatch(/button|section/);
  await panel.page.keyboard.press('g');
  await panel.page.keyboard.press('Escape');
  await expect.poll(() => panel.stop()).toBeNull();
  await admin.page.locator('body').press('b');
  const heard = await admin.page.evaluate(() => (window as unknown as { heard: string[] }).heard);
  expect(heard, 'the portal hears its own keys, and no others').toEqual(['g', 'b']);
  await admin.submitRegistration();
  const clientId = await admin.registeredClientId();
  await waitForCheck(session, 'client-id', 'pass');

  await admin.addPermissions(variant?.permissions.map(({ name }) => name) ?? []);
  await waitForCheck(session, 'permissions', 'pass');
  await admin.grantConsent();
  await waitForCheck(session, 'admin-consent', 'pass');
  await admin.addSecret('Zammad mail');
  await waitForCheck(session, 'client-secret', 'pass');
  await pressShortcut();
  await panel.press('I have kept it safe');
  await expect.poll(async () => (await session.state()).active?.setup.secret?.keptSafe).toBe(true);
  await expect.poll(async () => (await panel.stop())?.role).toMatch(/.+/);
  await admin.openMenu('Authentication');
  await waitForCheck(session, 'redirect-uri', 'pass');

  await popup.page.bringToFront();
  await popup.openTab('Test');
  const opened = context.waitForEvent('page');
  await popup.press('Start the test');
  await signIn(await opened, mailbox);
  await popup.page.getByRole('heading', { name: 'The test passed' }).waitFor({ timeout: 30_000 });

  await popup.page.bringToFront();
  await popup.openTab('Deliver');
  await popup.type(/^Access token/, 'practice-zammad-token');
  await popup.press(/^Send to/);
  await popup.page.getByText(/^Created in/).waitFor();
  expect(world.helpdesk.state.externalCredentials[0]?.credentials).toMatchObject({ client_id: clientId });

  await popup.press('Finish');
  await expect.poll(async () => (await popup.stop())?.role).toBe('h2');
  await popup.press(/^Zammad.*Zammad/);
  await popup.press('All setups');
  await expect.poll(async () => (await popup.stop())?.name).toMatch(/^Zammad.*Zammad/);
  expect([...popup.unseen, ...panel.unseen]).toEqual([]);
});
