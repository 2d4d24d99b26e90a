import { browser } from '../browser';
import { parseSetup } from '../setup/schema';
import { readStored, type StoredSetups } from '../setup/stored';
import type { Setup } from '../setup/types';
import { isStorageFull } from '../storage-full';

const setupsKey = 'setups';
const activeKey = 'activeSetupId';
const discardedKey = 'discardedSetup';
/** Long enough to notice a slip, short enough to be gone when somebody else sits down. */
const undoTime = 10 * 60_000;
const asideKey = 'setupsKeptAside';

/**
 * The only writer of setups. They live in `storage.local`: a setup holds no secret.
 * Updates run one after another, so that two observations never overwrite each other.
 */
export class SetupStore {
  #queue: Promise<unknown> = Promise.resolve();
  #listeners = new Set<() => void>();
  #isFull = false;

  /**
   * `holdsSecret`, `holdsToken`: the word of those who keep them, which alone decides `secret.held` and
   * `handOver.tokenHeld`; what storage says of it is old.
   */
  constructor(
    private readonly holdsSecret: (setupId: string) => Promise<boolean>,
    private readonly holdsToken: (setupId: string) => Promise<boolean>,
  ) {}

  onChange(listener: () => void): void {
    this.#listeners.add(listener);
  }

  async list(): Promise<Setup[]> {
    const setups = (await this.#read()).setups.sort((a, b) => b.updatedAt - a.updatedAt);
    return Promise.all(setups.map(async (setup) => this.#withHeld(setup)));
  }

  /** As it stood in storage: setups, or what may once have been one, that can't be read, or not as a whole. */
  async keptAside(): Promise<unknown[]> {
    return (await this.#read()).damaged;
  }

  async forgetKeptAside(): Promise<void> {
    await this.#serialize(async () => {
      const { setups } = await this.#read();
      await browser.storage.local.set({ [setupsKey]: byId(setups), [asideKey]: [] });
    });
  }

  async find(id: string): Promise<Setup | null> {
    return (await this.list()).find((setup) => setup.id === id) ?? null;
  }

  /** What is finished is looked at, not worked on: also where a background died before it had chosen another. */
  async active(): Promise<Setup | null> {
    const id = (await browser.storage.local.get(activeKey))[activeKey];
    const setup = typeof id === 'string' ? await this.find(id) : null;
    return setup?.finishedAt === undefined ? setup : null;
  }

  async add(setup: Setup): Promise<void> {
    await this.#serialize(() => this.#write(setup, { [activeKey]: setup.id }));
  }

  async choose(id: string | null): Promise<void> {
    await this.#serialize(() => browser.storage.local.set({ [activeKey]: id }));
  }

  /** Kept in memory for a while, for `undoDiscard`. */
  async discard(id: string): Promise<void> {
    await this.#serialize(async () => {
      const { setups, damaged } = await this.#read();
      const setup = setups.find((known) => known.id === id);
      if (!setup) return;
      // First the means to bring it back: the background may die in between.
      await browser.storage.session.set({ [discardedKey]: { setup, at: Date.now() } });
      await this.#save(
        setups.filter((known) => known !== setup),
        damaged.filter((raw) => (raw as { id?: unknown } | null)?.id !== id),
        (await this.active())?.id === id ? { [activeKey]: null } : {},
      );
    });
  }

  /** What was discarded last, if that was not long ago. */
  async discarded(): Promise<Setup | null> {
    const stored = (await browser.storage.session.get(discardedKey))[discardedKey];
    const { setup, at } = (stored ?? {}) as { setup?: unknown; at?: number };
    const parsed = at !== undefined && Math.abs(Date.now() - at) < undoTime ? parseSetup(setup) : null;
    // Where the discarding was cut short, there is nothing to undo.
    return parsed && (await this.find(parsed.id)) === null ? parsed : null;
  }

  async undoDiscard(): Promise<void> {
    await this.#serialize(async () => {
      const setup = await this.discarded();
      if (!setup) return;
      await this.#write(setup);
      await browser.storage.session.remove(discardedKey);
    });
  }

  /** The last write found no room. */
  get isFull(): boolean {
    return this.#isFull;
  }

  /** `change` returns the same object to leave the setup as it is. */
  async update(id: string, change: (setup: Setup) => Setup): Promise<Setup | null> {
    return this.#serialize(async () => {
      const setup = await this.find(id);
      if (!setup) return null;
      const changed = change(setup);
      if (changed !== setup) await this.#write(changed);
      return changed;
    });
  }

  /** Tells the views of what changed outside of the setups: the vault has lost or regained a secret. */
  announce(): void {
    for (const listener of this.#listeners) listener();
  }

  async #withHeld(setup: Setup): Promise<Setup> {
    const { secret, handOver } = setup;
    return {
      ...setup,
      secret: secret && { ...secret, held: await this.holdsSecret(setup.id) },
      ...(handOver && { handOver: { ...handOver, tokenHeld: await this.holdsToken(setup.id) } }),
    };
  }

  async #write(setup: Setup, more: object = {}): Promise<void> {
    const { setups, damaged } = await this.#read();
    await this.#save([...setups.filter(({ id }) => id !== setup.id), setup], damaged, more);
  }

  /** In one go: what can't be read leaves its place only together with arriving at the other. */
  async #save(setups: Setup[], damaged: unknown[], more: object = {}): Promise<void> {
    const items = { ...more, [setupsKey]: byId(setups), ...(damaged.length > 0 && { [asideKey]: damaged }) };
    try {
      await browser.storage.local.set(items);
      this.#isFull = false;
    } catch (error) {
      this.#isFull = isStorageFull(error);
      throw error;
    }
  }

  async #read(): Promise<StoredSetups> {
    const stored = await browser.storage.local.get([setupsKey, asideKey]);
    const { setups, damaged } = readStored(stored[setupsKey]);
    return { setups, damaged: [...[stored[asideKey] ?? []].flat(), ...damaged] };
  }

  #serialize<T>(task: () => Promise<T>): Promise<T> {
    const result = this.#queue.then(task);
    this.#queue = result.catch(() => undefined);
    return result.finally(() => this.announce());
  }
}

const byId = (setups: Setup[]) => Object.fromEntries(setups.map((setup) => [setup.id, setup]));
