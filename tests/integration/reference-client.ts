import * as oauth from 'oauth4webapi';
import type { TestInput } from '../../lib/background/test/types';
import { parseScope, resourceScopes } from '../../lib/oauth/scopes';
import type { World } from '../world/start';
import { PageVisitor, worldFetch } from '../world/world-client';

/** What a helpdesk is given: nothing but values that a test was of. */
export type HelpdeskValues = Pick<
  TestInput,
  'endpoints' | 'clientId' | 'clientSecret' | 'redirectUri' | 'scopes'
>;

export type Verdict = { accepted: true } | { accepted: false; why: string };

/** How a client gets from the authorization endpoint to the address with the answer. */
export interface Surroundings {
  fetch: (input: string | URL, init?: RequestInit) => Promise<Response>;
  issuer: string;
  /** Signs in, and answers the address that the browser was sent to in the end, or null. */
  signIn(url: URL): Promise<URL | null>;
  insecure?: boolean;
  prompt?: string;
}

/**
 * A helpdesk's server, as plain as can be: oauth4webapi in Node, without PKCE and without an `Origin`, signs in, redeems,
 * and refreshes. It knows nothing of the extension.
 */
export async function connect(values: HelpdeskValues, around: Surroundings): Promise<Verdict> {
  const { clientId, clientSecret, redirectUri, scopes, endpoints } = values;
  if (redirectUri === null || clientSecret === null) return { accepted: false, why: 'a value is missing' };
  const server: oauth.AuthorizationServer = {
    issuer: around.issuer,
    authorization_endpoint: endpoints.authorize,
    token_endpoint: endpoints.token,
  };
  const client: oauth.Client = { client_id: clientId };
  const authentication = oauth.ClientSecretPost(clientSecret);
  const options = {
    [oauth.customFetch]: (url: string, init: object) => around.fetch(url, init as RequestInit),
    [oauth.allowInsecureRequests]: around.insecure === true,
  };
  const state = oauth.generateRandomState();
  const url = new URL(endpoints.authorize);
  url.search = new URLSearchParams({
    client_id: clientId,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: scopes.join(' '),
    state,
    prompt: around.prompt ?? 'select_account',
  }).toString();
  try {
    const answer = await around.signIn(url);
    if (!answer || answer.origin + answer.pathname !== redirectUri) {
      return { accepted: false, why: 'no answer came to the redirect URI' };
    }
    const parameters = oauth.validateAuthResponse(server, client, answer, state);
    const tokens = await oauth.processAuthorizationCodeResponse(
      server,
      client,
      await oauth.authorizationCodeGrantRequest(
        server,
        client,
        authentication,
        parameters,
        redirectUri,
        oauth.nopkce,
        { ...options, additionalParameters: { scope: scopes.join(' ') } },
      ),
    );
    const missing = missingScopes(scopes, tokens.scope ?? '');
    if (missing.length > 0) return { accepted: false, why: `not granted: ${missing.join(' ')}` };
    if (!tokens.refresh_token) return { accepted: false, why: 'no refresh token' };
    await oauth.processRefreshTokenResponse(
      server,
      client,
      await oauth.refreshTokenGrantRequest(server, client, authentication, tokens.refresh_token, options),
    );
    return { accepted: true };
  } catch (error) {
    return {
      accepted: false,
      why: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
    };
  }
}

const missingScopes = (wanted: readonly string[], given: string): string[] => {
  const names = new Set(given.split(' ').map((scope) => parseScope(scope).name));
  return resourceScopes(wanted)
    .filter(({ name }) => !names.has(name))
    .map(({ text }) => text);
};

/** The practice world's sign-in pages, with a robot for the mailbox. */
export function practiceSurroundings(world: World, account: string): Surroundings {
  const host = world.idp.settings.loginHost;
  const visitor = new PageVisitor(world.port, [host]);
  world.idp.forgetSessions();
  return {
    fetch: worldFetch(world.port),
    issuer: `https://${host}/${world.directory.tenant.id}/v2.0`,
    signIn: async (url) => {
      const first = await visitor.open(url);
      if (first.status === 0) return new URL(first.url);
      if (!first.html.includes('Pick an account')) return null;
      const last = await visitor.submit(first, { login: account });
      return last.status === 0 ? new URL(last.url) : null;
    },
  };
}
