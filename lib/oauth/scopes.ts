import { ownValue } from '../own-value';

/** Scopes of OpenID Connect: they belong to no API and need not be echoed (knowledge/oauth.md §3.1). */
const identityScopes = ['openid', 'profile', 'email', 'offline_access'];

/** `graph` and `exchange` go by several host names; any other API is known by its own. */
export type Resource = string;

const resourceByHost: Record<string, Resource> = {
  'graph.microsoft.com': 'graph',
  'graph.microsoft.us': 'graph',
  'dod-graph.microsoft.us': 'graph',
  'microsoftgraph.chinacloudapi.cn': 'graph',
  'outlook.office.com': 'exchange',
  'outlook.office365.com': 'exchange',
  'outlook.office365.us': 'exchange',
  'partner.outlook.cn': 'exchange',
};

const resourceByAppId: Record<string, Resource> = {
  '00000003-0000-0000-c000-000000000000': 'graph',
  '00000002-0000-0ff1-ce00-000000000000': 'exchange',
};

export interface Scope {
  /** As written. */
  text: string;
  /** Without the API's address, lower case. */
  name: string;
  /** Null where the scope names no API. */
  resource: Resource | null;
}

export const isIdentityScope = (scope: string): boolean => identityScopes.includes(scope.toLowerCase());

export function parseScope(text: string): Scope {
  const split = /^(https:\/\/[^/]+)\/+([^/].*)$/is.exec(text);
  if (!split?.[1] || !split[2]) return { text, name: text.toLowerCase(), resource: null };
  return { text, name: split[2].toLowerCase(), resource: parseResource(split[1]) };
}

/** From an address, or from the ID of the API's application, as a token's `aud` has it. */
export function parseResource(audience: string): Resource {
  const known = ownValue(resourceByAppId, audience.toLowerCase());
  if (known) return known;
  if (!URL.canParse(audience)) return audience.toLowerCase();
  const { hostname } = new URL(audience);
  return ownValue(resourceByHost, hostname) ?? hostname;
}

/** Scopes that some API must grant; a name alone means Microsoft Graph (knowledge/oauth.md §3.3). */
export const resourceScopes = (scopes: readonly string[]): (Scope & { resource: Resource })[] =>
  scopes
    .filter((scope) => !isIdentityScope(scope))
    .map(parseScope)
    .map((scope) => ({ ...scope, resource: scope.resource ?? 'graph' }));

/** The APIs that a scope string asks for; `/token` takes one at a time. */
export const resourcesOf = (scopes: readonly string[]): Resource[] => [
  ...new Set(resourceScopes(scopes).map((scope) => scope.resource)),
];
