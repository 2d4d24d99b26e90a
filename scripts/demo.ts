import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { AppState } from '../lib/messages';
import { PracticeAdmin, signIn } from '../tests/world/admin';
import { type LaunchedBrowser, launchBrowser } from '../tests/world/browser';
import { PopupUser } from '../tests/world/popup-user';
import { startWorld, type World } from '../tests/world/start';

/**
 * `npm run demo`: an admin's whole job with the production build, in a real browser, against the practice world.
 * `--open` shows the browser and leaves the world running for a person to click through.
 */

const output = 'demo-output';
const helpdesk = 'https://helpdesk.example';
const mailbox = 'support@contoso.onmicrosoft.com';
const token = 'practice-zammad-token';

declare const chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } };

let shots = 0;
async function shoot(page: Page, name: string): Promise<void> {
  shots++;
  await page.bringToFront();
  // The ring and the panel follow the page within a moment.
  await page.waitForTimeout(900);
  await page.screenshot({ path: join(output, `${String(shots).padStart(2, '0')}-${name}.png`) });
}

let done = 0;
async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const result = await work();
  done++;
  console.log(
    `[${String(done).padStart(2)}] ${title} (${((performance.now() - start) / 1000).toFixed(1)} s)`,
  );
  return result;
}

/** Until the guide agrees that a check passes: the demo shows what Waymark sees, not what the script hopes. */
async function untilPassed(popup: Page, ...ids: string[]): Promise<AppState> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const state = (await popup.evaluate(() => chrome.runtime.sendMessage({ type: 'get-state' }))) as AppState;
    const open = ids.filter(
      (id) => state.active?.guide.checks.find((check) => check.id === id)?.outcome !== 'pass',
    );
    if (open.length === 0) return state;
    if (Date.now() > deadline) throw new Error(`Waymark does not see as passed: ${open.join(', ')}`);
    await popup.waitForTimeout(150);
  }
}

