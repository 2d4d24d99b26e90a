import { randomUUID } from 'node:crypto';
import { findPermission, permissionCatalogue } from '../world/permission-catalogue';
import type { Effect } from './effect';

/**
 * A directory as Microsoft Graph shows it: takes the requests that the scripts make, refuses what Graph refuses, and
 * says what has come of them. The permissions are those of the practice world, so nothing here knows the recipes.
 */

type Body = Record<string, unknown>;
interface Answer {
  status: number;
  body: Body;
}
interface Application extends Body {
  id: string;
  appId: string;
  displayName: string;
  signInAudience: Effect['signInAudience'];
  isFallbackPublicClient: boolean | null;
  web: { redirectUris: string[] };
  spa: { redirectUris: string[] };
  publicClient: { redirectUris: string[] };
  requiredResourceAccess: { resourceAppId: string; resourceAccess: { id: string; type: string }[] }[];
  passwordCredentials: { keyId: string; displayName: string | null; endDateTime: string }[];
}

const apiIds = {
  'Microsoft Graph': '00000003-0000-0000-c000-000000000000',
  'Office 365 Exchange Online': '00000002-0000-0ff1-ce00-000000000000',
};

class Refused extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

export class GraphDirectory {
  readonly tenantId = randomUUID();
  readonly applications: Application[] = [];
  readonly principals: { id: string; appId: string; displayName: string }[] = Object.entries(apiIds).map(
    ([displayName, appId]) => ({ id: randomUUID(), appId, displayName }),
  );
  readonly grants: { clientId: string; resourceId: string; scope: string }[] = [];
  readonly assignments: { principalId: string; resourceId: string; appRoleId: string }[] = [];
  readonly secretValues: string[] = [];
  /** As where the admin may register apps and no more. */
  refusesConsent = false;
  /** How often a new object is not there yet for what is to be made of it. */
  delays = 0;

  /** `path` is below `/v1.0/`, with its query. */
  request(method: string, path: string, body: unknown): Answer {
    try {
      return { status: method === 'GET' ? 200 : 201, body: this.#answer(method, path, body) };
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return { status: error.status, body: { error: { message: error.message } } };
    }
  }

  #answer(method: string, path: string, body: unknown): Body {
    const [route = '', query = ''] = path.split('?');
    const search = new URLSearchParams(query);
    if (method === 'GET') return this.#get(route, search);
    if (method !== 'POST' || typeof body !== 'object' || body === null)
      throw new Refused(405, `${method} ${path}`);
    if (route === 'applications') return this.#register(body as Body);
    if (this.delays > 0) {
      this.delays--;
      throw new Refused(404, 'Resource does not exist');
    }
    if (route === 'servicePrincipals') return this.#addPrincipal(body as Body);
    if (route === 'oauth2PermissionGrants') return this.#grant(body as Body);
    const assign = /^servicePrincipals\/([^/]+)\/appRoleAssignments$/.exec(route);
    if (assign) return this.#assign(assign[1] ?? '', body as Body);
    const password = /^applications\/([^/]+)\/addPassword$/.exec(route);
    if (password) return this.#addPassword(password[1] ?? '', body as Body);
    throw new Refused(404, `no such resource: ${route}`);
  }

  #get(route: string, search: URLSearchParams): Body {
    if (route === 'organization') return { value: [{ id: this.tenantId }] };
    const named = /^displayName eq '(.*)'$/s.exec(search.get('$filter') ?? '');
    const name = named?.[1]?.replaceAll("''", "'");
    if (name !== undefined && /(^|[^'])'([^']|$)/.test(named?.[1]?.replaceAll("''", '') ?? ''))
      throw new Refused(400, 'invalid filter');
    if (route === 'applications' && name !== undefined)
      return { value: this.applications.filter(({ displayName }) => displayName === name) };
    if (route === 'servicePrincipals' && name !== undefined)
      return { value: this.principals.filter(({ displayName }) => displayName === name) };
    const one = /^servicePrincipals(?:\(appId='([^']+)'\)|\/([^/]+))$/.exec(route);
    const found = this.principals.find(({ id, appId }) => appId === one?.[1] || id === one?.[2]);
    if (!found) throw new Refused(404, `no such resource: ${route}`);
    const api = permissionCatalogue.filter(({ api }) => api === found.displayName);
    return {
      ...found,
      oauth2PermissionScopes: api
        .filter(({ type }) => type === 'delegated')
        .map(({ id, name: value }) => ({ id, value })),
      appRoles: api
        .filter(({ type }) => type === 'application')
        .map(({ id, name: value }) => ({ id, value })),
    };
  }

  #register(body: Body): Application {
    const { displayName, signInAudience, isFallbackPublicClient, web, api, requiredResourceAccess, ...rest } =
      body;
    if (Object.keys(rest).length > 0) throw new Refused(400, `unknown: ${Object.keys(rest)}`);
    if (typeof displayName !== 'string' || displayName === '' || displayName.length > 120)
      throw new Refused(400, 'displayName');
    const audiences = [
      'AzureADMyOrg',
      'AzureADMultipleOrgs',
      'AzureADandPersonalMicrosoftAccount',
      'PersonalMicrosoftAccount',
    ];
    if (!audiences.includes(String(signInAudience))) throw new Refused(400, 'signInAudience');
    const version = (api as { requestedAccessTokenVersion?: number } | undefined)
      ?.requestedAccessTokenVersion;
    if (String(signInAudience).includes('Personal') && version !== 2)
      throw new Refused(400, 'api.requestedAccessTokenVersion');
    const required = (requiredResourceAccess ?? []) as Application['requiredResourceAccess'];
    for (const { resourceAppId, resourceAccess } of required) {
      for (const { id, type } of resourceAccess) {
        if (!permissionOf(resourceAppId, id, type)) throw new Refused(400, `no permission ${type} ${id}`);
      }
    }
    const application: Application = {
      id: randomUUID(),
      appId: randomUUID(),
      displayName,
      signInAudience: signInAudience as Effect['signInAudience'],
      isFallbackPublicClient: (isFallbackPublicClient as boolean | undefined) ?? null,
      web: { redirectUris: (web as Application['web'] | undefined)?.redirectUris ?? [] },
      spa: { redirectUris: [] },
      publicClient: { redirectUris: [] },
      requiredResourceAccess: required,
      passwordCredentials: [],
    };
    this.applications.push(application);
    return application;
  }

  #addPrincipal(body: Body): Body {
    const application = this.applications.find(({ appId }) => appId === body.appId);
    if (!application || Object.keys(body).length !== 1) throw new Refused(400, 'appId');
    const principal = {
      id: randomUUID(),
      appId: application.appId,
      displayName: application.displayName,
    };
    this.principals.push(principal);
    return principal;
  }

  #principal(id: unknown) {
    const found = this.principals.find((one) => one.id === id);
    if (!found) throw new Refused(400, `no service principal ${id}`);
    return found;
  }

  #grant({ clientId, consentType, resourceId, scope, ...rest }: Body): Body {
    if (this.refusesConsent) throw new Refused(403, 'Insufficient privileges');
    if (consentType !== 'AllPrincipals' || Object.keys(rest).length > 0)
      throw new Refused(400, 'consentType');
    const api = this.#principal(resourceId);
    this.#principal(clientId);
    for (const name of String(scope).split(' ')) {
      if (!findPermission({ api: api.displayName, name, type: 'delegated' }))
        throw new Refused(400, `no scope ${name}`);
    }
    const grant = { clientId: String(clientId), resourceId: api.id, scope: String(scope) };
    this.grants.push(grant);
    return { ...grant, consentType };
  }

