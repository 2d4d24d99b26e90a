import { browser } from '../browser';

const prefix = 'secret:';
const alarmPrefix = 'forget-secret:';
/** A secret that nothing has used for this long is forgotten (knowledge/oauth.md §9.2 asks for a short life). */
const lifeMinutes = 60;

/**
 * Where client secrets are while a setup needs them: `storage.session` is in memory, gone with the browser, and
 * hidden from content scripts. In by the reader or the admin, out to the token endpoint and the destination.
 */
export class Vault {
  #queue: Promise<unknown> = Promise.resolve();

  async put(setupId: string, value: string): Promise<void> {
    await this.#serialize(async () => {
      await browser.storage.session.set({ [prefix + setupId]: value });
      this.#restartClock(setupId);
    });
  }

  async read(setupId: string): Promise<string | null> {
    const value = await this.#find(setupId);
    if (value !== null) this.#restartClock(setupId);
    return value;
  }

  /** Without counting as a use. */
  async holds(setupId: string): Promise<boolean> {
    return (await this.#find(setupId)) !== null;
  }

  /** After whatever was to be put here before. */
  async clear(setupId: string): Promise<void> {
    await this.#serialize(() => this.#remove(setupId));
  }

  /** Every secret that is here, by its setup. */
  async list(): Promise<[setupId: string, value: string][]> {
    const all = Object.entries(await browser.storage.session.get(null));
    return all.flatMap(([name, value]) =>
      name.startsWith(prefix) && typeof value === 'string' ? [[name.slice(prefix.length), value]] : [],
    );
  }

  /** Unless another one has come meanwhile. */
  async clearIfStill(setupId: string, value: string): Promise<void> {
    await this.#serialize(async () => {
      if ((await this.#find(setupId)) === value) await this.#remove(setupId);
    });
  }

  /** The setup whose secret's time is up, if this alarm says so. */
  expired(alarmName: string): string | null {
    return alarmName.startsWith(alarmPrefix) ? alarmName.slice(alarmPrefix.length) : null;
  }

  async #remove(setupId: string): Promise<void> {
    await browser.storage.session.remove(prefix + setupId);
    await browser.alarms.clear(alarmPrefix + setupId);
  }

  async #find(setupId: string): Promise<string | null> {
    const value = (await browser.storage.session.get(prefix + setupId))[prefix + setupId];
    return typeof value === 'string' ? value : null;
  }

  #serialize<T>(task: () => Promise<T>): Promise<T> {
    const result = this.#queue.then(task);
    this.#queue = result.catch(() => undefined);
    return result;
  }

  #restartClock(setupId: string): void {
    browser.alarms.create(alarmPrefix + setupId, { delayInMinutes: lifeMinutes });
  }
}
