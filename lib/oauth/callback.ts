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
  const url = new URL(navigation.url);
  const candidates = [url.searchParams, new URLSearchParams(url.hash.slice(1)), fromForm(navigation)];
  return candidates.find((parameters) => isAnswer(parameters, expected.state)) ?? null;
}

function isSamePlace(url: string, redirectUri: string): boolean {
  if (!URL.canParse(url) || !URL.canParse(redirectUri)) return false;
  const here = new URL(url);
  const there = new URL(redirectUri);
  return here.origin === there.origin && here.pathname === there.pathname;
}

function isAnswer(parameters: URLSearchParams, state: string): boolean {
  const states = parameters.getAll('state');
  const isSaid = ['code', 'error', 'admin_consent'].some((name) => parameters.has(name));
  return states.length === 1 && states[0] === state && isSaid;
}

function fromForm({ method, formData }: Navigation): URLSearchParams {
  const fields = method === 'POST' ? Object.entries(formData ?? {}) : [];
  return new URLSearchParams(fields.flatMap(([name, values]) => values.map((value) => [name, value])));
}
