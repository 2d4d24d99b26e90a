import { clouds } from '../../../lib/hosts';
import type { AppRegistration } from '../directory';
import { permissionCatalogue } from '../permission-catalogue';
import { type Fault, faults, isFault } from './faults';

export type ResourceId = 'graph' | 'outlook';

interface Resource {
  appId: string;
  audience: string;
  /** What the permissions are configured under; delegated mail protocols stand under Graph in the portal. */
  apis: string[];
  /** How the token endpoint writes the scopes of this resource. */
  prefix: string;
}

export const resources: Record<ResourceId, Resource> = {
  graph: {
    appId: '00000003-0000-0000-c000-000000000000',
    audience: 'https://graph.microsoft.com',
    apis: ['Microsoft Graph'],
    prefix: '',
  },
  outlook: {
    appId: '00000002-0000-0ff1-ce00-000000000000',
    audience: 'https://outlook.office.com',
    apis: ['Microsoft Graph', 'Office 365 Exchange Online'],
    prefix: 'https://outlook.office.com/',
  },
};

export interface ResourceScope {
  resource: ResourceId;
  /** As the directory spells it, whatever the request's case. */
  name: string;
}

export interface ScopeRequest {
  oidc: string[];
  scopes: ResourceScope[];
}

const oidcScopes = ['openid', 'profile', 'email', 'offline_access'];
const graphHosts = clouds.map((cloud) => cloud.graph);
const outlookHosts = ['outlook.office.com', 'outlook.office365.com'];

/** `https://outlook.office.com/SMTP.Send` and `SMTP.Send`; a resource may also be named by its application ID. */
const splitScope = (raw: string): { resource: string; name: string } => {
  const slash = raw.lastIndexOf('/');
  return slash === -1
    ? { resource: '', name: raw }
    : { resource: raw.slice(0, slash), name: raw.slice(slash + 1) };
};

export const findResource = (identifier: string): ResourceId | undefined => {
  if (identifier === '' || identifier === resources.graph.appId) return 'graph';
  if (identifier === resources.outlook.appId) return 'outlook';
  const host = identifier.replace(/^https:\/\//, '').replace(/\/$/, '');
  if (graphHosts.includes(host)) return 'graph';
  return outlookHosts.includes(host) ? 'outlook' : undefined;
};

const delegated = permissionCatalogue.filter((permission) => permission.type === 'delegated');
const canonicalName = (name: string) =>
  delegated.find((permission) => permission.name.toLowerCase() === name.toLowerCase())?.name;

export const parseScopes = (text: string, app: AppRegistration, tenantName: string): ScopeRequest | Fault => {
  const request: ScopeRequest = { oidc: [], scopes: [] };
  const words = text.split(' ').filter(Boolean);
  const resourceWords = words.filter((word) => !oidcScopes.includes(word.toLowerCase()));
  request.oidc = oidcScopes.filter((scope) => words.some((word) => word.toLowerCase() === scope));
  for (const raw of resourceWords) {
    if (!/^[\x21\x23-\x5b\x5d-\x7e]+$/.test(raw) || raw.includes(',')) return faults.badScope(text);
    const { resource: identifier, name } = splitScope(raw);
    const resource = findResource(identifier);
    if (!resource) return faults.unknownResource(identifier, tenantName);
    if (name === '.default') {
      if (resourceWords.length > 1) return faults.badScope(text);
      const configured = app.permissions.filter(
        (p) =>
          p.type === 'delegated' && resources[resource].apis.includes(p.api) && !oidcScopes.includes(p.name),
      );
      request.scopes.push(...configured.map((p) => ({ resource, name: p.name })));
      continue;
    }
    const canonical = canonicalName(name);
    if (!canonical) return faults.unknownScope(app, name, resources[resource].appId);
    request.scopes.push({ resource, name: canonical });
  }
  return request;
};

/** The one resource that a token can be for, and the scopes asked of it. */
export const chooseResource = (
  request: ScopeRequest,
  mixedResources: 'refuse' | 'first-wins',
): { resource: ResourceId; scopes: ResourceScope[] } | Fault => {
  const resource = request.scopes[0]?.resource ?? 'graph';
  const scopes = request.scopes.filter((scope) => scope.resource === resource);
  if (scopes.length < request.scopes.length && mixedResources === 'refuse') return faults.severalResources();
  return { resource, scopes };
};

/** A client credentials scope: `{resource}/.default`. */
export const parseDefaultScope = (text: string, tenantName: string): ResourceId | Fault => {
  const { resource: identifier, name } = splitScope(text.trim());
  if (name !== '.default' || identifier === '') return faults.notDefaultScope(text);
  return findResource(identifier) ?? faults.unknownResource(identifier, tenantName);
};

export { isFault };
