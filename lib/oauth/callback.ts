import { isTestState } from './authorize-url';

/** One navigation, as `webRequest.onBeforeRequest` tells of it. */
export interface Navigation {
  url: string;
  tabId: number;
  method: string;
  /** Of a form post. */
  formData?: Record<string, string[]> | undefined;
}

export interface ExpectedCallback {
  tabId: number;
  redirectUri: string;
  state: string;
}

/**
 * The answer's parameters if this navigation is the answer to this test and to no other, else null.
 * The authorize URL has the redirect URI inside, so parsed origins and paths are compared, never strings
 * (knowledge/oauth.md §1.1).
 */
export function matchCallback(navigation: Navigation, expected: ExpectedCallback): URLSearchParams | null {
  if (navigation.tabId !== expected.tabId || !isSamePlace(navigation.url, expected.redirectUri)) return null;
  return answersIn(navigation).find((parameters) => parameters.get('state') === expected.state) ?? null;
}

/** Whether this is the answer to some test: to one that is over, or in a tab that is not the test's. */
export const isTestAnswer = (navigation: Navigation): boolean =>
  answersIn(navigation).some((parameters) => isTestState(parameters.get('state')));

function isSamePlace(url: string, redirectUri: string): boolean {
  if (!URL.canParse(url) || !URL.canParse(redirectUri)) return false;
  const here = new URL(url);
  const there = new URL(redirectUri);
  return here.origin === there.origin && here.pathname === there.pathname;
}

/** In the query, the fragment or the form. */
function answersIn(navigation: Navigation): URLSearchParams[] {
  if (!URL.canParse(navigation.url)) return [];
  const url = new URL(navigation.url);
  const candidates = [url.searchParams, new URLSearchParams(url.hash.slice(1)), fromForm(navigation)];
  return candidates.filter(isAnswer);
}

const isAnswer = (parameters: URLSearchParams): boolean =>
  parameters.getAll('state').length === 1 &&
  ['code', 'error', 'admin_consent'].some((name) => parameters.has(name));

function fromForm({ method, formData }: Navigation): URLSearchParams {
  const fields = method === 'POST' ? Object.entries(formData ?? {}) : [];
  return new URLSearchParams(fields.flatMap(([name, values]) => values.map((value) => [name, value])));
}
