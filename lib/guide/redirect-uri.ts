import type { RedirectUri } from '../portal/types';
import type { Variant } from '../recipes/schema';
import { brokenRedirectRule, type RedirectRule } from '../redirect-uri';

/** Why no redirect URI can be built or used, or null for a good one. */
export type RedirectProblem = 'no-address' | RedirectRule;

export interface ExpectedRedirect {
  /** Null while it is not known, or where the recipe has none. */
  uri: string | null;
  problem: RedirectProblem | null;
}

/** The first thing in which two redirect URIs differ. */
export type RedirectDifference =
  | 'none'
  | 'platform'
  | 'scheme'
  | 'host'
  | 'port'
  | 'case'
  | 'trailing-slash'
  | 'path'
  | 'query'
  | 'text';

/** The redirect URI that a variant needs for this helpdesk, by the rules of knowledge/oauth.md §1.7. */
export function buildRedirectUri(variant: Variant, helpdeskUrl: string | undefined): ExpectedRedirect {
  const bad = (problem: RedirectProblem): ExpectedRedirect => ({ uri: null, problem });
  if (!variant.redirectUri) return { uri: null, problem: null };
  const address = helpdeskUrl?.trim();
  if (!address) return bad('no-address');
  const url = parseUrl(address);
  if (!url?.hostname) return bad('not-a-url');
  const base = url.origin + url.pathname.replace(/\/+$/, '');
  const uri = variant.redirectUri.template
    .replace('{helpdeskUrl}', () => base)
    .replace('{helpdeskOrigin}', () => url.origin)
    .replace('{exactAnswer}', () => address);
  const broken = brokenRedirectRule(uri, { localHttp: true, query: true });
  return broken ? bad(broken) : { uri, problem: null };
}

/**
 * What is wrong with a redirect URI that should be `expected` on the platform Web, named by its first difference.
 * Microsoft compares exactly, the path case-sensitively (knowledge/oauth.md §1.7).
 */
export function compareRedirectUri(expected: string, found: RedirectUri): RedirectDifference {
  if (found.uri === expected) return found.platform === 'web' ? 'none' : 'platform';
  const want = parseUrl(expected);
  const have = parseUrl(found.uri);
  if (!want || !have) return 'text';
  if (want.protocol !== have.protocol) return 'scheme';
  if (want.hostname !== have.hostname) return 'host';
  if (want.port !== have.port) return 'port';
  if (want.search !== have.search || want.hash !== have.hash) return 'query';
  if (want.pathname === have.pathname)
    return expected.toLowerCase() === found.uri.toLowerCase() ? 'case' : 'text';
  if (want.pathname.toLowerCase() === have.pathname.toLowerCase()) return 'case';
  const trim = (path: string) => path.replace(/\/+$/, '');
  return trim(want.pathname) === trim(have.pathname) ? 'trailing-slash' : 'path';
}

/** From "almost it" to "something else": which of several registered URIs the admin most likely meant. */
const nearness: RedirectDifference[] = [
  'none',
  'platform',
  'trailing-slash',
  'case',
  'scheme',
  'port',
  'query',
  'path',
  'text',
  'host',
];

/** The registered URI that comes nearest, with its difference; null where none is registered. */
export function nearestRedirectUri(
  expected: string,
  registered: RedirectUri[],
): { found: RedirectUri; difference: RedirectDifference } | null {
  const ranked = registered
    .map((found) => ({ found, difference: compareRedirectUri(expected, found) }))
    .sort((a, b) => nearness.indexOf(a.difference) - nearness.indexOf(b.difference));
  return ranked[0] ?? null;
}

function parseUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
