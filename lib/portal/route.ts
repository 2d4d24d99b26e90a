import { cloudOfPortal } from '../hosts';
import { findGuid } from './shapes';
import type { Route, SignInAudience, View } from './types';

const menuViews: Record<string, View> = {
  '': 'overview',
  overview: 'overview',
  credentials: 'secrets',
  callanapi: 'permissions',
  authentication: 'authentication',
};

const audiences: readonly string[] = [
  'AzureADMyOrg',
  'AzureADMultipleOrgs',
  'AzureADandPersonalMicrosoftAccount',
  'PersonalMicrosoftAccount',
] satisfies SignInAudience[];

const decode = (segment: string): string => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
};

/**
 * What the portal's address alone tells, in both of its grammars (knowledge/portal.md §1.2, §1.3); null off the
 * portal's hosts.
 */
export function parseRoute(url: string): Route | null {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    return null;
  }
  const cloud = parsed.protocol === 'https:' ? cloudOfPortal(parsed.hostname) : undefined;
  if (!cloud) return null;
  const fragment = (parsed.hash.slice(1).split('?')[0] ?? '').replace(/^\/+/, '');
  const segments = fragment.split('/').map(decode);
  const route: Route = {
    cloud: cloud.id,
    view: 'other',
    blade: null,
    menu: null,
    clientId: null,
    objectId: null,
    signInAudience: null,
    tenant: readTenant(parsed.pathname),
    format: /^[\w-]+\.([\w-]+)$/.exec(parsed.searchParams.get('l') ?? '')?.[1] ?? null,
  };
  const first = segments[0] ?? '';
  if (first.startsWith('@')) {
    route.tenant = first.slice(1) || route.tenant;
    segments.shift();
  }
  const grammar = segments.shift()?.toLowerCase();
  if (grammar === 'blade' || grammar === 'view') readBlade(route, segments);
  return route;
}

/** `/{tenant}/` in front of the fragment: a GUID or a domain. */
const readTenant = (path: string): string | null => {
  const segment = decode(path.split('/')[1] ?? '');
  return findGuid(segment) ?? (/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(segment) ? segment : null);
};

function readBlade(route: Route, segments: string[]): void {
  const [extension = '', blade = '', ...rest] = segments;
  route.blade = blade || null;
  const name = `${extension}/${blade}`.toLowerCase().replace(/\.reactview$/, '');
  const hasMenu = /menublade$/.test(name);
  if (rest[0] === '~') rest.shift();
  else if (hasMenu && isParameter(rest[0])) rest.unshift('');
  if (hasMenu) route.menu = rest.shift() || null;
  const menu = (route.menu ?? '').toLowerCase();
  if (name === 'microsoft_aad_iam/activedirectorymenublade' && menu === 'registeredapps')
    route.view = 'app-list';
  if (!name.startsWith('microsoft_aad_registeredapps/')) return;
  if (/\/applicationslist(blade)?$/.test(name)) route.view = 'app-list';
  if (name.endsWith('/createapplicationblade')) route.view = 'register';
  if (!name.endsWith('/applicationmenublade')) return;
  const parameters = readParameters(rest);
  route.view = menuViews[menu] ?? 'other';
  route.clientId = findGuid(parameters.get('appid') ?? '');
  route.objectId = findGuid(parameters.get('objectid') ?? '');
  const audience = parameters.get('appsigninaudience') ?? '';
  if (audiences.includes(audience)) route.signInAudience = audience as SignInAudience;
}

/** Old links may leave the menu out: `ApplicationMenuBlade/appId/{id}`. */
const isParameter = (segment: string | undefined): boolean =>
  /^(appid|objectid|quickstarttype~?|sourcetype|ismsaapp~?)$/i.test(segment ?? '');

/** `name/value` pairs; a name that ends in `~` has a JSON value, and a value may be empty. */
function readParameters(segments: string[]): Map<string, string> {
  const parameters = new Map<string, string>();
  for (let index = 0; index < segments.length; index += 2) {
    const name = (segments[index] ?? '').toLowerCase().replace(/~$/, '');
    if (!parameters.has(name)) parameters.set(name, (segments[index + 1] ?? '').replace(/^"|"$/g, ''));
  }
  return parameters;
}