  #assign(principal: string, { principalId, resourceId, appRoleId, ...rest }: Body): Body {
    if (this.refusesConsent) throw new Refused(403, 'Insufficient privileges');
    if (principal !== principalId || Object.keys(rest).length > 0) throw new Refused(400, 'principalId');
    const api = this.#principal(resourceId);
    this.#principal(principalId);
    if (!permissionOf(api.appId, String(appRoleId), 'Role')) throw new Refused(400, 'appRoleId');
    const assignment = { principalId: principal, resourceId: api.id, appRoleId: String(appRoleId) };
    this.assignments.push(assignment);
    return assignment;
  }

  #addPassword(objectId: string, { passwordCredential, ...rest }: Body): Body {
    const application = this.applications.find(({ id }) => id === objectId);
    if (!application || Object.keys(rest).length > 0) throw new Refused(404, objectId);
    const { displayName, endDateTime } = passwordCredential as { displayName?: string; endDateTime?: string };
    if (endDateTime === undefined || Number.isNaN(Date.parse(endDateTime)))
      throw new Refused(400, 'endDateTime');
    const credential = { keyId: randomUUID(), displayName: displayName ?? null, endDateTime };
    application.passwordCredentials.push(credential);
    const secretText = `x'8Q~$(no)\`no\`"\\${randomUUID()}`;
    this.secretValues.push(secretText);
    return { ...credential, secretText };
  }

  /** What has come of it all, where exactly one app was made. */
  effect(): Effect {
    const [application, ...more] = this.applications;
    if (!application || more.length > 0) throw new Error(`${this.applications.length} applications`);
    const principal = this.principals.find(({ appId }) => appId === application.appId);
    const apiOf = (id: string) => this.principals.find((one) => one.id === id)?.displayName ?? '';
    return {
      displayName: application.displayName,
      signInAudience: application.signInAudience,
      redirectUris: [
        ...application.web.redirectUris.map((uri) => ({ platform: 'web' as const, uri })),
        ...application.spa.redirectUris.map((uri) => ({ platform: 'spa' as const, uri })),
      ],
      allowPublicClient: application.isFallbackPublicClient ?? false,
      permissions: application.requiredResourceAccess
        .flatMap(({ resourceAppId, resourceAccess }) =>
          resourceAccess.flatMap(({ id, type }) => permissionOf(resourceAppId, id, type) ?? []),
        )
        .map(keyOf)
        .sort(),
      grants: [
        ...this.grants
          .filter(({ clientId }) => clientId === principal?.id)
          .flatMap(({ resourceId, scope }) =>
            scope.split(' ').map((name) => keyOf({ api: apiOf(resourceId), name, type: 'delegated' })),
          ),
        ...this.assignments
          .filter(({ principalId }) => principalId === principal?.id)
          .flatMap(({ resourceId, appRoleId }) => {
            const api = this.principals.find(({ id }) => id === resourceId);
            const permission = permissionOf(api?.appId ?? '', appRoleId, 'Role');
            return permission ? [keyOf(permission)] : [];
          }),
      ].sort(),
      secrets: application.passwordCredentials.length,
    };
  }
}

const permissionOf = (appId: string, id: string, type: string) =>
  permissionCatalogue.find(
    (one) =>
      apiIds[one.api as keyof typeof apiIds] === appId &&
      one.id === id &&
      one.type === (type === 'Scope' ? 'delegated' : 'application'),
  );

export const keyOf = ({ api, name, type }: { api: string; name: string; type: string }): string =>
  `${api} ${type} ${name}`;
