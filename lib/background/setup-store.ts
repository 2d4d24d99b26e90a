import { browser } from '../browser';
import { parseSetup } from '../setup/schema';
import { readStored, type StoredSetups } from '../setup/stored';
import type { Setup } from '../setup/types';
import { isStorageFull } from '../storage-full';
import { Kept } from './kept';

const setupsKey = 'setups';
const activeKey = 'activeSetupId';
const discardedKey = 'discardedSetup';
/** Long enough to notice a slip, short enough to be gone when somebody else sits down. */
const undoTime = 10 * 60_000;
const asideKey = 'setupsKeptAside';

interface Stored extends StoredSetups {
  activeId: string | null;
}

/**
 * The only writer of setups. They live in `storage.local`: a setup holds no secret.
 * Updates run one after another, so that two observations never overwrite each other.
 */
export class SetupStore {
  #queue: Promise<unknown> = Promise.resolve();
  #listeners = new Set<() => void>();
  #isFull = false;
  #stored = new Kept(readAll);

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
    const { setups } = await this.#stored.read();
    const newestFirst = [...setups].sort((a, b) => b.updatedAt - a.updatedAt);
    return Promise.all(newestFirst.map((setup) => this.#withHeld(setup)));
  }

  /** As it stood in storage: setups, or what may once have been one, that can't be read, or not as a whole. */
  async keptAside(): Promise<unknown[]> {
    return (await this.#stored.read()).damaged;
  }

  async forgetKeptAside(): Promise<void> {
    await this.#serialize(async () => {
      const { setups } = await this.#stored.read();
      await this.#save({ setups, damaged: [] });
    });
  }

  async find(id: string): Promise<Setup | null> {
    const setup = (await this.#stored.read()).setups.find((known) => known.id === id);
    return setup ? this.#withHeld(setup) : null;
  }

  /** What is finished is looked at, not worked on: also where a background died before it had chosen another. */
  async active(): Promise<Setup | null> {
    const { activeId } = await this.#stored.read();
    const setup = activeId === null ? null : await this.find(activeId);
    return setup?.finishedAt === undefined ? setup : null;
  }

  async add(setup: Setup): Promise<void> {
    await this.#serialize(() => this.#write(setup, { activeId: setup.id }));
  }

  async choose(id: string | null): Promise<void> {
    await this.#serialize(() => this.#save({ activeId: id }));
  }

  /** Kept in memory for a while, for `undoDiscard`. */
  async discard(id: string): Promise<void> {
    await this.#serialize(async () => {
      const { setups, damaged, activeId } = await this.#stored.read();
      const setup = setups.find((known) => known.id === id);
      if (!setup) return;
      // First the means to bring it back: the background may die in between.
      await browser.storage.session.set({ [discardedKey]: { setup, at: Date.now() } });
      await this.#save({
        setups: setups.filter((known) => known !== setup),
        damaged: damaged.filter((raw) => (raw as { id?: unknown } | null)?.id !== id),
        ...(activeId === id && { activeId: null }),
      });
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

  async #write(setup: Setup, more: Partial<Stored> = {}): Promise<void> {
    const { setups } = await this.#stored.read();
    await this.#save({ setups: [...setups.filter(({ id }) => id !== setup.id), setup], ...more });
  }

  /** In one go: what can't be read leaves its place only together with arriving at the other. */
  async #save(change: Partial<Stored>): Promise<void> {
    const next = { ...(await this.#stored.read()), ...change };
    const items = {
      ...(change.setups && { [setupsKey]: byId(next.setups), [asideKey]: next.damaged }),
      ...(change.activeId !== undefined && { [activeKey]: next.activeId }),
    };
    try {
      await this.#stored.write(asRead({ ...next, setups: byId(next.setups) }), () =>
        browser.storage.local.set(items),
      );
      this.#isFull = false;
    } catch (error) {
      this.#isFull = isStorageFull(error);
      throw error;
    } finally {
      this.announce();
    }
  }

  #serialize<T>(task: () => Promise<T>): Promise<T> {
    const result = this.#queue.then(task);
    this.#queue = result.catch(() => undefined);
    return result;
  }
}

const byId = (setups: Setup[]) => Object.fromEntries(setups.map((setup) => [setup.id, setup]));

async function readAll(): Promise<Stored> {
  const stored = await browser.storage.local.get([setupsKey, asideKey, activeKey]);
  const activeId = stored[activeKey];
  return asRead({
    setups: stored[setupsKey],
    damaged: [stored[asideKey] ?? []].flat(),
    activeId: typeof activeId === 'string' ? activeId : null,
  });
}

/** What is written is taken as it will be read, so that a new background knows it no better. */
function asRead({ setups, damaged, activeId }: Omit<Stored, 'setups'> & { setups: unknown }): Stored {
  const read = readStored(setups);
  return { setups: read.setups, damaged: [...damaged, ...read.damaged], activeId };
}
