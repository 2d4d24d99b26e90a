import type { CDPSession, Page, Request } from 'playwright-core';
import type { LaunchedBrowser } from '../world/browser';
import { Issued } from './issued';
import type { Session } from './session';

/** Listens where no person can: at the worker's messages, at every request of the browser, and inside the content script. */
export class WireTap {
  readonly issued: Issued;
  readonly #requested = new Set<Request>();

  private constructor(private readonly session: Session<LaunchedBrowser>) {
    this.issued = new Issued(session.world);
  }

  /** Before the journey: what was said earlier can't be heard. */
  static async open(session: Session<LaunchedBrowser>): Promise<WireTap> {
    const tap = new WireTap(session);
    session.context.on('request', (request) => tap.#requested.add(request));
    session.context.on('requestfailed', (request) => {
      // What our own rule has stopped never left the browser.
      if (request.failure()?.errorText === 'net::ERR_BLOCKED_BY_CLIENT') tap.#requested.delete(request);
    });
    await session.browser.serviceWorker.evaluate(recordMessages);
    return tap;
  }

  /** The hosts that a text was sent to, as the browser and as the world saw it. */
  hostsThatSaw(text: string): string[] {
    const forms = [text, encodeURIComponent(text)];
    const sent = [...this.#requested]
      .filter((request) => {
        const whole = [request.url(), request.postData(), JSON.stringify(request.headers())].join('\n');
        return forms.some((form) => whole.includes(form));
      })
      .map((request) => new URL(request.url()).host);
    const received = this.session.world.log.carrying(text).map(({ host }) => host);
    return [...new Set([...sent, ...received])].sort();
  }

  /** What the worker has told content scripts since the tap was opened. */
  messagesToContent(): Promise<string[]> {
    return this.session.browser.serviceWorker.evaluate(
      () => (globalThis as unknown as { told: string[] }).told,
    );
  }

  /** A storage area as the worker sees it. */
  storage(area: 'local' | 'sync' | 'session'): Promise<string> {
    return this.session.browser.serviceWorker.evaluate(
      async (name) => JSON.stringify(await chrome.storage[name].get(null)),
      area,
    );
  }
}

interface Area {
  get(keys: null): Promise<object>;
}
type Tell = (...parts: unknown[]) => Promise<unknown>;
declare const chrome: {
  storage: Record<'local' | 'sync' | 'session', Area>;
  tabs: { sendMessage: Tell };
};

/** In the worker, where `browser` may be the browser's own or none. */
function recordMessages(): void {
  const scope = globalThis as unknown as { told: string[]; browser?: typeof chrome };
  scope.told = [];
  for (const api of new Set([chrome.tabs, scope.browser?.tabs])) {
    if (!api) continue;
    const send = api.sendMessage.bind(api);
    api.sendMessage = (...parts) => {
      scope.told.push(JSON.stringify(parts));
      return send(...parts);
    };
  }
}

/** The extension's isolated world in a page: what a page could do there if it broke into our content script. */
export class ContentWorld {
  private constructor(
    private readonly cdp: CDPSession,
    private readonly contextId: number,
  ) {}

  static async enter(page: Page, extensionId: string): Promise<ContentWorld> {
    const cdp = await page.context().newCDPSession(page);
    const entered = new Promise<number>((resolve) =>
      cdp.on('Runtime.executionContextCreated', ({ context }) => {
        if (context.origin === `chrome-extension://${extensionId}`) resolve(context.id);
      }),
    );
    await cdp.send('Runtime.enable');
    return new ContentWorld(cdp, await entered);
  }

  /** The value of an expression, or why there is none. */
  async evaluate(expression: string): Promise<{ value: unknown } | { error: string }> {
    const { result, exceptionDetails } = await this.cdp.send('Runtime.evaluate', {
      contextId: this.contextId,
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (!exceptionDetails) return { value: result.value };
    return { error: exceptionDetails.exception?.description ?? exceptionDetails.text };
  }

  send(message: object): ReturnType<ContentWorld['evaluate']> {
    return this.evaluate(`chrome.runtime.sendMessage(${JSON.stringify(message)})`);
  }
}
