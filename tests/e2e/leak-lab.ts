import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Setup } from '../../lib/setup/types';
import { signIn } from '../world/admin';
import { federationHost } from '../world/idp/federation';
import { defaultSettings, type IdentitySettings } from '../world/idp/settings';
import { Issued } from './issued';
import { prepareApp } from './prepared-app';
import { askToStartTest, helpdeskUrl, mailbox, type Session } from './session';

/** How the answer comes back from Microsoft. */
export const ways: Record<string, Partial<IdentitySettings>> = {
  'a 302': {},
  'a script of the page': { callback: 'script' },
  'a fragment': { responseMode: 'fragment' },
  'a form post': { responseMode: 'form_post' },
  'a federated sign-in': { federated: true },
  'a 302 with an empty fragment': { emptyFragment: true },
  'a federated sign-in and a form post': { federated: true, responseMode: 'form_post' },
};
export type Way = keyof typeof ways;

/** When the service worker or event page is ended. */
export const deaths = ['never', 'before the answer', 'with the answer', 'while redeeming', 'after'] as const;
export type Death = (typeof deaths)[number];

const helpdeskHost = new URL(helpdeskUrl).host;
const loginHost = 'login.microsoftonline.com';
const graphHost = 'graph.microsoft.com';

/** Who may see what. A client secret is not delivered here; an access token is Graph's. */
const allowedHosts = (name: string) =>
  name.startsWith('access_token') ? [loginHost, graphHost] : [loginHost];

/** A test that waits for the admin at the sign-in page. */
export interface OpenTest {
  setupId: string;
  page: Page;
  /** What its answer will be known by. */
  state: string;
}

declare const chrome: {
  tabs: {
    query(filter: object): Promise<{ id?: number; url?: string }[]>;
    duplicate(id: number): Promise<unknown>;
  };
  storage: Record<'local' | 'sync' | 'session', { get(keys: null): Promise<object> }>;
  declarativeNetRequest: { getSessionRules(): Promise<object[]> };
};

/** Runs OAuth tests in one browser, and looks everywhere for what they may have left. */
export class LeakLab {
  readonly issued: Issued;

  constructor(private readonly session: Session) {
    this.issued = new Issued(session.world);
  }

