import { message } from '../../i18n';
import { checkGrantedRoles } from '../../oauth/granted-scopes';
import { readJwt } from '../../oauth/jwt';
import { requestAppToken } from '../../oauth/token-requests';
import { checkMailbox, nameUnproven } from './mailbox';
import { learnServicePrincipal } from './prepare';
import type { TestSession } from './session';

/** The app signs in by itself, as the helpdesk will. Its token is dropped with this call. */
export async function proveAppOnly(session: TestSession): Promise<void> {
  const { input } = session.run;
  await session.begin('client-credentials');
  const answer = await requestAppToken(await session.tokenClient(), input.scopes.join(' '));
  if (!answer.ok) return session.settle('client-credentials', { outcome: 'fail', failure: answer.failure });
  session.hideTokens(answer.tokens);
  const { accessToken } = answer.tokens;
  await learnServicePrincipal(session, accessToken);
  await session.settle('client-credentials', {
    outcome: 'pass',
    messages: [message('testCredentialsAccepted')],
  });

  const claimed = readJwt(accessToken)?.roles;
  const roles = Array.isArray(claimed) ? claimed.map(String) : null;
  await session.report((run) => ({ ...run, report: { ...run.report, grantedScopes: roles ?? [] } }));
  const required = input.variant.permissions.filter(
    ({ type, optional }) => type === 'application' && !optional,
  );
  await session.stage('scopes', async () =>
    checkGrantedRoles(
      required.map(({ name }) => name),
      roles,
    ),
  );
  await checkMailbox(session, accessToken, []);
  await nameUnproven(session);
  await session.end({ state: 'passed' });
}
