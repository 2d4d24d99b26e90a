import { message } from '../../i18n';
import { authorityOf } from '../../oauth/authority';
import { failure } from '../../oauth/failure';
import type { StageResult } from '../../oauth/stage-result';
import type { TokenClient, Tokens } from '../../oauth/token-requests';
import type { StageId } from '../../oauth/types';
import { cleanUp, retryAlarm } from './clean-up';
import { changeStage, type Ending, endReport, isSettled, scrub, settleStage } from './report';
import type { TestRuns } from './runs';
import type { Phase, TestDeps, TestRun } from './types';

/** The phases in which the test's own tab may still be open. */
export const beforeAnswer: Phase[] = ['preparing', 'signing-in'];

/** Thrown by whatever goes on after its test has ended: cancelled, timed out, or failed. */
export class TestEnded extends Error {}

/** The end of a test could not be stored, and is tried again. */
export class EndNotStored extends Error {}

/** One test as one background works on it: every change goes through `storage.session` first. */
export class TestSession {
  /** What this background has seen that no report may hold. */
  readonly #sensitive = new Set<string>();
  #run: TestRun;

  constructor(
    run: TestRun,
    readonly deps: TestDeps,
    private readonly runs: TestRuns,
  ) {
    this.#run = run;
  }

  get run(): TestRun {
    return this.#run;
  }

  get #key() {
    return { setupId: this.#run.input.setupId, testId: this.#run.report.id };
  }

  /** Changes the stored test; throws when it has ended meanwhile. */
  async update(change: (run: TestRun) => TestRun): Promise<void> {
    const changed = await this.runs.change(this.#key, (run) => (run.phase === 'ending' ? null : change(run)));
    if (!changed) throw new TestEnded();
    this.#run = changed;
  }

  async report(change: (run: TestRun) => TestRun): Promise<void> {
    await this.update(change);
    await this.#save();
  }

  /** Runs a stage unless it is settled already; a failure ends the test. */
  async stage(id: StageId, work: () => Promise<StageResult & { learned?: Partial<TestRun> }>): Promise<void> {
    if (isSettled(this.#run.report, id)) return;
    await this.begin(id);
    const { learned, ...result } = await work();
    await this.settle(id, result, learned);
  }

  async begin(id: StageId): Promise<void> {
    await this.report((run) => ({
      ...run,
      report: changeStage(run.report, id, { outcome: 'running', startedAt: this.deps.now() }),
    }));
  }

  async settle(id: StageId, result: StageResult, learned: Partial<TestRun> = {}): Promise<void> {
    await this.report((run) => ({
      ...run,
      ...learned,
      report: this.#clean(settleStage(run.report, id, result, this.deps.now())),
    }));
    if (result.outcome !== 'fail') return;
    await this.end({ state: 'failed' });
    throw new TestEnded();
  }

  /**
   * Ends the test, once: the first to get here wins. `from` keeps an event that came late (a tab that we closed
   * ourselves) from ending what has moved on. `EndNotStored` for want of room.
   */
  async end(ending: Ending, from?: Phase[]): Promise<boolean> {
    const ended = await this.runs
      .change(this.#key, (run) =>
        run.phase === 'ending' || (from && !from.includes(run.phase))
          ? null
          : {
              ...run,
              phase: 'ending',
              secrets: null,
              device: null,
              // A background that died with the answer may have left the tab at it: in the address bar is the code.
              closesTab:
                run.phase === 'redeeming' ||
                (beforeAnswer.includes(run.phase) && ending.state !== 'passed' && ending.closesTab === true),
              report: this.#clean(endReport(run.report, ending, this.deps.now())),
            },
      )
      .catch((cause: unknown) => {
        this.tryLater();
        throw new EndNotStored(String(cause), { cause });
      });
    if (!ended) return false;
    this.#run = ended;
    await this.finishNowOrLater();
    return true;
  }

  /** Where the end can't be stored it is kept in memory, and tried again; the admin may press for it meanwhile. */
  async finishNowOrLater(): Promise<void> {
    await this.finishEnding().catch(() => this.tryLater());
  }

  /** For want of room: the runner looks at the test again, by what is stored of it. */
  tryLater(): void {
    this.deps.api.alarms.create(retryAlarm(this.#run), { delayInMinutes: 0.5 });
  }

  /** Also for a background that finds a test whose end was cut short: the test is forgotten last. */
  async finishEnding(): Promise<void> {
    await cleanUp(this.deps, this.#run);
    await this.#save();
    await this.runs.remove(this.#key);
    await this.deps.api.alarms.clear(retryAlarm(this.#run));
  }

  /** For a bug of ours, or an extension API that refuses: never leave a test running. */
  async crash(error: unknown): Promise<void> {
    const what = error instanceof Error ? error.name : 'Error';
    await this.end({
      state: 'failed',
      failure: failure(message('testCrashedCause', what), message('testStartOverFix')),
    });
  }

  async readSecret(): Promise<string | null> {
    if (this.#run.input.variant.flow === 'resource-owner-password') return null;
    const secret = await this.deps.readSecret(this.#run.input.setupId);
    if (secret) this.hide(secret);
    return secret;
  }

  async tokenClient(): Promise<TokenClient> {
    const { cloud, tenantId, clientId, variant } = this.#run.input;
    return {
      authority: authorityOf(cloud, tenantId),
      issuer: this.#run.issuer ?? '',
      clientId,
      clientSecret: await this.readSecret(),
      flow: variant.flow,
      fetch: this.deps.fetch,
    };
  }

  hide(...values: string[]): void {
    for (const value of values) if (value.length > 3) this.#sensitive.add(value);
  }

  hideTokens({ accessToken, refreshToken }: Tokens): void {
    this.hide(accessToken, ...(refreshToken === null ? [] : [refreshToken]));
  }

  #clean = (report: TestRun['report']) => scrub(report, this.#sensitive);

  #save = () => this.deps.saveReport(this.#run.input.setupId, this.#run.report);
}
