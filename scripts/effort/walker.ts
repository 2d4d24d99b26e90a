import type { BrowserContext, Page } from 'playwright-core';
import type { CheckId, Guide } from '../../lib/guide/types';
import type { AppState } from '../../lib/messages';
import { PracticeAdmin } from '../../tests/world/admin';
import { type LaunchedBrowser, launchBrowser } from '../../tests/world/browser';
import type { HostHandler } from '../../tests/world/http';
import { PanelUser } from '../../tests/world/panel-user';
import { startWorld, type World } from '../../tests/world/start';
import { send, untilCheck } from '../screenshots/story';
import { helpdesk } from './guides/guide';
import { Recorder } from './recorder';

/** An admin with Waymark, in a fresh practice world with this helpdesk in it. Everything they do is noted. */
export class Walker {
  admin!: PracticeAdmin;
  panel!: PanelUser;

  private constructor(
    readonly world: World,
    private readonly browser: LaunchedBrowser,
    readonly recorder: Recorder,
    /** The popup, in a tab. */
    readonly popup: Page,
    /** The helpdesk's page, in which the admin is signed in. */
    readonly desk: Page,
  ) {}

  static async start(handle: HostHandler, signIn: (page: Page) => Promise<void>): Promise<Walker> {
    const world = await startWorld();
    world.addHost(new URL(helpdesk).host, handle);
    const browser = await launchBrowser({
      extensionDir: '.output/chrome-mv3',
      args: world.chromiumArgs,
      grantHosts: [`${helpdesk}/*`, 'https://graph.microsoft.com/*'],
    }).catch(async (error) => {
      await world.close();
      throw error;
    });
    const { context, origin } = browser;
    context.setDefaultTimeout(30_000);
    // Being signed in to the helpdesk is where both ways begin.
    const desk = await context.newPage();
    await signIn(desk);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const recorder = await Recorder.in(context);
    await desk.reload();
    const popup = await context.newPage();
    await popup.goto(`${origin}/popup.html?tab=1`);
    return new Walker(world, browser, recorder, popup, desk);
  }

  get context(): BrowserContext {
    return this.browser.context;
  }

  state(): Promise<AppState> {
    return send(this.popup, { type: 'get-state' });
  }

  until(id: CheckId, outcome: Guide['checks'][number]['outcome']): Promise<AppState> {
    return untilCheck(this.popup, id, outcome);
  }

  /** A press whose page is a new tab. */
  async opening(press: Promise<unknown>): Promise<Page> {
    const [page] = await Promise.all([this.context.waitForEvent('page'), press]);
    await page.waitForLoadState();
    return page;
  }

  /** By the popup's own link. */
  async openPortal(): Promise<void> {
    const page = await this.opening(this.popup.getByRole('link', { name: 'Open the portal' }).click());
    this.admin = new PracticeAdmin(page, this.world);
    this.panel = new PanelUser(page);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.world.close();
  }
}
