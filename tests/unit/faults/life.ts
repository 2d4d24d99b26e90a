import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as wait } from 'node:timers/promises';

/** What happens at the background's nth call of the browser, of the network or of the browser's cryptography. */
export interface Fault {
  at: number;
  /**
   * `before`: it dies, and nothing of the call has happened. `after`: it dies, the call has happened, and nobody hears of
   * it. `late`: the call has happened, and its answer comes after everybody's patience. An error: the call is refused,
   * and it lives. A function: something else happens first, of which it may die.
   */
  kind: 'before' | 'after' | 'late' | Error | (() => unknown);
  /** How many of the calls in a row an error refuses; left out: one. */
  lasts?: number;
  /** Which calls count; left out: all. */
  of?(name: string): boolean;
}

export class Died extends Error {
  constructor() {
    super('the message port closed before a response was received');
  }
}

/** Its own each time: one for all would hold on to whatever has ever waited for it. */
const never = (): Promise<never> => new Promise(() => undefined);

async function late(work: () => unknown): Promise<never> {
  await work();
  throw new DOMException('signal timed out', 'TimeoutError');
}

/** One for all browsers: Node looks at each that there is whenever a promise is made. */
const owner = new AsyncLocalStorage<{ of: Lives; life: number }>();

/**
 * The lives of one background. Whatever it awaits goes through `call`, so that a death cuts off everything at once, as
 * the browser does: no promise of a dead life ever settles, and nothing that it does later has an effect.
 */
export class Lives {
  /** What the living one has called, in order. */
  readonly calls: string[] = [];
  fault: Fault | null = null;
  deaths = 0;
  #life = 0;
  #isAlive = true;
  #count = 0;
  #pending = 0;
  #onDeath = new Set<() => void>();

  call<T>(name: string, work: () => T | Promise<T>): Promise<T> {
    // In whose name it runs: what a dead life has begun goes on in its name alone.
    const { of, life } = owner.getStore() ?? {};
    if (!this.#isAlive || of !== this || life !== this.#life) return never();
    const { fault } = this;
    this.calls.push(name);
    if (fault && (fault.of?.(name) ?? true)) this.#count += 1;
    if (fault && this.#count >= fault.at && (fault.of?.(name) ?? true)) {
      if (this.#count >= fault.at + (fault.lasts ?? 1) - 1) this.fault = null;
      if (fault.kind instanceof Error) return Promise.reject(fault.kind);
      if (fault.kind === 'late') return late(work);
      if (typeof fault.kind === 'function') {
        fault.kind();
        if (!this.#isAlive) return never();
      } else {
        if (fault.kind === 'after') void this.#quietly(work);
        this.#die();
        return never();
      }
    }
    const isStill = () => this.#isAlive && life === this.#life;
    this.#pending += 1;
    return new Promise<T>((resolve, reject) => {
      const settle = (tell: () => void) => {
        if (!isStill()) return;
        this.#pending -= 1;
        tell();
      };
      Promise.resolve()
        .then(work)
        .then(
          (value) => settle(() => resolve(value)),
          (error: unknown) => settle(() => reject(error as Error)),
        );
    });
  }

  /** The next life. */
  begin(start: () => void): void {
    this.#life += 1;
    this.#isAlive = true;
    this.#pending = 0;
    this.run(start);
  }

  /** Something that the browser has the living one do. */
  run<T>(work: () => T): T {
    return owner.run({ of: this, life: this.#life }, work);
  }

  get isAlive(): boolean {
    return this.#isAlive;
  }

  die(): void {
    this.#die();
  }

  /** The answer of the living background; rejects when it dies first. */
  async answer<T>(answer: Promise<T>): Promise<T> {
    let dies: () => void = () => undefined;
    const died = new Promise<never>((_, reject) => {
      dies = () => reject(new Died());
      if (!this.#isAlive) dies();
    });
    this.#onDeath.add(dies);
    try {
      return await Promise.race([answer, died]);
    } finally {
      this.#onDeath.delete(dies);
    }
  }

  /** Until the background waits for nothing more. */
  async rest(): Promise<void> {
    for (let quiet = 0, seen = -1, turn = 0; quiet < 3; turn += 1) {
      if (turn > 20_000) throw new Error(`never rests: ${this.calls.slice(-12).join(', ')}`);
      // Cryptography is done beside, and takes its time on a crowded machine.
      await (turn < 500 ? new Promise((resolve) => setImmediate(resolve)) : wait(1));
      const isQuiet = (this.#pending === 0 || !this.#isAlive) && seen === this.calls.length;
      quiet = isQuiet ? quiet + 1 : 0;
      seen = this.calls.length;
    }
  }

  #die(): void {
    this.#isAlive = false;
    this.deaths += 1;
    for (const tell of this.#onDeath) tell();
  }

  async #quietly(work: () => unknown): Promise<void> {
    try {
      await work();
    } catch {
      // Nobody hears of it.
    }
  }
}
