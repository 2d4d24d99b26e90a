import { readFile } from 'node:fs/promises';
import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { startBackground } from '../../../lib/background/background';
import type { Background } from '../../../lib/background/parts';
import { browser, type Runtime } from '../../../lib/browser';
import type {
  ContentMessage,
  FrameMessage,
  FrameState,
  PageMessage,
  PageReplies,
} from '../../../lib/messages';
import type { Reading } from '../../../lib/portal/types';
import { ids, reading } from '../guide/examples';
import { seen } from '../setup/pages';

export const secretText = 'abc8Q~secretsecretsecretsecretsecretsecx';
export const portal = 'https://portal.azure.com/';
export const blade = 'https://sandbox-1.reactblade.portal.azure.net/';
export const appPage = (menu: string, clientId = ids.client) =>
  `${portal}#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/${menu}/appId/${clientId}`;

type Sender = Partial<Omit<Runtime.MessageSender, 'tab'>> & { tab?: { id: number } };

/** Whoever speaks to the background, as the browser vouches for them. */
export const frame = (change: Sender = {}): Sender => ({
  id: fakeBrowser.runtime.id,
  url: portal,
  tab: { id: 7 },
  frameId: 0,
  ...change,
});
export const popup = (): Sender => ({
  id: fakeBrowser.runtime.id,
  url: fakeBrowser.runtime.getURL('popup.html'),
});

/** A page that shows a new secret of the app, or of another one. */
export const secretsPage = (value: string | null = secretText, clientId: string = ids.client): Reading =>
  reading({
    view: 'secrets',
    facts: {
      clientId: seen(clientId),
      secrets: seen([{ description: 'Mail', secretId: ids.secret, expires: '2027-11-20', value }]),
    },
  });

/** The whole background in a fake browser: what it is sent, and what it tells. */
export class Bench {
  readonly told: { tabId: number; frameId: number | undefined; message: FrameMessage }[] = [];
  readonly broadcasts: unknown[] = [];
  readonly injected = vi.fn(
    async (): Promise<{ frameId: number; result?: unknown }[]> => [{ frameId: 0 }, { frameId: 3 }],
  );
  readonly opened = vi.spyOn(browser.tabs, 'create');
  readonly background: Background;

  constructor() {
    fakeBrowser.reset();
    const listener = { addListener: () => undefined };
    Object.assign(fakeBrowser.scripting, { executeScript: this.injected });
    Object.assign(fakeBrowser.commands, { onCommand: listener });
    Object.assign(fakeBrowser.webRequest, { onBeforeRequest: listener });
    Object.assign(fakeBrowser.declarativeNetRequest, { getSessionRules: async () => [] });
    Object.assign(fakeBrowser.permissions, {
      contains: async () => true,
      onAdded: listener,
      onRemoved: listener,
    });
    Object.assign(fakeBrowser.runtime, {
      sendMessage: async (message: unknown) => void this.broadcasts.push(message),
    });
    Object.assign(fakeBrowser.tabs, {
      sendMessage: async (tabId: number, message: FrameMessage, options?: { frameId?: number }) =>
        void this.told.push({ tabId, frameId: options?.frameId, message }),
    });
    vi.stubGlobal('fetch', async (url: string) => {
      const name = url.split('/').pop();
      return new Response(await readFile(`public/labels/${name}`, 'utf8'));
    });
    this.background = startBackground();
  }

  /** The answer of the background; undefined where it does not even listen. */
  async send(message: unknown, sender: Sender): Promise<unknown> {
    const answers = await fakeBrowser.runtime.onMessage.trigger(message, sender as never);
    return answers[0];
  }

  ask<M extends PageMessage>(message: M): Promise<PageReplies[M['type']]> {
    return this.send(message, popup()) as Promise<PageReplies[M['type']]>;
  }

  async ready(
    sender: Sender = frame(),
    position: number | null = null,
    url = portal,
    languages = ['en'],
  ): Promise<FrameState | undefined> {
    const message: ContentMessage = { type: 'frame-ready', position, languages, url };
    return (await this.send(message, sender)) as FrameState | undefined;
  }

  observe(
    seen: Reading,
    change: Partial<Extract<ContentMessage, { type: 'observed' }>> = {},
    sender: Sender = frame(),
  ): Promise<unknown> {
    const message: ContentMessage = {
      type: 'observed',
      position: null,
      url: appPage('Credentials'),
      reading: seen,
      hint: null,
      frames: [],
      ...change,
    };
    return this.send(message, sender);
  }

  async startSetup(): Promise<string> {
    const state = await this.ask({
      type: 'start-setup',
      recipeId: 'zammad',
      variantId: 'microsoft_graph',
      answers: { helpdeskUrl: 'https://support.example.com' },
    });
    return state.active?.setup.id ?? '';
  }

  /** A setup bound to the app of the examples, and its portal tab. */
  async startBound(): Promise<string> {
    const id = await this.startSetup();
    await this.ask({ type: 'set-value', fact: 'tenantId', value: ids.tenant });
    await this.ask({ type: 'set-value', fact: 'clientId', value: ids.client });
    await this.ready();
    return id;
  }

  async storage(area: 'local' | 'session'): Promise<string> {
    return JSON.stringify(await browser.storage[area].get(null));
  }

  lastState(frameId: number): FrameState | undefined {
    const last = this.told.filter(
      (entry) => entry.frameId === frameId && entry.message.type === 'frame-state',
    );
    const message = last.at(-1)?.message;
    return message?.type === 'frame-state' ? message.state : undefined;
  }
}
