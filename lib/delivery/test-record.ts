import type { DeliveryInput } from './types';

/** What is said of the OAuth test to whoever gets the settings. Never a token or a code. */
export const testRecord = ({ test }: DeliveryInput) =>
  test && {
    state: test.state,
    ofTheseValues: !test.stale,
    endedAt: test.endedAt === null ? null : new Date(test.endedAt).toISOString(),
    account: test.account,
    tenantId: test.tenantId,
    grantedScopes: test.grantedScopes,
  };
