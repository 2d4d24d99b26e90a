import { message } from '../../i18n';
import { isLoginPage } from '../../oauth/authority';
import { isTestAnswer, matchCallback } from '../../oauth/callback';
import { failure } from '../../oauth/failure';
import type { TestReport } from '../../oauth/types';
import { proveAppOnly } from './app-only';
import { cleanUp, closeTab, deadlineAlarm, forgetTab, retryAlarm } from './clean-up';
import { needsConsent, openConsent, takeConsent } from './consent';
import { awaitDeviceSignIn, openDeviceSignIn, timeOut } from './device-sign-in';
import { signInWithPassword } from './password';
import { findMissingPermission, prepare } from './prepare';
import { readRenderedPage } from './rendered-page';
import { endReport, newReport } from './report';
import { TestRuns } from './runs';
import { beforeAnswer, EndNotStored, TestEnded, TestSession } from './session';
import { openSignIn, takeAnswer } from './sign-in';
import { dropLostRules, isGuarded, noticeSignIn } from './stray-tabs';
import type { TestDeps, TestInput, TestRun } from './types';

const lifeMs = 10 * 60_000;

/** What `webRequest.onBeforeRequest` tells, as far as it matters. */
export interface CallbackDetails {
  url: string;
  tabId: number;
  type: string;
  method: string;
  requestBody?: { formData?: Record<string, unknown> | undefined } | null | undefined;
}

export interface TestRunner {
  /** Resolves when the test waits for the admin, or has ended; progress goes through `saveReport`. */
  start(input: TestInput): Promise<TestReport>;
  cancel(setupId: string): Promise<void>;
  /** At each start of the background: goes on with what the last one left. */
  resume(): Promise<void>;
  onCallback(details: CallbackDetails): Promise<void>;
  onTabUpdated(
    tabId: number,
    change: { status?: string | undefined },
    tab: { url?: string | undefined },
  ): Promise<void>;
  onTabRemoved(tabId: number): Promise<void>;
  /** The admin has taken back a right: rules that need it do nothing from now on. */
  onPermissionsRemoved(): Promise<void>;
  onAlarm(name: string): Promise<void>;
}

/** It is tried again. */
function ignoreNotStored(error: unknown): void {
  if (!(error instanceof EndNotStored)) throw error;
}

/** For events, where nobody waits who could be told that there is no room. */
const unasked =
  <Args extends unknown[]>(handle: (...args: Args) => Promise<void>) =>
  (...args: Args): Promise<void> =>
    handle(...args).catch(ignoreNotStored);

