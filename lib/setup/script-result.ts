import type { PermissionRow, Platform, RedirectUri } from '../portal/types';
import { knownPermissions } from '../scripts/apis';
import type { ScriptResult } from '../scripts/result-schema';
import { deriveEndpoints } from './derived';
import { dropFact, putSeen, typedOnly } from './facts';
import { summarizeSecret } from './secret';
import { boundClientId } from './shown-app';
import type { Setup, SetupFacts } from './types';

/**
 * Adds what a script printed: the directory's own words at the moment in which it made the app. What the admin typed
 * stands before it, and so does what the portal shows of the same app. Of the secret it keeps the summary; the value is
 * for the vault.
 */
export function mergeScriptResult(setup: Setup, result: ScriptResult, now: number): Setup {
  const { application, secret } = result;
  const isNewApp = boundClientId(setup) !== application.clientId;
  let next: Setup = isNewApp
    ? { ...setup, facts: withoutIds(typedOnly(setup.facts)), hidden: {}, partial: [], secret: null }
    : setup;
  next = { ...next, cloud: result.cloud, candidate: null };
  const put = <K extends keyof SetupFacts>(name: K, value: NonNullable<SetupFacts[K]>['value']) => {
    next = putSeen(next, name, { value, origin: 'script', at: now } as NonNullable<SetupFacts[K]>);
  };
  put('clientId', application.clientId);
  put('tenantId', result.tenantId);
  put('objectId', application.objectId);
  put('displayName', application.displayName);
  put('signInAudience', application.signInAudience);
  put('redirectUris', redirectUrisOf(result));
  // Graph says null for an app whose switch nobody has touched, which is off.
  put('allowPublicClient', application.allowPublicClient ?? false);
  put('permissions', permissionRows(result));
  if (secret) {
    const expires = secret.expires.slice(0, 10);
    // Of an app that was there before, only this one is known.
    if (!isNewApp) next = { ...next, partial: [...new Set([...next.partial, 'secrets' as const])] };
    put('secrets', [{ description: secret.description ?? '', secretId: secret.secretId, expires }]);
    next = {
      ...next,
      secret: summarizeSecret(secret.value, {
        origin: 'script',
        secretId: secret.secretId,
        expires,
        at: now,
      }),
    };
  }
  return { ...deriveEndpoints(next, now), updatedAt: now };
}

/** Takes a script's result back: all that came from it goes, the secret too. */
export function dropScriptResult(setup: Setup, now: number): Setup {
  const others = (facts: SetupFacts = {}): SetupFacts =>
    Object.fromEntries(Object.entries(facts).filter(([, { origin }]) => origin !== 'script'));
  const next: Setup = {
    ...setup,
    facts: others(setup.facts),
    hidden: others(setup.hidden),
    secret: setup.secret?.origin === 'script' ? null : setup.secret,
  };
  return { ...deriveEndpoints(next, now), updatedAt: now };
}

/** A typed ID is of an app; the script has made another one. */
const withoutIds = (facts: SetupFacts): SetupFacts =>
  (['clientId', 'objectId', 'tenantId'] as const).reduce<SetupFacts>(dropFact, facts);

const redirectUrisOf = ({ application }: ScriptResult): RedirectUri[] =>
  (['web', 'spa', 'publicClient'] satisfies Platform[]).flatMap((platform) =>
    (application.redirectUris[platform] ?? []).map((uri) => ({ platform, uri })),
  );

/** Every delegated permission whose ID is established lets a user consent (knowledge/oauth.md §7, column "isAdmin"). */
const isKnown = (id: string) => knownPermissions.some((known) => known.id === id);

/** As the portal's table shows them: what is configured, and whether consent was given to it. */
function permissionRows(result: ScriptResult): PermissionRow[] {
  const { application, permissionNames, delegatedGrants, appRoles } = result;
  return application.requiredResourceAccess.flatMap(({ resourceAppId, resourceAccess }) =>
    resourceAccess.map(({ id, type }): PermissionRow => {
      const named = permissionNames.find(
        (one) => one.appId === resourceAppId && one.id === id && one.type === type,
      );
      const isGranted =
        type === 'Role'
          ? appRoles.some(({ appId, appRoleId }) => appId === resourceAppId && appRoleId === id)
          : delegatedGrants.some(
              ({ appId, scope }) =>
                appId === resourceAppId && named && scope.split(/\s+/).includes(named.name),
            );
      return {
        // Without a name it is still a permission that the app has.
        api: named?.api ?? resourceAppId,
        name: named?.name ?? id,
        type: type === 'Role' ? 'application' : 'delegated',
        adminConsentRequired: type === 'Role' ? true : isKnown(id) ? false : null,
        status: isGranted ? 'granted' : 'none',
      };
    }),
  );
}
