import { message } from '../lib/i18n';
import type { Stage, StageId, TestReport } from '../lib/oauth/types';

/** A passed test of nothing in particular. */
export const exampleReport = (change: Partial<TestReport> = {}): TestReport => ({
  id: 't',
  fingerprint: 'f1',
  registered: { accountType: null, publicClient: null },
  state: 'passed',
  stages: [],
  startedAt: 1_795_000_000_000,
  endedAt: 1_795_000_030_000,
  cloud: 'global',
  clientId: '11111111-2222-3333-4444-555555555555',
  requestedScopes: [],
  versions: { waymark: '0.1.0', browser: 'Chrome 156' },
  account: null,
  tenantId: null,
  servicePrincipalId: null,
  grantedScopes: [],
  failure: null,
  deviceCode: null,
  ...change,
});

export const exampleStage = (id: StageId, outcome: Stage['outcome'], ...said: string[]): Stage => ({
  id,
  outcome,
  messages: said.map((words) => message('literal', words)),
  startedAt: null,
  endedAt: null,
});
