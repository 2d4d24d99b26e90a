import { productName } from '../edition/product-name';
import type { TestReport } from '../oauth/types';
import type { DeliveryInput, TestSummary } from './types';

const isoTime = (at: number | null) => (at === null ? null : new Date(at).toISOString());

/** What is said of the OAuth test to whoever gets the settings. Never a token or a code. */
export const testRecord = ({ test }: DeliveryInput) =>
  test && {
    state: test.state,
    ofTheseValues: !test.stale,
    endedAt: isoTime(test.endedAt),
    account: test.account,
    tenantId: test.tenantId,
    grantedScopes: test.grantedScopes,
  };

/** The whole report for a file, in terms that need no translation. */
export const testReport = (input: DeliveryInput) =>
  input.test && {
    ...testRecord(input),
    startedAt: isoTime(input.test.startedAt),
    cloud: input.test.cloud,
    clientId: input.test.clientId,
    requestedScopes: input.test.requestedScopes,
    stages: input.test.stages.map(({ id, outcome, startedAt, endedAt }) => ({
      id,
      outcome,
      startedAt: isoTime(startedAt),
      endedAt: isoTime(endedAt),
    })),
    failure: failureOf(input.test),
    versions: input.test.versions,
  };

const failureOf = ({ failure }: TestSummary) =>
  failure && {
    stage: failure.stage,
    error: failure.detail?.error ?? null,
    code: failure.advice.code,
    traceId: failure.detail?.traceId ?? null,
    correlationId: failure.detail?.correlationId ?? null,
    timestamp: failure.detail?.timestamp ?? null,
  };

/** Some browsers do not say which they are. */
export const testedWith = ({ waymark, browser }: TestReport['versions']): string =>
  [`${productName} ${waymark}`, ...(browser ? [browser] : [])].join(', ');

/** The same in one line, for a file of settings that colleagues read. */
export function testLine(test: TestSummary): string {
  const said = [
    `OAuth test: ${test.state}${test.stale ? ', of other values' : ''}`,
    ...(test.endedAt === null ? [] : [isoTime(test.endedAt)]),
    ...(test.account === null ? [] : [`signed in as ${test.account}`]),
    ...(test.tenantId === null ? [] : [`tenant ${test.tenantId}`]),
    ...(test.grantedScopes.length > 0 ? [`granted ${test.grantedScopes.join(' ')}`] : []),
    testedWith(test.versions),
  ];
  return said.join('; ');
}
