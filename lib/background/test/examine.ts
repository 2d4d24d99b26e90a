import { message } from '../../i18n';
import { failure } from '../../oauth/failure';
import { checkGrantedScopes, splitScopes } from '../../oauth/granted-scopes';
import { checkIdentity, readIdentity } from '../../oauth/identity';
import { readJwt } from '../../oauth/jwt';
import { isIdentityScope } from '../../oauth/scopes';
import type { StageResult } from '../../oauth/stage-result';
import { redeemRefreshToken, type TokenClient, type Tokens } from '../../oauth/token-requests';
import { askAddresses, checkMailbox, nameUnproven } from './mailbox';
import type { TestSession } from './session';

/** What the tokens prove (knowledge/oauth.md §3). They are dropped with this call. */
export async function examine(session: TestSession, client: TokenClient, tokens: Tokens): Promise<void> {
  const { input } = session.run;
  const granted = splitScopes(tokens.scope ?? '');
  const identity = readIdentity(tokens, await askAddresses(session, tokens.accessToken, granted));
  await session.report((run) => ({
    ...run,
    report: {
      ...run.report,
      account: identity.account,
      tenantId: identity.tenantId ?? run.tenantId,
      grantedScopes: granted,
    },
  }));
  const audience = readJwt(tokens.accessToken)?.aud;
  await session.stage('scopes', async () =>
    checkGrantedScopes(input.scopes, tokens.scope, typeof audience === 'string' ? audience : null),
  );
  const tenantId = session.run.tenantId ?? input.tenantId;
  const isDelegate = input.variant.signIn?.account === 'delegate';
  await session.stage('identity', async () =>
    checkIdentity(identity, { tenantId, mailbox: input.mailbox, isDelegate }),
  );
  await session.stage('refresh', () => checkRefresh(session, client, tokens));
  await checkMailbox(session, tokens.accessToken, granted);
  await nameUnproven(session);
  await session.end({ state: 'passed' });
}

/** A helpdesk signs in once and refreshes for years, so the refresh is tried once too (§3.4). */
async function checkRefresh(session: TestSession, client: TokenClient, tokens: Tokens): Promise<StageResult> {
  const { scopes } = session.run.input;
  const asked = scopes.some((scope) => scope.toLowerCase() === 'offline_access');
  if (tokens.refreshToken === null) {
    return asked
      ? {
          outcome: 'fail',
          failure: failure(message('testNoRefreshCause'), message('testNoRefreshFix'), 'permissions'),
        }
      : { outcome: 'unknown', messages: [message('testRefreshNotAsked')] };
  }
  const resourceOnly = scopes.filter((scope) => !isIdentityScope(scope));
  const answer = await redeemRefreshToken(
    client,
    tokens.refreshToken,
    resourceOnly.length > 0 ? resourceOnly : scopes,
  );
  if (!answer.ok) return { outcome: 'fail', failure: answer.failure };
  session.hideTokens(answer.tokens);
  return { outcome: 'pass', messages: [message('testRefreshed')] };
}
