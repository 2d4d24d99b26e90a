import { readFileSync } from 'node:fs';
import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { BrowserWorld, Injection, Rule, WorldTab } from './browser-world';

type Listener = (...args: never[]) => unknown;

/** One event of the browser's, with the living background's listeners. */
export class Events {
  #listeners: Listener[] = [];
  readonly api = {
    addListener: (listener: Listener) => void this.#listeners.push(listener),
    removeListener: () => undefined,
  };
  fire(...args: unknown[]): unknown[] {
    return this.#listeners.map((listener) => listener(...(args as never[])));
  }
  clear(): void {
    this.#listeners = [];
  }
}

export type WorldEvents = Record<
  'message' | 'callback' | 'updated' | 'removed' | 'alarm' | 'permission' | 'click',
  Events
>;

export const clone = <T>(value: T): T =>
  value === undefined ? value : (JSON.parse(JSON.stringify(value)) as T);
const realTimeout = globalThis.setTimeout;
/** A patience, which nothing here wears out. Milliseconds. */
const patience = 20_000;
const cryptography = Object.fromEntries(
  (['digest', 'encrypt', 'exportKey', 'generateKey', 'importKey', 'sign'] as const).map((name) => [
    name,
    crypto.subtle[name].bind(crypto.subtle) as (...args: unknown[]) => Promise<unknown>,
  ]),
);
const labelFiles = new Map<string, string>();

/** Puts the world in the place of the browser: whatever the background asks of it goes through its life. */
export function installBrowser(world: BrowserWorld, on: WorldEvents): void {
  const { lives } = world;
  /** Each method through `call`. */
  const mortal = <T extends Record<string, (...args: never[]) => unknown>>(area: string, methods: T): T =>
    Object.fromEntries(
      Object.entries(methods).map(([name, method]) => [
        name,
        (...args: never[]) => lives.call(`${area}.${name}`, () => method(...args)),
      ]),
    ) as T;
  const area = (name: 'local' | 'session') => {
    const data = world.stored[name];
    const keysOf = (keys: string | string[] | null) =>
      keys === null || keys === undefined ? [...data.keys()] : [keys].flat();
    return mortal(`storage.${name}`, {
      get: (keys: string | string[] | null) =>
        Object.fromEntries(
          keysOf(keys).flatMap((key) => (data.has(key) ? [[key, clone(data.get(key))]] : [])),
        ),
      set: (items: Record<string, unknown>) => world.store(name, items),
      remove: (keys: string | string[]) => {
        for (const key of keysOf(keys)) data.delete(key);
      },
    });
  };
  const tabOf = (id: number): WorldTab => {
    const tab = world.tabs.get(id);
    if (!tab) throw new Error(`No tab with id: ${id}.`);
    return tab;
  };
  const say = ({ id, url }: WorldTab) => ({
    id,
    url,
    title: 'A page',
    status: 'complete',
    lastAccessed: 1,
  });
  Object.assign(fakeBrowser.storage, {
    local: area('local'),
    session: area('session'),
    managed: mortal('storage.managed', { get: () => ({}) }),
  });
  Object.assign(fakeBrowser, {
    alarms: {
      ...mortal('alarms', {
        create: (name: string, info: object) => void world.alarms.set(name, info),
        clear: (name: string) => world.alarms.delete(name),
        get: (name: string) => world.alarms.get(name),
      }),
      onAlarm: on.alarm.api,
    },
    tabs: {
      TAB_ID_NONE: -1,
      ...mortal('tabs', {
        get: (id: number) => say(tabOf(id)),
        query: () => [...world.tabs.values()].map(say),
        create: ({ url }: { url: string }) => say(world.open({ url })),
        update: (id: number, { url }: { url: string }) => {
          const tab = tabOf(id);
          tab.url = url;
          world.onNavigate(tab);
        },
        remove: (id: number) => {
          tabOf(id);
          world.tabs.delete(id);
          // An event of its own, later.
          realTimeout(() => void world.fire('removed', id));
        },
        sendMessage: (tabId: number, message: unknown) => {
          tabOf(tabId);
          world.told.push({ tabId, message: clone(message) });
        },
      }),
      onUpdated: on.updated.api,
      onRemoved: on.removed.api,
    },
    scripting: mortal('scripting', {
      executeScript: (injection: Injection) => {
        const tab = tabOf(injection.target.tabId);
        return tab.run?.(injection) ?? [{ frameId: 0, result: null }];
      },
    }),
    permissions: {
      ...mortal('permissions', { contains: () => true }),
      onAdded: on.permission.api,
      onRemoved: on.permission.api,
    },
    declarativeNetRequest: mortal('declarativeNetRequest', {
      getSessionRules: () => [...world.rules.values()].map(clone),
      updateSessionRules: ({
        removeRuleIds = [],
        addRules = [],
      }: {
        removeRuleIds?: number[];
        addRules?: Rule[];
      }) => {
        for (const id of removeRuleIds) world.rules.delete(id);
        for (const rule of addRules) {
          if (world.rules.has(rule.id)) throw new Error(`Rule with id ${rule.id} does not have a unique ID.`);
          world.rules.set(rule.id, rule);
        }
      },
    }),
    notifications: {
      ...mortal('notifications', {
        create: (id: string) => void world.shown.push(id),
        clear: () => true,
      }),
      onClicked: on.click.api,
      onClosed: { addListener: () => undefined },
    },
    action: mortal('action', {
      setBadgeText: () => undefined,
      setBadgeBackgroundColor: () => undefined,
      setBadgeTextColor: () => undefined,
      setTitle: () => undefined,
    }),
    commands: { onCommand: { addListener: () => undefined } },
    webRequest: { onBeforeRequest: on.callback.api },
  });
  Object.assign(fakeBrowser.runtime, {
    getManifest: () => ({ version: '1.0.0' }),
    onMessage: on.message.api,
    sendMessage: (message: unknown) => lives.call('runtime.sendMessage', () => void message),
  });
  vi.stubGlobal('fetch', (url: string, init?: RequestInit) =>
    lives.call(`fetch ${url.split('?')[0]}`, () => fetchFor(world, url, init)),
  );
  vi.stubGlobal('setTimeout', (done: () => void, milliseconds = 0) =>
    milliseconds >= patience
      ? 0
      : void lives.call('setTimeout', () => void vi.setSystemTime(Date.now() + milliseconds)).then(done),
  );
  for (const [name, real] of Object.entries(cryptography))
    Object.assign(crypto.subtle, {
      [name]: (...args: unknown[]) => lives.call(`crypto.${name}`, () => real(...args)),
    });
}

/** The package's own files, or what is out there. */
function fetchFor(world: BrowserWorld, url: string, init?: RequestInit): Promise<Response> {
  const [, path] = /^chrome-extension:\/\/[^/]+\/(.+)$/.exec(url) ?? [];
  if (path === undefined) return world.network(url, init);
  const text = labelFiles.get(path) ?? readFileSync(`public/${path}`, 'utf8');
  labelFiles.set(path, text);
  return Promise.resolve(new Response(text));
}
