import { message } from '../../i18n';
import { authorityOf } from '../../oauth/authority';
import { asksForIdToken, buildAuthorizeUrl, newSignInSecrets } from '../../oauth/authorize-url';
import { parseRedirectError } from '../../oauth/errors';
import { failure, refusal } from '../../oauth/failure';
import { callbackRule } from '../../oauth/rules';
import { redeemCode } from '../../oauth/token-requests';
import { closeTab, deadlineAlarm } from './clean-up';
import { examine } from './examine';
import { findMissingPermission } from './prepare';
import type { TestSession } from './session';
import { addRule } from './session-rules';

/** Opens the sign-in page, with the callback blocked before the tab goes anywhere (knowledge/oauth.md §1.4). */
export async function openSignIn(session: TestSession): Promise<void> {
  const { api } = session.deps;
  const { input, rules } = session.run;
  const { redirectUri } = input;
  if (redirectUri === null) throw new TypeError('a sign-in needs a redirect URI');
  await session.begin('sign-in');
  const missing = await findMissingPermission(session);
  if (missing) await session.settle('sign-in', { outcome: 'fail', failure: missing });

  const tabId = session.run.tabId ?? (await createTab(session));
  await session.update((run) => ({ ...run, tabId, secrets: run.secrets ?? newSignInSecrets() }));
  await addRule(session, callbackRule(rules.callback, tabId, redirectUri));
  api.alarms.create(deadlineAlarm(session.run), { when: session.run.deadline });
  const { secrets } = session.run;
  if (!secrets) throw new TypeError('a sign-in needs its state');
  const url = await buildAuthorizeUrl({
    authority: authorityOf(input.cloud, input.tenantId),
    clientId: input.clientId,
    redirectUri,
    scopes: input.scopes,
    secrets,
  });
  await untilBlank(session, tabId);
  await api.tabs.update(tabId, { url });
  // With a session at Microsoft the answer may have come already.
  await session.update((run) => (run.phase === 'preparing' ? { ...run, phase: 'signing-in' } : run));
}

async function createTab(session: TestSession): Promise<number> {
  const { id } = await session.deps.api.tabs.create({ url: 'about:blank', active: true });
  if (id === undefined) throw new Error('the tab has no ID');
  try {
    await session.update((run) => ({ ...run, tabId: id }));
  } catch (error) {
    await closeTab(session.deps, id);
    throw error;
  }
  return id;
}

/**
 * Until the tab's empty page stands, at most a second: Chromium may crash a tab that is sent on earlier while something
 * watches it (measured: one in eight, none after waiting).
 */
async function untilBlank({ deps: { api, wait } }: TestSession, tabId: number): Promise<void> {
  for (let look = 0; look < 50; look += 1) {
    const { status } = await api.tabs.get(tabId);
    if (status !== 'loading') return;
    await wait(20);
  }
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
