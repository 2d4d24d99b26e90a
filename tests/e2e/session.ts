import type { BrowserContext, Page } from 'playwright-core';
import type { AppState, PageMessage, PageReplies } from '../../lib/messages';
import { type LaunchedBrowser, launchBrowser } from '../world/browser';
import { startWorld, type World } from '../world/start';

/** A browser with the production build in a fresh practice world, and what its pages printed to the console. */
export interface Session {
  world: World;
  browser: LaunchedBrowser;
  context: BrowserContext;
  console: string[];
  /** The popup's page, opened as a tab. */
  popup: Page;
  /** Sends what the popup would send. */
  send<M extends PageMessage>(message: M): Promise<PageReplies[M['type']]>;
  state(): Promise<AppState>;
  close(): Promise<void>;
}

declare const chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } };

export const helpdeskUrl = 'https://helpdesk.example';
export const mailbox = 'support@contoso.onmicrosoft.com';

/** `grantHelpdesk: false` leaves the helpdesk's host permission out, as before the admin has said yes. */
export async function openSession(options: { grantHelpdesk?: boolean } = {}): Promise<Session> {
  const world = await startWorld();
  const browser = await launchBrowser({
    extensionDir: '.output/chrome-mv3',
    args: world.chromiumArgs,
    grantHosts: options.grantHelpdesk === false ? [] : [`${helpdeskUrl}/*`],
  });
  const printed: string[] = [];
  browser.context.on('console', (line) => printed.push(line.text()));
  browser.serviceWorker.on('console', (line) => printed.push(line.text()));
  const popup = await browser.context.newPage();
  await popup.goto(`chrome-extension://${browser.extensionId}/popup.html?tab=1`);

  const send = (<M extends PageMessage>(message: M) =>
    popup.evaluate((sent) => chrome.runtime.sendMessage(sent), message)) as Session['send'];

  return {
    world,
    browser,
    context: browser.context,
    console: printed,
    popup,
    send,
    state: () => send({ type: 'get-state' }),
    close: async () => {
      await browser.close();
      await world.close();
    },
  };
}