  /**
   * A page of the helpdesk that has just asked its server something, so that a line to it is open. Without one a request
   * that is not blocked is still being prepared when the test closes its tab, and never gets away: a leak that an admin
   * with the helpdesk open would have, and no log would show.
   */
  async warmUp(): Promise<void> {
    const { context } = this.session;
    this.#helpdesk ??= context.newPage().then(async (page) => {
      await page.goto(helpdeskUrl);
      return page;
    });
    await (await this.#helpdesk).evaluate(() => fetch('/').then((answer) => answer.text()));
  }
  #helpdesk: Promise<Page> | null = null;

  /** A setup that is ready to test. */
  async prepare(address = helpdeskUrl): Promise<string> {
    return (await prepareApp(this.session, undefined, { helpdeskUrl: address })).setupId;
  }

  /** As far as the sign-in page. `start` gives the tab that the test opens. */
  async open(start = () => this.#ask()): Promise<OpenTest> {
    const setupId = await this.prepare();
    const page = await start();
    await page.waitForURL(`https://${loginHost}/**`);
    return { setupId, page, state: new URL(page.url()).searchParams.get('state') ?? '' };
  }

  async #ask(): Promise<Page> {
    const opened = this.session.context.waitForEvent('page');
    await askToStartTest(this.session);
    return opened;
  }

  /** As the browser's own "Duplicate tab" does. */
  async duplicate(page: Page): Promise<Page> {
    const { context, popup } = this.session;
    const opened = context.waitForEvent('page');
    await popup.evaluate(async (address) => {
      const tabs = await chrome.tabs.query({});
      const id = tabs.find(({ url }) => url === address)?.id;
      if (id === undefined) throw new Error('no tab to duplicate');
      await chrome.tabs.duplicate(id);
    }, page.url());
    const duplicate = await opened;
    await duplicate.waitForURL(page.url());
    return duplicate;
  }

  /** From now on Microsoft answers in this way, and nobody is signed in. */
  use(way: Way): IdentitySettings {
    const { idp } = this.session.world;
    idp.forgetSessions();
    return Object.assign(idp.settings, defaultSettings(), ways[way]);
  }

  /** One whole test; gives how it ended. */
  async run(way: Way, death: Death): Promise<string> {
    const { world, browser } = this.session;
    const rules = await this.rules();
    this.use(way);
    const test = await this.open();
    const before = this.codes;
    if (death === 'before the answer') await browser.killBackground();
    if (death === 'while redeeming') world.idp.settings.tokenDelayMs = 2000;
    const redemptions = () => world.log.find({ method: 'POST', path: /\/token$/ }).filter(hasCode).length;
    const redeemed = redemptions();
    await Promise.all([
      this.finishSignIn(test.page),
      death === 'with the answer' ? browser.killBackground() : undefined,
    ]);
    if (death === 'while redeeming') {
      await expect.poll(redemptions, { timeout: 20_000 }).toBeGreaterThan(redeemed);
      await browser.killBackground();
    }
    const state = await this.ended(test.setupId);
    if (death === 'after') await browser.killBackground();
    expect(this.codes, 'there was a code to hide').toBeGreaterThan(before);
    await expect.poll(() => test.page.isClosed()).toBe(true);
    await this.expectForgotten(test);
    await expect.poll(() => this.rules()).toBe(rules);
    await this.session.send({ type: 'discard-setup', setupId: test.setupId });
    return state;
  }

  /** How many codes Microsoft has handed out. */
  get codes(): number {
    return Object.keys(this.issued.values).filter((name) => name.startsWith('code')).length;
  }

  async finishSignIn(page: Page): Promise<void> {
    const { federated } = this.session.world.idp.settings;
    if (!federated) await this.warmUp();
    await signIn(page, mailbox);
    if (!federated) return;
    await page.waitForURL(`https://${federationHost}/**`);
    await this.warmUp();
    await page.getByRole('button', { name: 'Sign in to Contoso' }).click();
  }

  async ended(setupId: string): Promise<string> {
    const read = async () => (await this.find(setupId))?.test?.state ?? 'unknown';
    await expect.poll(read).toMatch(/passed|failed|cancelled/);
    return read();
  }

  /** Null where the background was just being ended. */
  async find(setupId: string): Promise<Setup | null> {
    const state = await this.session.state().catch(() => null);
    return state?.setups.find(({ id }) => id === setupId) ?? null;
  }

  /** What the helpdesk's callback was asked for, by whomever. */
  callbacks(): string[] {
    return this.session.world.log
      .reaching(helpdeskHost)
      .filter(({ path }) => path.includes('/callback'))
      .map(({ method, path, body }) => `${method} ${path} ${body}`);
  }

  /** A test that is over has left nothing in `storage.session`. */
  async expectForgotten({ state }: OpenTest): Promise<void> {
    const inMemory = async () => (await this.session.popup.evaluate(readStores)).inMemory;
    await expect.poll(inMemory).not.toContain(state);
  }

  /** Nothing is where it must not be. */
  async expectNothingLeaked(portal: Page): Promise<void> {
    const { issued, session } = this;
    const { values } = issued;
    const found = (text: string) => issued.foundIn(text, values);
    // Host by host, since there is much to look for and much to look through.
    const hosts = new Set(session.world.log.entries.map((entry) => entry.host));
    hosts.delete(loginHost);
    for (const host of hosts) {
      const said = found(session.world.log.textOf(host));
      expect(
        said.filter((name) => !allowedHosts(name).includes(host)),
        `what ${host} saw`,
      ).toEqual([]);
    }
    expect(this.callbacks(), 'requests for the callback').toEqual([]);
    expect(session.browser.refusedHosts ?? [], 'hosts outside the world').toEqual([]);
    expect(found(await session.browser.printed()), 'the console').toEqual([]);
    const { inMemory, ...stored } = await session.popup.evaluate(readStores);
    expect(found(JSON.stringify(stored)), 'what the extension stores').toEqual([]);
    // The vault's, and what a test that waits for its answer needs.
    const others = found(inMemory).filter((name) => !/^(secret|state) /.test(name));
    expect(others, 'storage.session').toEqual([]);
    expect(found(await portal.evaluate(readPage)), 'the portal').toEqual([]);
    expect(found(JSON.stringify(await session.context.cookies())), 'cookies').toEqual([]);
  }

  async rules(): Promise<number> {
    return (await this.session.popup.evaluate(() => chrome.declarativeNetRequest.getSessionRules())).length;
  }
}

const hasCode = ({ body }: { body: string }) => new URLSearchParams(body).has('code');

/** In a page of the extension. */
const readStores = async () => ({
  local: await chrome.storage.local.get(null),
  sync: await chrome.storage.sync.get(null),
  web: JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]),
  databases: (await indexedDB.databases()).map(({ name }) => name),
  caches: await caches.keys(),
  inMemory: JSON.stringify(await chrome.storage.session.get(null)),
});

/** In a page of the portal. */
const readPage = () =>
  JSON.stringify([
    { ...localStorage },
    { ...sessionStorage },
    document.cookie,
    document.documentElement.outerHTML,
  ]);
