import { message } from '../i18n';
import { isGuid } from '../setup/guid';
import { failure } from './failure';
import { readJwt } from './jwt';
import type { StageResult } from './stage-result';
import type { Tokens } from './token-requests';

/** Who signed in, and where. From the checked ID token; where that is silent, the access token may hint (§3.2, §3.3). */
export interface Identity {
  /** What to call the account. */
  account: string | null;
  /** Every address it goes by. */
  addresses: string[];
  tenantId: string | null;
}

/** `known`: addresses that Microsoft Graph names, aliases among them. */
export function readIdentity(
  tokens: Pick<Tokens, 'identity' | 'accessToken'>,
  known: readonly string[] = [],
): Identity {
  const hint = readJwt(tokens.accessToken);
  const claims = [tokens.identity, hint].filter((claimSet) => claimSet !== null);
  const texts = (name: string) =>
    claims.map((claimSet) => claimSet[name]).filter((value) => typeof value === 'string');
  const claimed = ['preferred_username', 'upn', 'email', 'unique_name'].flatMap(texts);
  const addresses = [...claimed, ...known];
  return {
    account: addresses[0] ?? null,
    addresses: [...new Set(addresses.map((address) => address.toLowerCase()))],
    tenantId: texts('tid')[0] ?? null,
  };
}

/** The mailbox of the wrong person connects without any error, so it is compared (knowledge/oauth.md §0.6 and §4). */
export function checkIdentity(
  identity: Identity,
  expected: { tenantId: string | null; mailbox: string | null; isDelegate?: boolean },
): StageResult {
  const { account, addresses, tenantId } = identity;
  if (
    tenantId !== null &&
    expected.tenantId !== null &&
    isGuid(expected.tenantId) &&
    tenantId.toLowerCase() !== expected.tenantId.toLowerCase()
  ) {
    return {
      outcome: 'fail',
      failure: failure(
        message('testOtherTenantCause', tenantId, expected.tenantId),
        message('testOtherTenantFix'),
        'tenant-id',
      ),
    };
  }
  if (account === null) return { outcome: 'unknown', messages: [message('testAccountNotSaid')] };
  const { mailbox } = expected;
  // Whoever signs in for a shared mailbox has another address than it.
  if (expected.isDelegate) {
    return { outcome: 'unknown', messages: [message('testAccountDelegate', account, mailbox ?? '…')] };
  }
  if (mailbox === null || mailbox.trim() === '') {
    return { outcome: 'unknown', messages: [message('testAccountNotCompared', account)] };
  }
  if (!addresses.includes(mailbox.trim().toLowerCase())) {
    return {
      outcome: 'fail',
      failure: failure(
        message('testOtherAccountCause', account, mailbox),
        message('testOtherAccountFix', mailbox),
      ),
    };
  }
  return { outcome: 'pass', messages: [message('testAccountMatches', account)] };
}
