import { type BrowserType, firefox } from 'playwright-core';

interface Message {
  id?: number;
  type?: 'success' | 'error' | 'event';
  method?: string;
  params?: unknown;
  result?: unknown;
  error?: string;
  message?: string;
}

/** Playwright's own line to the browser, as far as it is used here. */
interface Transport {
  send(message: Message): void;
  close(): void;
  onmessage?: ((message: Message) => void) | undefined;
  onclose?: ((reason?: string) => void) | undefined;
}

interface Navigation {
  context: string;
  url: string;
}

/** Commands that Playwright sends at every start and Firefox ESR 153 does not know; none of them matters here. */
const unknownToEsr = ['emulation.setMediaFeaturesOverride'];

/** Above every ID that Playwright uses, below those that it keeps for closing. */
const firstOwnId = 2 ** 40;

const whenLoaded = `new Promise((done) =>
  document.readyState === 'complete' ? done() : addEventListener('load', () => done(), { once: true }))`;

/**
 * Sits between Playwright and Firefox ESR, which speak WebDriver BiDi. A browser has one BiDi session, so what
 * Playwright has no words for (installing an add-on, the browser's own scope) is said here too; and Firefox does not
 * say when an extension's page has loaded, so it is asked.
 */
export class BidiBridge implements Transport {
  onmessage: Transport['onmessage'];
  onclose: Transport['onclose'];
  /** What Firefox wrote to its standard output. */
  readonly output: string[] = [];
  readonly #waiting = new Map<number, { resolve(result: never): void; reject(error: Error): void }>();
  #lastId = firstOwnId;

  constructor(private readonly browser: Transport) {
    browser.onmessage = (message) => this.#receive(message);
    browser.onclose = (reason) => this.onclose?.(reason);
  }

  /** Playwright to Firefox. */
  send(message: Message): void {
    if (unknownToEsr.includes(message.method ?? ''))
      setImmediate(() => this.onmessage?.({ type: 'success', id: message.id ?? 0, result: {} }));
    else this.browser.send(message);
  }

  close(): void {
    this.browser.close();
  }

  command<Result>(method: string, params: object): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      const id = ++this.#lastId;
      this.#waiting.set(id, { resolve, reject });
      this.browser.send({ id, method, params });
    });
  }

  /** Evaluates in the browser's own window, with all the rights that Firefox's own code has. */
  async evaluateInBrowser(expression: string): Promise<unknown> {
    const { contexts } = await this.command<{ contexts: { context: string }[] }>('browsingContext.getTree', {
      'moz:scope': 'chrome',
    });
    return this.#evaluate(contexts[0]?.context ?? '', expression);
  }

  async #evaluate(context: string, expression: string): Promise<unknown> {
    const answer = await this.command<{
      type: 'success' | 'exception';
      result?: { value?: unknown };
      exceptionDetails?: { text: string };
    }>('script.evaluate', { expression, target: { context }, awaitPromise: true });
    if (answer.type === 'exception') throw new Error(answer.exceptionDetails?.text);
    return answer.result?.value;
  }

  #receive(message: Message): void {
    const own = this.#waiting.get(message.id ?? 0);
    if (!own) {
      this.onmessage?.(message);
      if (message.method === 'browsingContext.navigationCommitted')
        void this.#tellWhenLoaded(message.params as Navigation);
      return;
    }
    this.#waiting.delete(message.id ?? 0);
    if (message.type === 'error') own.reject(new Error(`${message.error}: ${message.message}`));
    else own.resolve(message.result as never);
  }

  async #tellWhenLoaded(navigation: Navigation): Promise<void> {
    if (!navigation.url.startsWith('moz-extension:')) return;
    // The page may have moved on, or be gone.
    const isLoaded = await this.#evaluate(navigation.context, whenLoaded).then(
      () => true,
      () => false,
    );
    if (!isLoaded) return;
    for (const method of ['browsingContext.domContentLoaded', 'browsingContext.load'])
      this.onmessage?.({ type: 'event', method, params: navigation });
  }
}

interface ConnectOptions {
  browserLogsCollector: { onMessage(listener: (line: string) => void): void };
}

interface BidiFirefox {
  connectToTransport(transport: Transport, options: ConnectOptions): Promise<unknown>;
}

/** Playwright's implementation behind its API; its Firefox for BiDi is a part of it. */
const bidiFirefoxOf = (type: BrowserType): BidiFirefox =>
  (
    type as unknown as { _connection: { toImpl(api: BrowserType): { _bidiFirefox: BidiFirefox } } }
  )._connection.toImpl(type)._bidiFirefox;

let lastLaunch: Promise<unknown> = Promise.resolve();

/** Launches Firefox with a bridge in its line. One after another: nothing in a launch tells whose it is. */
export function launchBridged<Browser>(
  launch: () => Promise<Browser>,
): Promise<{ launched: Browser; bridge: BidiBridge }> {
  const next = lastLaunch.then(async () => {
    const implementation = bidiFirefoxOf(firefox);
    let bridge: BidiBridge | undefined;
    const connect = implementation.connectToTransport;
    implementation.connectToTransport = function (transport, options) {
      const own = new BidiBridge(transport);
      options.browserLogsCollector.onMessage((line) => own.output.push(line));
      bridge = own;
      return connect.call(this, own, options);
    };
    try {
      const launched = await launch();
      if (!bridge) throw new Error('Playwright did not connect by BiDi');
      return { launched, bridge };
    } finally {
      implementation.connectToTransport = connect;
    }
  });
  lastLaunch = next.catch(() => undefined);
  return next;
}
