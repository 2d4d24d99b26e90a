import { message } from '../../i18n';
import { authorityOf } from '../../oauth/authority';
import { asksForIdToken, buildAuthorizeUrl } from '../../oauth/authorize-url';
import { parseRedirectError } from '../../oauth/errors';
import { failure, refusal } from '../../oauth/failure';
import { redeemCode } from '../../oauth/token-requests';
import { closeTab } from './clean-up';
import { examine } from './examine';
import type { TestSession } from './session';
import { openPage } from './sign-in-tab';

/** Sends the admin to sign in as the mailbox. */
export async function openSignIn(session: TestSession): Promise<void> {
  const { cloud, tenantId, clientId, scopes } = session.run.input;
  await openPage(session, 'sign-in', (secrets, redirectUri) =>
    buildAuthorizeUrl({ authority: authorityOf(cloud, tenantId), clientId, redirectUri, scopes, secrets }),
  );
}

/** Takes the answer that the browser has just kept from the helpdesk. */
export async function takeAnswer(session: TestSession, parameters: URLSearchParams): Promise<void> {
  const { input, secrets, tabId, rules } = session.run;
  const { redirectUri } = input;
  // The tab first: while it lives, it needs its rule. Its address bar has the code.
  await closeTab(session.deps, tabId);
  await session.deps.api.declarativeNetRequest.updateSessionRules({ removeRuleIds: [rules.callback] });
  const code = parameters.get('code');
  if (code !== null) session.hide(code);

  const refused = parseRedirectError(parameters);
  if (refused) {
    await session.settle('sign-in', { outcome: 'fail', failure: refusal(refused, input.variant.flow) });
  }
  await session.settle('sign-in', { outcome: 'pass', messages: [message('testSignedIn')] });

  await session.begin('redemption');
  const client = await session.tokenClient();
  if (!secrets || redirectUri === null || client.clientSecret === null) {
    const gone = failure(message('testSecretGoneCause'), message('testSecretGoneFix'), 'client-secret');
    return session.settle('redemption', { outcome: 'fail', failure: gone });
  }
  session.hide(secrets.state, secrets.nonce, secrets.verifier);
  const { scopes } = input;
  const answer = await redeemCode(
    client,
    { parameters, redirectUri, scopes },
    { ...secrets, nonce: asksForIdToken(scopes) ? secrets.nonce : null },
  );
  if (!answer.ok) return session.settle('redemption', { outcome: 'fail', failure: answer.failure });
  session.hideTokens(answer.tokens);
  await session.settle('redemption', { outcome: 'pass', messages: [message('testRedeemed')] });
  await examine(session, client, answer.tokens);
}
