import type { ExtensionApi } from '../../../lib/background/test/types';

interface FakeTab {
  id: number;
  url: string;
}
type Rule = Parameters<ExtensionApi['declarativeNetRequest']['updateSessionRules']>[0]['addRules'] extends
  | (infer R)[]
  | undefined
  ? R
  : never;

/** What of the browser outlives the background: storage, rules, tabs, alarms. `log` has the calls in order. */
export class FakeBrowser {
  readonly stored = new Map<string, unknown>();
  readonly rules = new Map<number, Rule>();
  readonly tabs = new Map<number, FakeTab>();
  readonly alarms = new Map<string, unknown>();
  readonly log: string[] = [];
  granted = (_origin: string): boolean => true;
  /** What an injected function finds. */
  page: unknown = { pageId: 'ConvergedSignIn', text: '', isException: false };
  /** A browser that forgets rules. */
  takesRules = true;
  /** `storage.session` takes nothing. */
  isFull = false;
  onTabRemoved: (tabId: number) => void = () => undefined;
  onNavigate: (tab: FakeTab) => void = () => undefined;
  #lastTab = 0;

  get api(): ExtensionApi {
    const session = {
      get: async (key: string) =>
        this.stored.has(key) ? { [key]: structuredClone(this.stored.get(key)) } : {},
      set: async (items: Record<string, unknown>) => {
        if (this.isFull) throw new Error('Session storage quota bytes exceeded. Values were not stored.');
        for (const [key, value] of Object.entries(items)) this.stored.set(key, structuredClone(value));
      },
    };
    const api = {
      storage: { session },
      alarms: {
        create: (name: string, info: unknown) => this.alarms.set(name, info),
        clear: async (name: string) => this.alarms.delete(name),
      },
      permissions: {
        contains: async ({ origins }: { origins: string[] }) =>
          origins.every((origin) => this.granted(origin)),
      },
      declarativeNetRequest: {
        updateSessionRules: async ({
          removeRuleIds = [],
          addRules = [],
        }: {
          removeRuleIds?: number[];
          addRules?: Rule[];
        }) => {
          for (const id of removeRuleIds) this.rules.delete(id);
          for (const rule of addRules) {
            if (this.rules.has(rule.id))
              throw new Error(`Rule with id ${rule.id} does not have a unique ID.`);
            this.log.push(`rule ${rule.action.type}`);
            if (this.takesRules) this.rules.set(rule.id, rule);
          }
        },
        getSessionRules: async () => [...this.rules.values()],
      },
      scripting: { executeScript: async () => [{ result: this.page }] },
      tabs: {
        create: async ({ url }: { url: string }) => {
          const tab = { id: ++this.#lastTab, url };
          this.tabs.set(tab.id, tab);
          this.log.push(`open ${url.split('?')[0]}`);
          return tab;
        },
        update: async (id: number, { url }: { url: string }) => {
          const tab = this.#tab(id);
          tab.url = url;
          this.log.push(`navigate ${url.split('?')[0]}`);
          this.onNavigate(tab);
        },
        get: async (id: number) => this.#tab(id),
        query: async () => [...this.tabs.values()],
        remove: async (id: number) => {
          this.#tab(id);
          this.tabs.delete(id);
          this.log.push('close');
          this.onTabRemoved(id);
        },
      },
    };
    return api as unknown as ExtensionApi;
  }

  #tab(id: number): FakeTab {
    const tab = this.tabs.get(id);
    if (!tab) throw new Error(`No tab with id: ${id}`);
    return tab;
  }
}
