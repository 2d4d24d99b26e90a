import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core';
import { findChromium, type LaunchedBrowser, launchBrowser } from '../../tests/world/browser';
import { startWorld, type World } from '../../tests/world/start';
import { appPage, callback } from '../screenshots/popup-states';
import { send, untilCandidate } from '../screenshots/story';
import { bundle } from './bundle';
import type { Contestant } from './contestants';

declare const chrome: { scripting: { executeScript(injection: { files?: string[] }): Promise<unknown> } };

/** A page with a debugging session, by which the page's own policies don't count: the peers have styles and markup of their own. */
export interface StagePage {
  page: Page;
  session: CDPSession;
}

/** The practice world with two browsers: one has the extension, with a setup whose next step is in the portal's menu. */
export interface Stage {
  world: World;
  waymark: LaunchedBrowser;
  /** Without extensions. */
  plain: Browser;
  /** Its page in the portal. */
  overview: string;
  popup: Page;
  /** The browser in which a contestant competes. */
  browserOf(contestant: Contestant): Browser;
  /** A page there, with the helpers of on-portal.ts in everything that it loads. */
  open(contestant: Contestant): Promise<StagePage>;
  /** To the app's page in the portal, with the menu open. */
  arrive(page: Page): Promise<void>;
  /** Ends the guidance, so that the next page of the portal is quiet. */
  rest(): Promise<void>;
  /** Puts a contestant onto a page that has no guidance yet. */
  start(contestant: Contestant, stagePage: StagePage): Promise<void>;
  close(): Promise<void>;
}

const helpdesk = 'https://helpdesk.example';

export async function openStage(): Promise<Stage> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('no Chrome, Edge or Chromium found; install one or set CHROMIUM_PATH');
  const world = await startWorld();
  const closers: (() => Promise<void>)[] = [() => world.close()];
  const close = async () => {
    for (const work of closers.reverse()) await work();
  };
  try {
    const waymark = await launchBrowser({
      extensionDir: '.output/chrome-mv3',
      args: world.chromiumArgs,
      grantHosts: [`${helpdesk}/*`],
    });
    closers.push(() => waymark.close());
    const plain = await chromium.launch({
      executablePath,
      args: [
        '--disable-gpu',
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-background-networking',
        ...world.chromiumArgs,
      ],
    });
    closers.push(() => plain.close());
    return { ...(await furnish(world, waymark, plain)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function furnish(
  world: World,
  waymark: LaunchedBrowser,
  plain: Browser,
): Promise<Omit<Stage, 'close'>> {
  const own = waymark.context.browser();
  if (!own) throw new Error('the browser is gone');
  const helpers = await bundle('on-portal');
  const app = world.directory.registerApp({
    displayName: 'Zammad',
    signInAudience: 'AzureADMyOrg',
    redirectUris: [{ platform: 'spa', uri: callback }],
  });
  const overview = appPage('Overview', app);
  const plainContext = await plain.newContext({ viewport: { width: 1280, height: 800 } });
  const popup = await waymark.context.newPage();
  await popup.goto(`${waymark.origin}/popup.html`);
  const isOwn = ({ runs }: Contestant) => runs !== null && 'extension' in runs;

  const open: Stage['open'] = async (contestant) => {
    const page = await (isOwn(contestant) ? waymark.context : plainContext).newPage();
    const session = await page.context().newCDPSession(page);
    await session.send('Page.setBypassCSP', { enabled: true });
    await page.addInitScript(helpers);
    return { page, session };
  };

  const first = await open({ name: '', script: null, raw: 0, gzip: 0, runs: { extension: 'guide.js' } });
  await first.page.goto(overview);
  const state = await send(popup, {
    type: 'start-setup',
    recipeId: 'zammad',
    variantId: 'microsoft_graph',
    answers: { helpdeskUrl: helpdesk, mailbox: 'support@contoso.onmicrosoft.com' },
  });
  const setupId = state.active?.setup.id;
  if (!setupId) throw new Error('the setup has not begun');
  await untilCandidate(popup, app.clientId);
  await send(popup, { type: 'use-candidate', clientId: app.clientId });
  await first.page.close();

  return {
    world,
    waymark,
    plain,
    overview,
    popup,
    browserOf: (contestant) => (isOwn(contestant) ? own : plain),
    open,
    async arrive(page) {
      await page.goto(overview);
      await page.getByText('Application (client) ID').first().waitFor();
      const item = page.locator('[data-telemetryname="Menu-Authentication"] >> visible=true');
      if ((await item.count()) === 0) await page.getByText('Manage', { exact: true }).first().click();
      await item.waitFor();
    },
    async rest() {
      await send(popup, { type: 'choose-setup', setupId: null });
    },
    async start({ runs }, { page }) {
      if (runs === null) return;
      if ('source' in runs) return page.evaluate(`${runs.source}\n;onPortal.show()`) as Promise<void>;
      if (runs.extension === null) return;
      await putInto(waymark, runs.extension);
      await send(popup, { type: 'choose-setup', setupId });
    },
  };
}

/** In a child frame the reader runs alone: here it does so in the top frame, so that all have the same page. */
const putInto = (waymark: LaunchedBrowser, file: string): Promise<void> =>
  waymark.serviceWorker.evaluate((wanted) => {
    const scope = globalThis as { executeScript?: typeof chrome.scripting.executeScript };
    scope.executeScript ??= chrome.scripting.executeScript.bind(chrome.scripting);
    const real = scope.executeScript;
    chrome.scripting.executeScript = (injection) =>
      real(injection.files?.includes('guide.js') ? { ...injection, files: [wanted] } : injection);
  }, file);
