import { afterEach, beforeEach, expect, test } from 'vitest';
import { helpdeskUrl, mailbox, openSession, type Session, waitForCheck } from './session';

/** What the browser itself shows of a setup: the number on the toolbar's button, and a notification. */

declare const chrome: {
  action: { getBadgeText(of: object): Promise<string> };
  alarms: { getAll(): Promise<{ name: string; periodInMinutes?: number }[]> };
  notifications: { getAll(answer: (shown: object) => void): void };
};

let session: Session;
beforeEach(async () => {
  session = await openSession({ grantRights: ['notifications'] });
});
afterEach(() => session.close());

const badge = () => session.popup.evaluate(() => chrome.action.getBadgeText({}));
const alarms = () => session.popup.evaluate(() => chrome.alarms.getAll());
const notifications = () =>
  session.popup.evaluate(
    () => new Promise<string[]>((done) => chrome.notifications.getAll((shown) => done(Object.keys(shown)))),
  );
const openPoints = async () => (await session.state()).active?.guide.openPoints ?? 0;

test('open points are counted on the button, a secret that ends is said in time, and its renewal begins', async () => {
  const { world, popup, context, browser } = session;
  const app = world.directory.registerApp({ displayName: 'Helpdesk mail', signInAudience: 'AzureADMyOrg' });
  const expires = new Date(Date.now() + 5 * 24 * 60 * 60_000);
  world.directory.addSecret(app.clientId, { description: 'Mail', expires });
  await session.send({
    type: 'start-setup',
    purpose: 'check',
    recipeId: 'zammad',
    variantId: 'microsoft_graph',
    answers: { helpdeskUrl, mailbox },
  });
  const atFirst = await openPoints();
  expect(atFirst).toBeGreaterThan(0);
  await expect.poll(badge).toBe(`${atFirst}`);

  const portal = await context.newPage();
  const page =
    'https://portal.azure.com/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/Credentials';
  await portal.goto(`${page}/appId/${app.clientId}`);
  await expect.poll(async () => (await session.state()).active?.setup.candidate?.clientId).toBe(app.clientId);
  await session.send({ type: 'use-candidate', clientId: app.clientId });
  await waitForCheck(session, 'existing-secrets', 'fail');
  const later = await openPoints();
  expect(later).not.toBe(atFirst);
  await expect.poll(badge).toBe(`${later}`);
  await portal.close();

  await session.send({ type: 'finish-setup' });
  await expect.poll(badge).toBe('');
  await browser.killBackground();
  await session.state();
  expect([await notifications(), await alarms()]).toEqual([[], []]);

  await popup.bringToFront();
  await popup.reload();
  await popup.locator('.finished .row').click();
  const wish = popup.getByRole('checkbox', { name: /^Remind me/ });
  await wish.check();
  const { setups } = await session.state();
  // Of a setup, for the day on which the secret ends, a week before that.
  const reminder = expect.stringMatching(new RegExp(`^${setups[0]?.id}:\\d{4}-\\d\\d-\\d\\d:7$`));
  await expect.poll(notifications).toEqual([reminder]);
  expect(await alarms()).toMatchObject([{ name: 'look-for-reminders', periodInMinutes: 360 }]);
  await wish.uncheck();
  await expect.poll(alarms).toEqual([]);

  await popup.getByRole('button', { name: 'Renew the client secret' }).click();
  await popup.getByText('0 of 4 steps done').waitFor();
  const { active } = await session.state();
  expect(active?.setup).toMatchObject({ purpose: 'renew', renewal: { setupId: setups[0]?.id } });
  await expect.poll(badge).toBe(`${active?.guide.openPoints}`);
});
