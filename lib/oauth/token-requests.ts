import * as oauth from 'oauth4webapi';
import { type Authority, authorizationServer, tenantPlaceholder } from './authority';
import { parseErrorBody } from './errors';
import { type Failure, refusal } from './failure';
import { readJwt } from './jwt';
import type { Flow } from './plan';
import { type Fetch, hardenFetch, unexpectedAnswer, unreachable } from './requests';

/** Requests to the token endpoint on oauth4webapi, as the helpdesk's server would make them (knowledge/oauth.md §2.3). */

export interface TokenClient {
  authority: Authority;
  /** From discovery; may hold the tenant's placeholder. */
  issuer: string;
  clientId: string;
  /** Null for a public client. */
  clientSecret: string | null;
  flow: Flow;
  fetch: Fetch;
}

/** What a stage needs of an answer. Lives in memory only. */
export interface Tokens {
  accessToken: string;
  refreshToken: string | null;
  /** Checked by oauth4webapi: issuer, audience, times, nonce. */
  identity: Record<string, unknown> | null;
  /** As Microsoft wrote it. */
  scope: string | null;
}

export type TokenAnswer = { ok: true; tokens: Tokens } | { ok: false; failure: Failure };

/** A clock that is minutes off must not fail the test of a registration. */
const toleratedSeconds = 300;

export function redeemCode(
  client: TokenClient,
  answer: { parameters: URLSearchParams; redirectUri: string; scopes: readonly string[] },
  secrets: { state: string; nonce: string | null; verifier: string },
): Promise<TokenAnswer> {
  return ask(
    client,
    (server, entra, authentication, options) =>
      oauth.authorizationCodeGrantRequest(
        server,
        entra,
        authentication,
        oauth.validateAuthResponse(server, entra, answer.parameters, secrets.state),
        answer.redirectUri,
        secrets.verifier,
        { ...options, additionalParameters: { scope: answer.scopes.join(' ') } },
      ),
    (server, entra, response) =>
      oauth.processAuthorizationCodeResponse(
        server,
        entra,
        response,
        secrets.nonce === null ? {} : { expectedNonce: secrets.nonce, requireIdToken: true },
      ),
  );
}

export const redeemRefreshToken = (
  client: TokenClient,
  refreshToken: string,
  scopes: readonly string[],
): Promise<TokenAnswer> =>
  ask(
    client,
    (server, entra, authentication, options) =>
      oauth.refreshTokenGrantRequest(server, entra, authentication, refreshToken, {
        ...options,
        additionalParameters: { scope: scopes.join(' ') },
      }),
    oauth.processRefreshTokenResponse,
  );

export const requestAppToken = (client: TokenClient, scope: string): Promise<TokenAnswer> =>
  ask(
    client,
    (server, entra, authentication, options) =>
      oauth.clientCredentialsGrantRequest(server, entra, authentication, { scope }, options),
    oauth.processClientCredentialsResponse,
  );

export const redeemDeviceCode = (client: TokenClient, deviceCode: string): Promise<TokenAnswer> =>
  ask(
    client,
    (server, entra, authentication, options) =>
      oauth.deviceCodeGrantRequest(server, entra, authentication, deviceCode, options),
    oauth.processDeviceCodeResponse,
  );

/** User name and password, as a public client sends them: only where the admin asked for it (knowledge/oauth.md §1.5). */
export const redeemPassword = (
  client: TokenClient,
  { username, password }: { username: string; password: string },
  scopes: readonly string[],
): Promise<TokenAnswer> =>
  ask(
    client,
    (server, entra, authentication, options) =>
      oauth.genericTokenEndpointRequest(
        server,
        entra,
        authentication,
        'password',
        { username, password, scope: scopes.join(' ') },
        options,
      ),
    oauth.processGenericTokenEndpointResponse,
  );

type Options = {
  [oauth.customFetch]: NonNullable<oauth.TokenEndpointRequestOptions[typeof oauth.customFetch]>;
};

/** Sends one request once. A refused code may be spent, so nothing here ever tries again (knowledge/oauth.md §2.5). */
async function ask(
  client: TokenClient,
  send: (
    server: oauth.AuthorizationServer,
    entra: oauth.Client,
    authentication: oauth.ClientAuth,
    options: Options,
  ) => Promise<Response>,
  process: (
    server: oauth.AuthorizationServer,
    entra: oauth.Client,
    response: Response,
  ) => Promise<oauth.TokenEndpointResponse>,
): Promise<TokenAnswer> {
  let entra: oauth.Client = { client_id: client.clientId, [oauth.clockTolerance]: toleratedSeconds };
  const authentication =
    client.clientSecret === null ? oauth.None() : oauth.ClientSecretPost(client.clientSecret);
  const request = hardenFetch(client.fetch);
  const options: Options = { [oauth.customFetch]: (url, init) => request(url, init as RequestInit) };
  const server = authorizationServer(client.authority, client.issuer);
  let response: Response;
  let body: unknown;
  try {
    response = await send(server, entra, authentication, options);
    body = await response
      .clone()
      .json()
      .catch(() => null);
  } catch (error) {
    return { ok: false, failure: failureOf(error, client) };
  }
  if (response.status !== 200) {
    const detail = parseErrorBody(body);
    return {
      ok: false,
      failure: detail ? refusal(detail, client.flow) : unexpectedAnswer(`HTTP ${response.status}`),
    };
  }
  entra = { ...entra, [oauth.clockSkew]: skewOf(response) };
  try {
    const issuer = issuerFor(client.issuer, body);
    const answer = await process(authorizationServer(client.authority, issuer), entra, response);
    return { ok: true, tokens: tokensOf(answer) };
  } catch (error) {
    return { ok: false, failure: failureOf(error, client) };
  }
}

/** How far Microsoft's clock is ahead of this computer's, in seconds: a clock that is hours off says nothing about an app. */
function skewOf({ headers }: Response): number {
  const there = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(there) ? 0 : Math.round((there - Date.now()) / 1000);
}

const tokensOf = (answer: oauth.TokenEndpointResponse): Tokens => ({
  accessToken: answer.access_token,
  refreshToken: answer.refresh_token ?? null,
  identity: oauth.getValidatedIdTokenClaims(answer) ?? null,
  scope: answer.scope ?? null,
});

/** `common` has an issuer with room for the tenant that the token then names (knowledge/oauth.md §6). */
function issuerFor(issuer: string, body: unknown): string {
  if (!issuer.includes(tenantPlaceholder)) return issuer;
  const idToken = typeof body === 'object' && body && 'id_token' in body ? body.id_token : null;
  const tenant = typeof idToken === 'string' ? readJwt(idToken)?.tid : null;
  return typeof tenant === 'string' ? issuer.replace(tenantPlaceholder, tenant) : issuer;
}

/** oauth4webapi's own errors say what did not conform; anything else is the network. Never the body: it has tokens. */
function failureOf(error: unknown, client: TokenClient): Failure {
  const isOurs =
    error instanceof oauth.OperationProcessingError || error instanceof oauth.UnsupportedOperationError;
  return isOurs ? unexpectedAnswer(error.message) : unreachable(client.authority.host);
}
