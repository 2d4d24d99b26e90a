import { browser } from '../../browser';
import type { HandOverSource } from '../../hand-over/types';

/** What was found, as it was found: judged again when the admin takes it. */
export interface Found {
  id: string;
  origin: string;
  source: HandOverSource;
  text: string;
}

/** A helpdesk's one-time token, and the only address that it goes to. */
export interface HeldToken {
  token: string;
  endpoint: string;
  /** Milliseconds since the epoch. */
  until: number;
}

const foundKey = 'hand-over';
const tokenPrefix = 'hand-over-token:';
const alarmPrefix = 'forget-hand-over:';
/** How long the admin may look at what was found. */
const foundMinutes = 15;

/**
 * What helpdesks have handed over: the document that the admin is looking at, and the tokens of setups that took one.
 * In `storage.session` alone, in memory and out of reach of content scripts, each until its time is up.
 */
export class HandOvers {
  async keepFound(found: Found): Promise<void> {
    await browser.storage.session.set({ [foundKey]: found });
    browser.alarms.create(alarmPrefix + foundKey, { delayInMinutes: foundMinutes });
  }

  /** Null where something else was found since, or nobody has looked for long. */
  async readFound(id: string): Promise<Found | null> {
    const found = (await browser.storage.session.get(foundKey))[foundKey] as Found | undefined;
    return found?.id === id ? found : null;
  }

  async keepToken(setupId: string, held: HeldToken): Promise<void> {
    await browser.storage.session.set({ [tokenPrefix + setupId]: held });
    browser.alarms.create(alarmPrefix + tokenPrefix + setupId, { when: held.until });
  }

  async readToken(setupId: string): Promise<HeldToken | null> {
    const key = tokenPrefix + setupId;
    const held = (await browser.storage.session.get(key))[key] as HeldToken | undefined;
    return held && held.until > Date.now() ? held : null;
  }

  async forgetFound(): Promise<void> {
    await this.#forget(foundKey);
  }

  async forgetToken(setupId: string): Promise<void> {
    await this.#forget(tokenPrefix + setupId);
  }

  /** Forgets what this alarm is about; false where it is another's. */
  async onAlarm(name: string): Promise<boolean> {
    if (!name.startsWith(alarmPrefix)) return false;
    await this.#forget(name.slice(alarmPrefix.length));
    return true;
  }

  async #forget(key: string): Promise<void> {
    await browser.storage.session.remove(key);
    await browser.alarms.clear(alarmPrefix + key);
  }
}
