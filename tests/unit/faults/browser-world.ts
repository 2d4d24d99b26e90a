import { fakeBrowser } from 'wxt/testing/fake-browser';
import { startBackground as start } from '../../../lib/background/background';
import type { PageMessage, PageReplies } from '../../../lib/messages';
import type { Setup } from '../../../lib/setup/types';
import { clone, Events, installBrowser, type WorldEvents } from './browser-api';
import { Lives } from './life';

const startBackground = () => void start();

export interface Rule {
  id: number;
  condition: { tabIds?: number[]; requestMethods?: string[] };
}
export interface Injection {
  target: { tabId: number; frameIds?: number[]; allFrames?: boolean };
  files?: string[];
  func?: (...args: unknown[]) => unknown;
  args?: unknown[];
}
export interface WorldTab {
  id: number;
  url: string;
  /** What scripts find there: one result a frame. Left out: a page that answers nothing. */
  run?(injection: Injection): unknown;
}

type EventName = Exclude<keyof WorldEvents, 'message'>;

/** A browser in which the background may die at any await, and what outlives it: storage, tabs, rules, alarms. */
export class BrowserWorld {
  readonly lives = new Lives();
  updates = 0;
  #emptied = 0;
  readonly stored = { local: new Map<string, unknown>(), session: new Map<string, unknown>() };
  readonly tabs = new Map<number, WorldTab>();
  readonly rules = new Map<number, Rule>();
  readonly alarms = new Map<string, { when?: number; delayInMinutes?: number; periodInMinutes?: number }>();
  /** Every notification ever shown. */
  readonly shown: string[] = [];
  /** What content scripts were told. */
  readonly told: { tabId: number; message: unknown }[] = [];
  network: (url: string, init?: RequestInit) => Promise<Response> = async (url) => {
    throw new TypeError(`nobody is at ${url}`);
  };
  onNavigate: (tab: WorldTab) => void = () => undefined;
  #lastTab = 100;
  readonly #on: WorldEvents = {
    message: new Events(),
    callback: new Events(),
    updated: new Events(),
    removed: new Events(),
    alarm: new Events(),
    permission: new Events(),
    click: new Events(),
  };

  constructor() {
    fakeBrowser.reset();
    installBrowser(this, this.#on);
    this.lives.begin(startBackground);
  }

  /** As the browser starts it, for the next event. */
  restart(): void {
    for (const events of Object.values(this.#on)) events.clear();
    this.lives.begin(startBackground);
  }

  /** What an idle browser does. */
  kill(): void {
    this.lives.die();
  }

  /** Another version takes the place of the running one. */
  update(): void {
    this.updates += 1;
    this.lives.die();
  }

  async #wake(): Promise<void> {
    if (this.lives.isAlive) return;
    // What the dead one still had in hand comes to nothing first.
    for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    if (this.#emptied < this.updates) this.#empty();
    this.restart();
  }

  /** A new version finds what is on disk alone. */
  #empty(): void {
    this.#emptied = this.updates;
    for (const all of [this.stored.session, this.rules, this.alarms]) all.clear();
  }

  /** Rejects where the background dies, or fails, before it has answered. */
  async send(message: unknown, sender: object): Promise<unknown> {
    await this.#wake();
    const answers = this.lives.run(() => this.#on.message.fire(message, sender));
    const answer = answers.find((one) => one !== undefined);
    return this.lives.answer(Promise.resolve(answer));
  }

  ask<M extends PageMessage>(message: M): Promise<PageReplies[M['type']]> {
    const sender = { id: fakeBrowser.runtime.id, url: fakeBrowser.runtime.getURL('popup.html') };
    return this.send(message, sender) as Promise<PageReplies[M['type']]>;
  }

  /** An event of the browser's. One that a dying background was handling is lost. */
  async fire(name: EventName, ...args: unknown[]): Promise<void> {
    await this.#wake();
    this.lives.run(() => this.#on[name].fire(...args));
    await this.settle();
  }

  /** Until nothing more happens by itself; a background that has died meanwhile is started once more. */
  async settle(): Promise<void> {
    await this.lives.rest();
    if (this.lives.isAlive) return;
    await this.#wake();
    await this.lives.rest();
  }

  open(tab: Omit<WorldTab, 'id'> & { id?: number }): WorldTab {
    const opened = { ...tab, id: tab.id ?? ++this.#lastTab };
    this.tabs.set(opened.id, opened);
    return opened;
  }

  async close(tabId: number): Promise<void> {
    if (this.tabs.delete(tabId)) await this.fire('removed', tabId);
  }

  /** Alarms whose time has come. */
  async ring(...names: string[]): Promise<void> {
    for (const name of names) {
      const alarm = this.alarms.get(name);
      if (!alarm) continue;
      if (!alarm.periodInMinutes) this.alarms.delete(name);
      await this.fire('alarm', { name });
    }
  }

  store(area: 'local' | 'session', items: Record<string, unknown>): void {
    for (const [key, value] of Object.entries(items)) this.stored[area].set(key, clone(value));
  }

  /** A setup that is under way, or finished, with its secret. */
  keep(setup: Setup, secret: string | null = null): void {
    const setups = (this.stored.local.get('setups') ?? {}) as Record<string, Setup>;
    this.store('local', {
      setups: { ...setups, [setup.id]: setup },
      ...(setup.finishedAt === undefined && { activeSetupId: setup.id }),
    });
    if (secret !== null) this.store('session', { [`secret:${setup.id}`]: secret });
  }

  /** As storage has them. */
  get setups(): Setup[] {
    return Object.values((this.stored.local.get('setups') ?? {}) as Record<string, Setup>);
  }

  /** The one under way that the popup shows. */
  get active(): Setup | null {
    const id = this.stored.local.get('activeSetupId');
    return this.setups.find((setup) => setup.id === id && setup.finishedAt === undefined) ?? null;
  }

  text(area: 'local' | 'session'): string {
    return JSON.stringify(Object.fromEntries(this.stored[area]));
  }
}
