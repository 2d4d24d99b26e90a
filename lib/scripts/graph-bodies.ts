import { cloudById } from '../hosts';
import { type Json, Ref } from './json-text';
import type { PlannedApi, PlannedPermission, ScriptPlan } from './types';

/** What Microsoft Graph is sent, the same from every tool that speaks to it directly. */

/** The names of a script's variables. */
export const names = {
  clientId: 'client_id',
  objectId: 'object_id',
  principalId: 'principal_id',
  api: (index: number) => `api_${index + 1}`,
  apiAppId: (index: number) => `api_${index + 1}_app_id`,
  permission: (api: number, index: number) => `permission_${api + 1}_${index + 1}`,
};

export const lookedUp = (
  plan: ScriptPlan,
): { api: PlannedApi; a: number; permission: PlannedPermission; p: number }[] =>
  plan.apis.flatMap((api, a) =>
    api.permissions.flatMap((permission, p) => (permission.id === null ? [{ api, a, permission, p }] : [])),
  );

const permissionIdOf = (permission: PlannedPermission, a: number, p: number): Json =>
  permission.id ?? new Ref(names.permission(a, p));
const appIdOf = (api: PlannedApi, a: number): Json => api.appId ?? new Ref(names.apiAppId(a));

/** Graph takes apps for personal accounts only with tokens of version 2. */
const letsPersonalAccountsIn = ({ signInAudience }: ScriptPlan) => signInAudience.includes('Personal');

export const applicationBody = (plan: ScriptPlan): Json => ({
  displayName: plan.displayName,
  signInAudience: plan.signInAudience,
  isFallbackPublicClient: plan.publicClient,
  ...(plan.redirectUri !== null && { web: { redirectUris: [plan.redirectUri] } }),
  ...(letsPersonalAccountsIn(plan) && { api: { requestedAccessTokenVersion: 2 } }),
  requiredResourceAccess: plan.apis.map((api, a) => ({
    resourceAppId: appIdOf(api, a),
    resourceAccess: api.permissions.map((permission, p) => ({
      id: permissionIdOf(permission, a, p),
      type: permission.type,
    })),
  })),
});

export const principalBody: Json = { appId: new Ref(names.clientId) };

/** What an administrator's consent is, one request each (the portal's button makes the same ones). */
export function consentRequests(plan: ScriptPlan): ConsentRequest[] {
  if (!plan.consent) return [];
  return plan.apis.flatMap((api, a): ConsentRequest[] => {
    const scopes = api.permissions.filter(({ type }) => type === 'Scope').map(({ name }) => name);
    const resourceId = new Ref(names.api(a));
    return [
      ...(scopes.length > 0
        ? [
            {
              kind: 'delegated' as const,
              what: scopes.join(', '),
              appId: appIdOf(api, a),
              body: {
                clientId: new Ref(names.principalId),
                consentType: 'AllPrincipals',
                resourceId,
                scope: scopes.join(' '),
              },
            },
          ]
        : []),
      ...api.permissions.flatMap((permission, p) =>
        permission.type === 'Role'
          ? [
              {
                kind: 'role' as const,
                what: permission.name,
                appId: appIdOf(api, a),
                body: {
                  principalId: new Ref(names.principalId),
                  resourceId,
                  appRoleId: permissionIdOf(permission, a, p),
                },
              },
            ]
          : [],
      ),
    ];
  });
}

export interface ConsentRequest {
  kind: 'delegated' | 'role';
  /** The permissions' names. */
  what: string;
  appId: Json;
  body: Json;
}

export const passwordBody = ({ description, expires }: NonNullable<ScriptPlan['secret']>): Json => ({
  passwordCredential: { displayName: description, endDateTime: expires },
});

/** Which name each ID has, for whoever reads the result. */
export const namesOfPermissions = (plan: ScriptPlan): Json =>
  plan.apis.flatMap((api, a) =>
    api.permissions.map((permission, p) => ({
      api: api.name,
      appId: appIdOf(api, a),
      id: permissionIdOf(permission, a, p),
      type: permission.type,
      name: permission.name,
    })),
  );

/** APIs whose service principal must be known: to consent, or to look up what only the directory knows. */
export const neededApis = (plan: ScriptPlan): { api: PlannedApi; a: number }[] =>
  plan.apis
    .map((api, a) => ({ api, a }))
    .filter(({ api }) => plan.consent || api.appId === null || api.permissions.some(({ id }) => id === null));

export const graphOrigin = ({ cloud }: ScriptPlan): string => `https://${cloudById(cloud).graph}`;

/** An OData filter's text, percent-encoded whole. */
export const nameFilter = (name: string): string =>
  `%24filter=${encodeURIComponent(`displayName eq '${name.replaceAll("'", "''")}'`).replace(
    /[!'()*~]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  )}`;
