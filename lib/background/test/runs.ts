import type { ExtensionApi, TestRun } from './types';

const runsKey = 'oauthTests';
const lastRuleKey = 'oauthTestLastRule';

/**
 * The tests under way, one per setup, in `storage.session`: in memory, gone with the browser, hidden from content
 * scripts. Changes run one after another.
 */
export class TestRuns {
  #queue: Promise<unknown> = Promise.resolve();

  constructor(private readonly api: Pick<ExtensionApi, 'declarativeNetRequest' | 'storage'>) {}

  async list(): Promise<TestRun[]> {
    return Object.values(await this.#read());
  }

  async find(setupId: string): Promise<TestRun | null> {
    return (await this.#read())[setupId] ?? null;
  }

  /** False where the setup already has a test. Rule IDs are never used twice, so a late clean-up can't hit another test. */
  async add(make: (rules: TestRun['rules']) => TestRun): Promise<TestRun | null> {
    return this.#serialize(async () => {
      const last = await this.#lastRule();
      const run = make({ callback: last + 1, origin: last + 2 });
      const runs = await this.#read();
      if (runs[run.input.setupId]) return null;
      await this.api.storage.session.set({
        [lastRuleKey]: last + 2,
        [runsKey]: { ...runs, [run.input.setupId]: run },
      });
      return run;
    });
  }

  /** The ID of a rule that belongs to no test. */
  async newRule(): Promise<number> {
    return this.#serialize(async () => {
      const id = (await this.#lastRule()) + 1;
      await this.api.storage.session.set({ [lastRuleKey]: id });
      return id;
    });
  }

  /** Null where that test is over, or `change` returns null to leave it. */
  async change(
    { setupId, testId }: { setupId: string; testId: string },
    change: (run: TestRun) => TestRun | null,
  ): Promise<TestRun | null> {
    return this.#serialize(async () => {
      const runs = await this.#read();
      const run = runs[setupId];
      const changed = run && run.report.id === testId ? change(run) : null;
      if (changed) await this.api.storage.session.set({ [runsKey]: { ...runs, [setupId]: changed } });
      return changed;
    });
  }

  async remove({ setupId, testId }: { setupId: string; testId: string }): Promise<void> {
    await this.#serialize(async () => {
      const { [setupId]: run, ...others } = await this.#read();
      if (run?.report.id === testId) await this.api.storage.session.set({ [runsKey]: others });
    });
  }

  /** An update of the extension forgets it, and leaves the rules. */
  async #lastRule(): Promise<number> {
    const last = Number((await this.api.storage.session.get(lastRuleKey))[lastRuleKey] ?? 0);
    const rules = await this.api.declarativeNetRequest.getSessionRules();
    return Math.max(last, ...rules.map(({ id }) => id));
  }

  /** Our own writing, so its shape is trusted. */
  async #read(): Promise<Record<string, TestRun>> {
    const stored = (await this.api.storage.session.get(runsKey))[runsKey];
    return (stored ?? {}) as Record<string, TestRun>;
  }

  #serialize<T>(task: () => Promise<T>): Promise<T> {
    const result = this.#queue.then(task);
    this.#queue = result.catch(() => undefined);
    return result;
  }
}
