import type { Message } from '../../i18n';
import type { Failure } from '../../oauth/failure';
import { planStages } from '../../oauth/plan';
import type { StageResult } from '../../oauth/stage-result';
import type { Stage, StageId, TestReport } from '../../oauth/types';
import { hiding } from '../../spellings';
import type { TestInput } from './types';

/** A report's changes, as pure functions. */

export const newReport = (
  input: TestInput,
  { id, now, versions }: { id: string; now: number; versions: TestReport['versions'] },
): TestReport => ({
  id,
  fingerprint: input.fingerprint,
  registered: input.registered,
  state: 'running',
  stages: planStages(input.variant, input.options),
  cloud: input.cloud,
  clientId: input.clientId,
  requestedScopes: input.scopes,
  versions,
  servicePrincipalId: null,
  startedAt: now,
  endedAt: null,
  account: null,
  tenantId: null,
  grantedScopes: [],
  failure: null,
  deviceCode: null,
});

export const changeStage = (report: TestReport, id: StageId, change: Partial<Stage>): TestReport => ({
  ...report,
  stages: report.stages.map((stage) => (stage.id === id ? { ...stage, ...change } : stage)),
});

export function settleStage(report: TestReport, id: StageId, result: StageResult, now: number): TestReport {
  if (result.outcome !== 'fail') return changeStage(report, id, { ...result, endedAt: now });
  const { advice } = result.failure;
  return {
    ...changeStage(report, id, { outcome: 'fail', messages: [advice.cause, advice.fix], endedAt: now }),
    failure: { stage: id, ...result.failure },
  };
}

export const isSettled = (report: TestReport, id: StageId): boolean =>
  report.stages.some(
    (stage) => stage.id === id && stage.outcome !== 'pending' && stage.outcome !== 'running',
  );

/** The stage is part of this test, and has no result yet. */
export const isWaitingFor = (report: TestReport, id: StageId): boolean =>
  report.stages.some((stage) => stage.id === id) && !isSettled(report, id);

/** The stage that is running, else the first that has not begun, else the last. */
export function currentStage(report: TestReport): StageId {
  const find = (outcome: Stage['outcome']) => report.stages.find((stage) => stage.outcome === outcome)?.id;
  return find('running') ?? find('pending') ?? report.stages.at(-1)?.id ?? 'preconditions';
}

export type Ending =
  | { state: 'passed' }
  | { state: 'failed'; failure?: Failure; closesTab?: boolean }
  | { state: 'cancelled'; reason: Message; closesTab?: boolean };

/** What was not reached is skipped, never passed. */
export function endReport(report: TestReport, ending: Ending, now: number): TestReport {
  let ended = report;
  if (ending.state === 'failed' && ending.failure) {
    ended = settleStage(ended, currentStage(ended), { outcome: 'fail', failure: ending.failure }, now);
  }
  if (ending.state === 'cancelled') {
    ended = changeStage(ended, currentStage(ended), {
      outcome: 'unknown',
      messages: [ending.reason],
      endedAt: now,
    });
  }
  return {
    ...ended,
    state: ending.state,
    endedAt: now,
    deviceCode: null,
    stages: ended.stages.map((stage) =>
      stage.outcome === 'pending' || stage.outcome === 'running' ? { ...stage, outcome: 'skipped' } : stage,
    ),
  };
}

/** A server may echo what it was sent; a report never holds it. */
export function scrub<T>(value: T, sensitive: Iterable<string>): T {
  const hide = hiding(sensitive);
  const walk = (part: unknown): unknown => {
    if (typeof part === 'string') return hide(part);
    if (Array.isArray(part)) return part.map(walk);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, walk(inner)]));
  };
  return walk(value) as T;
}