/** Runs OAuth tests, one per setup, as knowledge/oauth.md §1.4 says, across any number of background lives. */
export function createTestRunner(deps: TestDeps): TestRunner {
  const runs = new TestRuns(deps.api);
  /** Tests that this background works on, or has: resuming must not touch them. */
  const known = new Set<string>();
  /** What is being done for a test, by its ID. */
  const working = new Set<{ testId: string }>();
  let resumed: Promise<unknown> = Promise.resolve();

  const sessionOf = (run: TestRun) => new TestSession(run, deps, runs);
  const findByTab = async (tabId: number) => (await runs.list()).find((run) => run.tabId === tabId);

  /** Whatever goes wrong, no test is left running and no rule behind. */
  async function work(session: TestSession, task: () => Promise<void>): Promise<void> {
    const job = { testId: session.run.report.id };
    working.add(job);
    try {
      await task();
    } catch (error) {
      if (!(error instanceof TestEnded)) await session.crash(error);
      // Whoever ended the test meanwhile has cleaned up before the last rule existed.
      await cleanUp(deps, session.run);
    } finally {
      working.delete(job);
    }
  }

  /** Up to where the admin has to act. */
  const launch = (session: TestSession, password: string | null = null) =>
    work(session, async () => {
      await prepare(session);
      const { variant, options } = session.run.input;
      switch (variant.flow) {
        case 'authorization-code':
          return needsConsent(session) ? openConsent(session) : openSignIn(session);
        case 'client-credentials':
          return proveAppOnly(session);
        case 'resource-owner-password':
          if (options.withPassword) return signInWithPassword(session, password);
          await openDeviceSignIn(session);
          // Not awaited: it takes as long as the admin does.
          void work(session, () => awaitDeviceSignIn(session)).catch(ignoreNotStored);
          return;
      }
    });

  async function start(input: TestInput): Promise<TestReport> {
    const { clientSecret: _, recipe: __, password, ...stored } = input;
    let run: TestRun | null = null;
    while (!run) {
      await cancel(input.setupId);
      run = await runs.add((rules) => ({
        input: stored,
        report: newReport(input, {
          id: crypto.randomUUID(),
          now: deps.now(),
          versions: deps.versions(),
        }),
        phase: 'preparing',
        rules,
        deadline: deps.now() + lifeMs,
        issuer: null,
        tenantId: null,
        secrets: null,
        tabId: null,
        device: null,
        closesTab: false,
      }));
    }
    known.add(run.report.id);
    const session = sessionOf(run);
    await launch(session, password);
    // A browser with a session at Microsoft may have brought the answer meanwhile.
    return (await runs.find(input.setupId))?.report ?? session.run.report;
  }

  async function cancel(setupId: string): Promise<void> {
    const run = await runs.find(setupId);
    if (!run) return;
    const session = sessionOf(run);
    if (run.phase === 'ending') return session.finishEnding();
    await session.end({ state: 'cancelled', reason: message('testCancelled'), closesTab: true });
  }

  async function resumeAll(): Promise<void> {
    for (const run of await runs.list()) {
      const claimed = await runs
        .change({ setupId: run.input.setupId, testId: run.report.id }, (current) => {
          if (known.has(current.report.id)) return null;
          if (current.phase !== 'signing-in') known.add(current.report.id);
          return current;
        })
        .catch(() => sessionOf(run).tryLater());
      if (claimed) await resumeRun(sessionOf(claimed)).catch(ignoreNotStored);
    }
    const alive = new Set((await runs.list()).map((run) => run.report.id));
    for (const { setupId, report } of await deps.runningReports()) {
      if (alive.has(report.id) || known.has(report.id)) continue;
      const lost = failure(message('testLostCause'), message('testStartOverFix'));
      await deps.saveReport(setupId, endReport(report, { state: 'failed', failure: lost }, deps.now()));
    }
    // An update of the extension takes away the tests, and leaves their rules and open sign-ins.
    const signIns = (await deps.api.tabs.query({})).filter(({ url }) => isLoginPage(url));
    for (const { id, url = '' } of signIns)
      if (id !== undefined && !(await findByTab(id))) await noticeSignIn(deps, runs, id, url);
    await dropLostRules(deps, runs);
  }

  async function resumeRun(session: TestSession): Promise<void> {
    const { phase, tabId, deadline } = session.run;
    if (phase === 'ending') return session.finishNowOrLater();
    if (phase === 'redeeming') {
      // The code is single use and may be spent (knowledge/oauth.md §2.5).
      const cut = failure(message('testInterruptedCause'), message('testStartOverFix'));
      await session.end({ state: 'failed', failure: cut }, ['redeeming']);
      return;
    }
    if (deps.now() >= deadline) return timeOut(session);
    if (phase === 'preparing') return launch(session);
    if (phase === 'polling') {
      void work(session, () => awaitDeviceSignIn(session)).catch(ignoreNotStored);
      return;
    }
    const tab = tabId === null ? null : await deps.api.tabs.get(tabId).catch(() => null);
    if (tab && tabId !== null) return onTabUpdated(tabId, tab, tab);
    await session.end({ state: 'cancelled', reason: message('testTabClosed') }, beforeAnswer);
  }

  /** Whatever is still under way tells by itself how it ends. */
  async function tryAgain(run: TestRun): Promise<void> {
    if (![...working].some(({ testId }) => testId === run.report.id)) await resumeRun(sessionOf(run));
  }

  async function onTabUpdated(
    tabId: number,
    change: { status?: string | undefined },
    { url = '' }: { url?: string | undefined },
  ): Promise<void> {
    // A background that died over the answer has left the tab at it.
    if (URL.canParse(url) && isTestAnswer({ url, tabId, method: 'GET' }))
      return onCallback({ url, tabId, type: 'main_frame', method: 'GET' });
    if (!isLoginPage(url)) return;
    const run = await findByTab(tabId);
    if (!run) return noticeSignIn(deps, runs, tabId, url);
    if (change.status === 'complete' && beforeAnswer.includes(run.phase)) {
      await readRenderedPage(sessionOf(run), url);
    }
  }

  async function onCallback(details: CallbackDetails): Promise<void> {
    if (details.type !== 'main_frame' || details.tabId < 0) return;
    const formData = details.requestBody?.formData as Record<string, string[]> | undefined;
    const navigation = { url: details.url, tabId: details.tabId, method: details.method, formData };
    const run = await findByTab(details.tabId);
    if (!run && isTestAnswer(navigation) && (await isGuarded(deps, details.tabId))) {
      // Kept back like any answer, and nobody waits for it: in the tab's address bar is the code.
      return closeTab(deps, details.tabId);
    }
    const { secrets, tabId, input } = run ?? {};
    if (!run || !secrets || tabId == null || !input?.redirectUri) return;
    const parameters = matchCallback(navigation, {
      tabId,
      redirectUri: input.redirectUri,
      state: secrets.state,
    });
    if (!parameters) return;
    const taken = await runs
      .change({ setupId: input.setupId, testId: run.report.id }, (current) => {
        if (!beforeAnswer.includes(current.phase)) return null;
        known.add(current.report.id);
        return { ...current, phase: 'redeeming' };
      })
      // The tab is still at the answer.
      .catch(() => sessionOf(run).tryLater());
    if (!taken) return;
    const session = sessionOf(taken);
    await work(session, () =>
      needsConsent(session) ? takeConsent(session, parameters) : takeAnswer(session, parameters),
    );
  }

  return {
    start,
    cancel,
    resume: () => (resumed = resumeAll()),
    onCallback: unasked(onCallback),
    onTabUpdated: unasked(onTabUpdated),
    onTabRemoved: unasked(async (tabId) => {
      const run = await findByTab(tabId);
      if (!run) return forgetTab(deps, tabId);
      await sessionOf(run).end({ state: 'cancelled', reason: message('testTabClosed') }, beforeAnswer);
    }),
    async onPermissionsRemoved() {
      for (const run of await runs.list()) {
        const session = sessionOf(run);
        const missing = await findMissingPermission(session);
        if (!missing) continue;
        await session
          .end({ state: 'failed', failure: missing, closesTab: true }, beforeAnswer)
          .catch(ignoreNotStored);
      }
    },
    onAlarm: unasked(async (name) => {
      await resumed;
      const run = (await runs.list()).find((one) => [deadlineAlarm(one), retryAlarm(one)].includes(name));
      if (!run) return;
      if (name === retryAlarm(run) || run.phase === 'ending') return tryAgain(run);
      const left = run.deadline - deps.now();
      // More than there ever was: the clock has been set back.
      if (left <= 0 || left > lifeMs) await timeOut(sessionOf(run));
      else deps.api.alarms.create(name, { when: run.deadline });
    }),
  };
}
