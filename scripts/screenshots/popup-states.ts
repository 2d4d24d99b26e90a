import type { Page } from 'playwright-core';
import { signIn } from '../../tests/world/admin';
import type { LaunchedBrowser } from '../../tests/world/browser';
import type { AppRegistration } from '../../tests/world/directory';
import type { World } from '../../tests/world/start';
import { popupFrames, tabFrames, type Viewer } from './camera';
import { send, startTest, untilCandidate, untilCheck, untilTested } from './story';

const helpdeskUrl = 'https://helpdesk.example';
const mailbox = 'support@contoso.onmicrosoft.com';
export const callback = `${helpdeskUrl}/api/v1/external_credentials/microsoft_graph/callback`;
const zammadToken = 'practice-zammad-token';
const answers = { helpdeskUrl, mailbox };

/** The address of an app's page. */
export const appPage = (menu: string, { clientId }: Pick<AppRegistration, 'clientId'>) =>
  `https://portal.azure.com/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/${menu}/appId/${clientId}`;

/** Both the popup, as it opens from the toolbar, and the same filling a tab. */
export class Popup {
  constructor(
    private readonly page: Page,
    private readonly origin: string,
    private readonly camera: Viewer,
  ) {}

  async shoot(
    name: string,
    tab: string | null = null,
    prepare?: (page: Page) => Promise<unknown>,
  ): Promise<void> {
    for (const [query, frames] of [
      ['', popupFrames],
      ['?tab=1', tabFrames],
    ] as const) {
      await this.page.setViewportSize({ width: 400, height: 590 });
      await this.page.evaluate((chosen) => {
        localStorage.clear();
        localStorage.setItem('popup:tab', JSON.stringify(chosen));
      }, tab);
      await this.page.goto(`${this.origin}/popup.html${query}`);
      await this.page.locator('main').waitFor();
      await prepare?.(this.page);
      await this.camera.shoot(this.page, `popup-${name}${query ? '-tab' : ''}`, frames, {
        whole: query !== '',
      });
    }
  }
}

