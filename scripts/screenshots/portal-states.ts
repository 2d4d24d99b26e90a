import type { Page } from 'playwright-core';
import type { PanelState } from '../../lib/messages';
import type { LaunchedBrowser } from '../../tests/world/browser';
import type { World } from '../../tests/world/start';
import { type Frame, portalFrames, type Viewer } from './camera';
import { appPage, callback } from './popup-states';
import { send, untilCandidate, untilCheck } from './story';

declare const chrome: { storage: { local: { set(items: object): Promise<void> } } };

const registrations = 'https://portal.azure.com/#view/Microsoft_AAD_RegisteredApps';
const unfolded: PanelState = { side: 'right', top: 96, inset: 24, folded: false, dismissed: false };

/** The panel and the ring on the portal's pages, from the list of apps to the consent. */
export async function shootPortal(browser: LaunchedBrowser, world: World, camera: Viewer): Promise<void> {
  const { context, origin } = browser;
  const popup = await context.newPage();
  await popup.goto(`${origin}/popup.html`);
  const { directory } = world;
  await send(popup, {
    type: 'start-setup',
    recipeId: 'zammad',
    variantId: 'microsoft_graph',
    answers: { helpdeskUrl: 'https://helpdesk.example', mailbox: 'support@contoso.onmicrosoft.com' },
  });
  const portal = await context.newPage();
  const show = async (address: string) => {
    await portal.bringToFront();
    await portal.goto('about:blank');
    await portal.goto(address);
    await portal.waitForTimeout(1800);
  };
  /** The portal has a theme of its own, which the panel follows. */
  const shoot = async (name: string, address: string, frames: Frame[] = portalFrames) => {
    for (const theme of ['light', 'dark'] as const) {
      const own = frames.filter(({ scheme }) => scheme === theme);
      if (own.length === 0) continue;
      world.portal.settings.theme = theme;
      await show(address);
      await camera.shoot(portal, `portal-${name}`, own);
    }
    world.portal.settings.theme = 'light';
  };
  const few = portalFrames.slice(0, 2);

  await shoot('app-list', `${registrations}/ApplicationsListBlade`);
  await shoot('register', `${registrations}/CreateApplicationBlade`, few);
  const app = directory.registerApp({
    displayName: 'Zammad',
    signInAudience: 'AzureADMyOrg',
    redirectUris: [{ platform: 'spa', uri: callback }],
  });
  await shoot('candidate', appPage('Overview', app), few);
  await untilCandidate(popup, app.clientId);
  await send(popup, { type: 'use-candidate', clientId: app.clientId });
  await shoot('overview', appPage('Overview', app), few);
  await shoot('authentication', appPage('Authentication', app));
  await shoot('permissions', appPage('CallAnAPI', app));
  const { active } = await send(popup, { type: 'get-state' });
  directory.addPermissions(app.clientId, active?.variant.permissions ?? []);
  await shoot('consent', appPage('CallAnAPI', app), few);
  directory.grantAdminConsent(app.clientId);
  await shoot('secrets', appPage('Credentials', app), few);
  const other = directory.registerApp({ displayName: 'Payroll', signInAudience: 'AzureADMyOrg' });
  await shoot('other-app', appPage('Overview', other), few);
  await showPanel(browser, popup, { ...unfolded, folded: true });
  await shoot('folded', appPage('Credentials', app), few);
  await showPanel(browser, popup, { ...unfolded, side: 'left' });
  await shoot('left', appPage('Credentials', app), few.slice(0, 1));
  await showPanel(browser, popup, unfolded);
  world.portal.settings.layout = 'fluent9';
  await shoot('framed', appPage('CallAnAPI', app), few);
  await untilCheck(popup, 'admin-consent', 'pass');
  world.portal.settings.layout = 'classic';
  await portal.close();
  await popup.close();
}

/** As the admin left it at another time: a background that has been ended asks storage anew. */
async function showPanel(browser: LaunchedBrowser, popup: Page, panel: PanelState): Promise<void> {
  await popup.evaluate((state) => chrome.storage.local.set({ panel: state }), panel);
  await browser.killBackground();
}
