import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CDPSession, Page, Request } from 'playwright-core';
import type { Session } from './session';

/** What may be known in one place only, by name. */
export type Sensitive = Record<string, string>;

/** Listens where no person can: at the token endpoint, at the worker's messages, and inside the content script. */
export class WireTap {
  readonly #answers: string[] = [];
  readonly #printed: string[] = [];
  readonly #requested = new Set<Request>();

  private constructor(private readonly session: Session) {}

  /** Before the journey: what was said earlier can't be heard. */
  static async open(session: Session): Promise<WireTap> {
    const tap = new WireTap(session);
    tap.#listenAtSignIn();
    session.context.on('weberror', (error) => tap.#printed.push(String(error.error().stack)));
    session.context.on('request', (request) => tap.#requested.add(request));
    session.context.on('requestfailed', (request) => {
      // What our own rule has stopped never left the browser.
      if (request.failure()?.errorText === 'net::ERR_BLOCKED_BY_CLIENT') tap.#requested.delete(request);
    });
    await session.browser.serviceWorker.evaluate(recordMessages);
    return tap;
  }

  /** All that one test of this app has made; each has a value, or the journey was not what it should be. */
  sensitive(secret: string): Sensitive {
    const asked = this.session.world.log
      .find({ method: 'POST', path: /\/oauth2\/v2\.0\/token/ })
      .map(({ body }) => new URLSearchParams(body));
    const answered = this.#answers.map((text) => JSON.parse(text) as Record<string, string>);
    const redeemed = asked.find((form) => form.has('code'));
    const found: Sensitive = { secret, code: '', verifier: '' };
    found.code = redeemed?.get('code') ?? '';
    found.verifier = redeemed?.get('code_verifier') ?? '';
    for (const [index, answer] of answered.entries())
      for (const name of ['access_token', 'id_token', 'refresh_token'])
        if (answer[name]) found[`${name} ${index}`] = answer[name];
    return found;
  }

  /** Everything that was printed by any page or by the worker. */
  get console(): string {
    return [...this.session.console, ...this.#printed].join('\n');
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

  #listenAtSignIn(): void {
    const { idp } = this.session.world;
    const handle = idp.handle.bind(idp);
    idp.handle = async (req: IncomingMessage, res: ServerResponse, host: string) => {
      const end = res.end.bind(res);
      res.end = ((chunk?: unknown, ...rest: []) => {
        const isAnswer = /\/oauth2\/v2\.0\/token/.test(req.url ?? '') && req.method === 'POST';
        if (isAnswer && chunk) this.#answers.push(String(chunk));
        return end(chunk, ...rest);
      }) as typeof res.end;
      return handle(req, res, host);
    };
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