export async function shootPopup(browser: LaunchedBrowser, world: World, camera: Viewer): Promise<void> {
  const { context, origin } = browser;
  const page = await context.newPage();
  const portal = await context.newPage();
  await page.goto(`${origin}/popup.html`);
  const popup = new Popup(page, origin, camera);
  const zammad = (at: Page) => at.getByRole('button', { name: 'Zammad' }).first().click();

  await popup.shoot('start');
  await popup.shoot('search-none', null, (at) => at.getByRole('searchbox').fill('xyz'));
  await popup.shoot('form', null, zammad);
  await popup.shoot('form-check', null, async (at) => {
    await at.locator('input[value=check]').check({ force: true });
    await zammad(at);
  });

  // An app that somebody else made.
  const { directory } = world;
  const old = directory.registerApp({
    displayName: 'Old helpdesk',
    signInAudience: 'AzureADandPersonalMicrosoftAccount',
    redirectUris: [
      { platform: 'spa', uri: callback },
      { platform: 'web', uri: 'https://old.example.net/callback' },
    ],
  });
  directory.addPermissions(old.clientId, [
    { api: 'Microsoft Graph', name: 'Mail.ReadWrite', type: 'application' },
  ]);
  directory.addSecret(old.clientId, { description: 'Mail', expires: new Date(Date.now() + 9 * 86_400_000) });
  const setup = { recipeId: 'zammad', variantId: 'microsoft_graph', answers };
  await send(page, { type: 'start-setup', purpose: 'check', ...setup });
  await popup.shoot('check-open-app');
  await portal.goto(appPage('Overview', old));
  await untilCandidate(page, old.clientId);
  await send(page, { type: 'use-candidate', clientId: old.clientId });
  await untilCheck(page, 'account-type', 'fail');
  for (const [menu, check] of [
    ['Authentication', 'redirect-uri'],
    ['CallAnAPI', 'permissions'],
    ['Credentials', 'existing-secrets'],
  ] as const) {
    await portal.bringToFront();
    await portal.goto(appPage(menu, old));
    await untilCheck(page, check, 'fail', 'pass');
  }
  await popup.shoot('check-findings');
  await send(page, { type: 'finish-setup' });

  // A new one, to its end.
  await send(page, { type: 'start-setup', ...setup });
  await portal.goto('https://portal.azure.com/#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade');
  await popup.shoot('begun');
  const app = directory.registerApp({
    displayName: 'Zammad',
    signInAudience: 'AzureADMyOrg',
    redirectUris: [{ platform: 'web', uri: `${callback}/` }],
  });
  const secret = directory.addSecret(app.clientId, { description: 'Zammad', months: 12 });
  await portal.goto(appPage('Overview', app));
  await untilCandidate(page, app.clientId);
  await popup.shoot('candidate');
  await send(page, { type: 'use-candidate', clientId: app.clientId });
  for (const [menu, check] of [
    ['Authentication', 'redirect-uri'],
    ['CallAnAPI', 'permissions'],
  ] as const) {
    await portal.bringToFront();
    await portal.goto(appPage(menu, app));
    await untilCheck(page, check, 'fail');
  }
  for (const tab of ['glance', 'values', 'checks', 'test', 'deliver', 'details'])
    await popup.shoot(`open-${tab}`, tab);
  await popup.shoot('values-edited', 'values', async (at) => {
    await at.locator('.fact .buttons button').last().click();
    await at.locator('.editor input').fill('');
    await at.locator('.editor .main').click();
    await at.getByRole('alert').first().waitFor();
    for (const fold of await at.locator('summary').all()) await fold.click();
  });
  await popup.shoot('values-script', 'values', async (at) => {
    await at.locator('.card > button').last().click();
    await at.locator('.script').first().waitFor();
  });
  await popup.shoot('details-unfolded', 'details', async (at) => {
    for (const fold of await at.locator('summary').all()) await fold.click();
    await at.locator('.tabpanel > .quiet').last().click();
  });
  directory.setRedirectUris(app.clientId, [{ platform: 'web', uri: callback }]);
  const { active } = await send(page, { type: 'get-state' });
  directory.addPermissions(app.clientId, active?.variant.permissions ?? []);
  directory.grantAdminConsent(app.clientId);
  for (const [menu, check] of [
    ['Authentication', 'redirect-uri'],
    ['CallAnAPI', 'admin-consent'],
  ] as const) {
    await portal.bringToFront();
    await portal.goto('about:blank');
    await portal.goto(appPage(menu, app));
    await untilCheck(page, check, 'pass');
  }
  await send(page, { type: 'set-secret', value: secret.value });
  directory.setRedirectUris(app.clientId, [{ platform: 'web', uri: `${callback}/` }]);
  const refused = await startTest(context, page);
  await signIn(refused, mailbox);
  await untilTested(page, 'failed');
  await refused.close();
  await popup.shoot('test-failed', 'test');
  directory.setRedirectUris(app.clientId, [{ platform: 'web', uri: callback }]);
  const signingIn = await startTest(context, page);
  await signingIn.getByRole('button').first().waitFor();
  await popup.shoot('test-running', 'test');
  await signIn(signingIn, mailbox);
  await untilTested(page, 'passed');
  await popup.shoot('test-passed', 'test');
  await popup.shoot('ready-deliver', 'deliver');
  await send(page, { type: 'deliver', destination: 0, token: zammadToken, untested: false });
  await popup.shoot('delivered-glance', 'glance');
  await popup.shoot('delivered', 'deliver');
  await send(page, { type: 'finish-setup' });
  await popup.shoot('history');
  const { setups } = await send(page, { type: 'get-state' });
  const finished = setups.find(({ receipts }) => receipts.length > 0);
  const openFinished = (at: Page) => at.locator('.row .icon-pass').first().click();
  await popup.shoot('finished', null, openFinished);
  await send(page, { type: 'renew-secret', setupId: finished?.id ?? '' });
  await popup.shoot('renewal');
  const renewal = await send(page, { type: 'get-state' });
  await send(page, { type: 'discard-setup', setupId: renewal.active?.setup.id ?? '' });
  await popup.shoot('discarded');
  await shootStates(context, origin, camera);
  await portal.close();
  await page.close();
}

/** What the popup says when the background is slow or silent, the network gone, or access withheld. */
async function shootStates(
  context: LaunchedBrowser['context'],
  origin: string,
  camera: Viewer,
): Promise<void> {
  const inEach = (api: string, name: string, value: string) =>
    `for (const api of [globalThis.browser, globalThis.chrome])
       if (api) Object.defineProperty(api.${api}, '${name}', { value: ${value} })`;
  /** What is put in the place of the browser's own, and what the popup then has to show. */
  const stubs: [name: string, script: string, shows: string][] = [
    ['loading', inEach('runtime', 'sendMessage', '() => new Promise(() => {})'), '.loading'],
    ['unreachable', inEach('runtime', 'sendMessage', "() => { throw new Error('gone') }"), '.banner button'],
    ['offline', "Object.defineProperty(navigator, 'onLine', { value: false })", '.banner[role=status]'],
    [
      'no-access',
      inEach('permissions', 'contains', '(what, answer) => answer ? answer(false) : Promise.resolve(false)'),
      '.banner button',
    ],
  ];
  for (const [name, script, shows] of stubs) {
    const page = await context.newPage();
    await page.addInitScript(script);
    await page.goto(`${origin}/popup.html`);
    await page.locator(shows).waitFor();
    await camera.shoot(page, `popup-${name}`, popupFrames);
    await page.close();
  }
}