async function walk(world: World, browser: LaunchedBrowser): Promise<void> {
  const popup = browser.context.pages()[0] ?? (await browser.context.newPage());
  await popup.goto(`${browser.origin}/popup.html?tab=1`);
  const user = new PopupUser(popup);

  const redirectUri = await step('Popup: choose Zammad, its Graph channel, its address', async () => {
    await shoot(popup, 'popup-start');
    await user.startSetup({ helpdesk: 'Zammad', variantId: 'microsoft_graph', address: helpdesk, mailbox });
    return (await untilPassed(popup)).active?.guide.redirectUri ?? '';
  });

  const admin = new PracticeAdmin(await browser.context.newPage(), world);
  const { page } = admin;
  await step('Portal: app registrations, the guide beside them', async () => {
    await admin.openAppList();
    await shoot(page, 'app-list');
  });
  const clientId = await step(
    'Portal: register the app with the redirect URI that Waymark gives',
    async () => {
      await admin.openRegister();
      await admin.fillRegistration({ name: 'Zammad', platform: 'Web', redirectUri });
      await shoot(page, 'register');
      await admin.submitRegistration();
      const id = await admin.registeredClientId();
      await untilPassed(popup, 'client-id', 'tenant-id', 'account-type');
      await shoot(page, 'overview');
      return id;
    },
  );
  await step('Portal: endpoints pane', async () => {
    await admin.press(admin.blade, 'Endpoints');
    await shoot(page, 'endpoints');
    await admin.closePane();
  });
  const state = await step(
    'Portal: add the permissions, in a blade that is a frame of another origin',
    async () => {
      await admin.useLayout('fluent8');
      const { variant } = (await untilPassed(popup)).active ?? {};
      const names = variant?.permissions.map(({ name }) => name) ?? [];
      await admin.openMenu('CallAnAPI');
      await admin.control(admin.blade, 'Add a permission').waitFor();
      await shoot(page, 'permissions-ring-in-child-frame');
      await admin.openPicker();
      for (const name of names) await admin.pickPermission(name);
      await shoot(page, 'permission-picker');
      await admin.press(admin.blade, 'Add permissions');
      return untilPassed(popup, 'permissions');
    },
  );
  await step('Portal: grant admin consent', async () => {
    await shoot(page, 'consent-missing');
    await admin.press(admin.blade, `Grant admin consent for ${world.directory.tenant.displayName}`);
    await shoot(page, 'consent-dialog');
    await admin.confirmConsent();
    await untilPassed(popup, 'admin-consent');
    await shoot(page, 'consent-granted');
  });
  await step('Portal: add a client secret; Waymark reads it while it is shown', async () => {
    await admin.useLayout('classic');
    await admin.openMenu('Credentials');
    await admin.press(admin.blade, 'New client secret');
    await shoot(page, 'add-a-secret');
    await admin.fillSecret('Zammad mail');
    await untilPassed(popup, 'client-secret', 'secret-expiry');
    await shoot(page, 'secret-read');
  });
  await step('Portal: authentication, the redirect URI compared letter by letter', async () => {
    await admin.openMenu('Authentication');
    await untilPassed(popup, 'redirect-uri');
    await shoot(page, 'authentication');
  });
  await step('Popup: values with their origin, and checks', async () => {
    await user.open('Values');
    await shoot(popup, 'popup-values');
    await user.open('Checks');
    await shoot(popup, 'popup-checks');
  });
  await step('Popup: the OAuth test, with a sign-in as the mailbox', async () => {
    const login = await user.startTest();
    await login.waitForLoadState();
    await shoot(login, 'sign-in');
    await signIn(login, mailbox);
    await popup.bringToFront();
    await user.testPassed();
    await shoot(popup, 'popup-test-passed');
  });
  await step('Popup: deliver to Zammad by its REST API', async () => {
    await user.deliver(token);
    await shoot(popup, 'popup-receipt');
  });

  const received = world.helpdesk.state.externalCredentials;
  const codes = world.log.reaching(new URL(helpdesk).host).filter(({ path }) => /[?&]code=/.test(path));
  if (received.length !== 1) throw new Error(`the helpdesk holds ${received.length} settings instead of one`);
  if (codes.length > 0) throw new Error('an authorization code reached the helpdesk');
  writeFileSync(join(output, 'settings-received.json'), `${JSON.stringify(received[0], null, 2)}\n`);
  writeFileSync(
    join(output, 'summary.md'),
    [
      '# What the demo did',
      '',
      `- Registered \`${state.active?.setup.facts.displayName?.value}\` as \`${clientId}\` in the practice tenant.`,
      `- Checked: ${state.active?.guide.checks.map(({ id }) => id).join(', ')}.`,
      '- The OAuth test redeemed a code that the helpdesk never saw, and refreshed once.',
      "- The settings, as the helpdesk received them: `settings-received.json`. The secret in it is the practice world's.",
      `- ${shots} screenshots beside this file.`,
      '',
    ].join('\n'),
  );
  console.log(`\nDone: ${done} steps, ${shots} screenshots, settings and summary in ${output}/`);
}

async function leaveOpen(browser: LaunchedBrowser): Promise<void> {
  const popup = await browser.context.newPage();
  await popup.goto(`${browser.origin}/popup.html?tab=1`);
  const portal = await browser.context.newPage();
  await portal.goto('https://portal.azure.com/#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade');
  console.log('The practice world is open. In the first tab choose a helpdesk; the portal is in the second.');
  console.log(`Zammad's address: ${helpdesk}   mailbox: ${mailbox}   Zammad token: ${token}`);
  console.log('Close the browser, or press Ctrl+C, to end it.');
  await new Promise((resolve) => browser.context.once('close', resolve));
}

const open = process.argv.includes('--open');
if (open && process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
  console.error('`--open` shows a browser window, and this session has no display. Run it on a desktop.');
  process.exit(1);
}
const world = await startWorld();
let browser: LaunchedBrowser | undefined;
try {
  browser = await launchBrowser({
    extensionDir: '.output/chrome-mv3',
    args: world.chromiumArgs,
    grantHosts: [`${helpdesk}/*`, 'https://graph.microsoft.com/*'],
    headless: !open,
    viewport: open ? null : { width: 1440, height: 900 },
  });
  if (open) {
    await leaveOpen(browser);
  } else {
    rmSync(output, { recursive: true, force: true });
    mkdirSync(output);
    await walk(world, browser);
  }
} catch (error) {
  console.error(`\nThe demo failed after ${done} steps: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
} finally {
  await browser?.close();
  await world.close();
}
