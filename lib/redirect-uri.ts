import { isLocalHttp } from './local-http';

/** Microsoft's rules for a redirect URI that need no server to check (knowledge/oauth.md §1.7). */
export type RedirectRule =
  | 'not-a-url'
  | 'not-https'
  | 'too-long'
  | 'forbidden-character'
  | 'fragment'
  | 'query';

export const longestRedirectUri = 256;

interface Allowed {
  /** Microsoft takes plain http for the machine's own names. */
  localHttp: boolean;
  /** An app that lets in personal accounts may have none. */
  query: boolean;
}

/** The first rule that a redirect URI breaks, or null. */
export function brokenRedirectRule(uri: string, allowed: Allowed): RedirectRule | null {
  if (!URL.canParse(uri)) return 'not-a-url';
  const url = new URL(uri);
  if (url.protocol !== 'https:' && !(isLocalHttp(url) && allowed.localHttp)) return 'not-https';
  if (uri.length > longestRedirectUri) return 'too-long';
  if (/[!$'(),;]/.test(uri)) return 'forbidden-character';
  if (uri.includes('#')) return 'fragment';
  return url.search !== '' && !allowed.query ? 'query' : null;
}
