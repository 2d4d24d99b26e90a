import { calculatePKCECodeChallenge, generateRandomCodeVerifier, generateRandomNonce } from 'oauth4webapi';
import type { Authority } from './authority';

/** What ties a callback, a code and an ID token to one test. Lives in memory only. */
export interface SignInSecrets {
  state: string;
  nonce: string;
  verifier: string;
}

export const newSignInSecrets = (): SignInSecrets => ({
  state: newState(),
  nonce: generateRandomNonce(),
  verifier: generateRandomCodeVerifier(),
});

export interface SignInRequest {
  authority: Authority;
  clientId: string;
  redirectUri: string;
  /** The helpdesk's own, untouched: more would create consent that it does not need. */
  scopes: readonly string[];
  secrets: SignInSecrets;
}

/**
 * Where the admin signs in, as the helpdesk would send them there, plus PKCE (knowledge/oauth.md §4).
 * `select_account`: otherwise the admin's own session would silently stand in for the mailbox.
 */
export async function buildAuthorizeUrl(request: SignInRequest): Promise<string> {
  const url = new URL(request.authority.authorize);
  url.search = new URLSearchParams({
    client_id: request.clientId,
    response_type: 'code',
    redirect_uri: request.redirectUri,
    response_mode: 'query',
    scope: request.scopes.join(' '),
    state: request.secrets.state,
    ...(asksForIdToken(request.scopes) ? { nonce: request.secrets.nonce } : {}),
    code_challenge: await calculatePKCECodeChallenge(request.secrets.verifier),
    code_challenge_method: 'S256',
    prompt: 'select_account',
  }).toString();
  return url.href;
}

/**
 * Where an administrator consents to the helpdesk's own scopes for everybody (knowledge/oauth.md §4). `home` is the
 * tenant of the app: Microsoft wants its ID or domain there, never `common`.
 */
export function buildConsentUrl(request: Omit<SignInRequest, 'authority'> & { home: Authority }): string {
  const url = new URL(request.home.adminConsent);
  url.search = new URLSearchParams({
    client_id: request.clientId,
    scope: request.scopes.join(' '),
    redirect_uri: request.redirectUri,
    state: request.secrets.state,
  }).toString();
  return url.href;
}

export const asksForIdToken = (scopes: readonly string[]): boolean =>
  scopes.some((scope) => scope.toLowerCase() === 'openid');

/**
 * 128 random bits (knowledge/oauth.md §4), in letters that no server rewrites, behind a mark by which a rule of the
 * package (public/rules/answers.json) keeps back every answer to a test, in every tab and after every restart.
 */
const newState = (): string =>
  `waymark${[...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;

/** Whether a sign-in was begun by a test, this one or another; the helpdesk's own have other states. */
export const isTestState = (state: string | null): boolean => /^waymark[0-9a-f]{32}$/.test(state ?? '');
