import { browser } from '../browser';
import type { DeliveryResult } from '../delivery/types';

/** Origin → digest of what was to be sent there → key. */
type Keys = Record<string, Record<string, string>>;

const prefix = 'delivery-keys:';

/**
 * Which deliveries are under way, and the keys by which a helpdesk knows a repetition. A key is made before the first
 * attempt and kept until one succeeds, in `storage.session`: it outlives the popup and the worker, as the secret does.
 */
export class Deliveries {
  #underWay = new Map<string, Promise<DeliveryResult>>();

  /** A second press while the first is under way waits for the same result: nothing is sent twice. */
  once(setupId: string, destination: number, start: () => Promise<DeliveryResult>): Promise<DeliveryResult> {
    const name = `${setupId}:${destination}`;
    const running = this.#underWay.get(name) ?? start().finally(() => this.#underWay.delete(name));
    this.#underWay.set(name, running);
    return running;
  }

  async keyFor(setupId: string, origin: string, content: string): Promise<string> {
    const keys = await this.#read(setupId);
    const digest = await sha256(content);
    const key = keys[origin]?.[digest] ?? crypto.randomUUID();
    await this.#write(setupId, { ...keys, [origin]: { ...keys[origin], [digest]: key } });
    return key;
  }

  /** From now on the same content is a delivery of its own. */
  async arrived(setupId: string, origin: string): Promise<void> {
    const { [origin]: _, ...others } = await this.#read(setupId);
    await this.#write(setupId, others);
  }

  async forget(setupId: string): Promise<void> {
    await browser.storage.session.remove(prefix + setupId);
  }

  async #read(setupId: string): Promise<Keys> {
    return (
      ((await browser.storage.session.get(prefix + setupId))[prefix + setupId] as Keys | undefined) ?? {}
    );
  }

  #write(setupId: string, keys: Keys): Promise<void> {
    return browser.storage.session.set({ [prefix + setupId]: keys });
  }
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
