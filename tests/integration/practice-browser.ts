import { Window } from 'happy-dom';
import type { TestRunner } from '../../lib/background/test/runner';
import type { ExtensionApi } from '../../lib/background/test/types';
import { loginHosts, personalLogin } from '../../lib/hosts';
import { readLoginPage } from '../../lib/oauth/error-page';
import { FakeBrowser } from '../unit/background-test/fake-browser';
import type { World } from '../world/start';
import { PageVisitor, type VisitedPage, worldFetch } from '../world/world-client';

const extensionHost = 'abcdefghijklmnopabcdefghijklmnop';

interface Rule {
  action: { type: string };
  condition: {
    regexFilter?: string;
    tabIds?: number[];
    initiatorDomains?: string[];
    requestMethods?: string[];
  };
}

/**
 * As much of a browser as an OAuth test needs, in Node, with the practice world behind it: tabs that load pages, rules
 * that block and strip, and the events that tell of it. A code that no rule stops reaches the helpdesk, as it would.
 */
export class PracticeBrowser extends FakeBrowser {
  readonly visitor: PageVisitor;
  readonly extensionHost = extensionHost;
  /** What each tab shows. */
  readonly shown = new Map<number, VisitedPage>();
  runner: TestRunner | null = null;
  readonly #fetch: ReturnType<typeof worldFetch>;

  constructor(world: World) {
    super();
    this.visitor = new PageVisitor(world.port, [...loginHosts, personalLogin, 'login.microsoft.com']);
    this.#fetch = worldFetch(world.port);
  }

  override get api(): ExtensionApi {
    const api = super.api as ExtensionApi & { tabs: { update: unknown }; scripting: unknown };
    const update = api.tabs.update as (id: number, change: { url: string }) => Promise<unknown>;
    return {
      ...api,
      tabs: {
        ...api.tabs,
        update: async (id: number, change: { url: string }) => {
          await update(id, change);
          await this.#arrive(id, await this.visitor.open(change.url));
        },
      },
      scripting: {
        executeScript: async ({ target }: { target: { tabId: number } }) => [
          { result: this.#read(target.tabId) },
        ],
      },
    } as unknown as ExtensionApi;
  }

  /** An extension's request has an `Origin`, unless a rule takes it away. */
  readonly fetch = (url: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    const isStripped = ([...this.rules.values()] as Rule[]).some(
      ({ action, condition }) =>
        action.type === 'modifyHeaders' &&
        condition.initiatorDomains?.includes(extensionHost) &&
        new RegExp(condition.regexFilter ?? '$^').test(url),
    );
    if (init.method === 'POST' && !isStripped) headers.set('origin', `chrome-extension://${extensionHost}`);
    return this.#fetch(url, { ...init, headers });
  };

  /** Fills in the form of the page that a tab shows. */
  async submit(tabId: number, fields: Record<string, string>): Promise<void> {
    const page = this.shown.get(tabId);
    if (!page) throw new Error(`tab ${tabId} shows nothing`);
    await this.#arrive(tabId, await this.visitor.submit(page, fields));
  }

  async #arrive(tabId: number, page: VisitedPage): Promise<void> {
    const tab = this.tabs.get(tabId);
    if (!tab) return;
    tab.url = page.url;
    this.shown.set(tabId, page);
    if (page.status === 0) return this.#leave(tabId, page.url);
    await this.runner?.onTabUpdated(tabId, { status: 'complete' }, { url: page.url });
  }

  /** A navigation to a host outside Microsoft's: seen by the extension, and let through where no rule blocks it. */
  async #leave(tabId: number, url: string): Promise<void> {
    const isBlocked = ([...this.rules.values()] as Rule[]).some(
      ({ action, condition }) =>
        action.type === 'block' &&
        condition.tabIds?.includes(tabId) &&
        new RegExp(condition.regexFilter ?? '$^').test(url),
    );
    if (!isBlocked) await this.#fetch(url);
    await this.runner?.onCallback({ url, tabId, type: 'main_frame', method: 'GET' });
  }

  #read(tabId: number): unknown {
    const { url = 'about:blank', html = '' } = this.shown.get(tabId) ?? {};
    const window = new Window({ url });
    window.document.write(html);
    const before = globalThis.document;
    globalThis.document = window.document as unknown as Document;
    try {
      return readLoginPage();
    } finally {
      globalThis.document = before;
      void window.happyDOM.close();
    }
  }
}
