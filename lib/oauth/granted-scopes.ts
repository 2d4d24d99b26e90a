import { message } from '../i18n';
import { portalWord } from '../portal/words';
import { failure } from './failure';
import { isIdentityScope, parseResource, parseScope, resourceScopes, resourcesOf } from './scopes';
import type { StageResult } from './stage-result';

/**
 * Whether the token is for what the helpdesk needs. Fewer scopes than asked for means missing consent, and a
 * token of another API passes every leg and then fails at the mail server (knowledge/oauth.md §3.1 and §3.3).
 */
export function checkGrantedScopes(
  requested: readonly string[],
  granted: string | null,
  audience: string | null,
): StageResult {
  const wanted = resourceScopes(requested);
  if (wanted.length === 0) return { outcome: 'unknown', messages: [message('testScopesOnlyIdentity')] };
  if (granted === null) return { outcome: 'unknown', messages: [message('testScopesNotSaid')] };

  const given = splitScopes(granted).map(parseScope);
  const wantedResource = resourcesOf(requested)[0] ?? 'graph';
  const givenResource =
    given.find((scope) => scope.resource !== null)?.resource ??
    (audience === null ? null : parseResource(audience));
  if (givenResource !== null && givenResource !== wantedResource) {
    return failed(
      failure(
        message('testScopesOtherResourceCause', resourceName(givenResource), resourceName(wantedResource)),
        message('testScopesOtherResourceFix'),
        'permissions',
      ),
    );
  }

  const names = new Set(given.map((scope) => scope.name));
  const missing = wanted.filter((scope) => scope.name !== '.default' && !names.has(scope.name));
  if (missing.length > 0) {
    return failed(
      failure(
        message('testScopesMissingCause', missing.map((scope) => scope.text).join(', ')),
        message('testScopesMissingFix', portalWord('apiPermissions'), portalWord('grantAdminConsentFor')),
        'admin-consent',
      ),
    );
  }
  const messages = [message('testScopesGranted', listNames(given.map((scope) => scope.text)))];
  if (givenResource === null && wantedResource !== 'graph') {
    return { outcome: 'unknown', messages: [...messages, message('testScopesResourceNotSaid')] };
  }
  return { outcome: 'pass', messages };
}

/** App-only tokens carry what was granted as `roles`; Exchange's own RBAC grants leave no trace there (§3.5). */
export function checkGrantedRoles(required: readonly string[], roles: readonly string[] | null): StageResult {
  const given = new Set((roles ?? []).map((role) => role.toLowerCase()));
  const missing = required.filter((role) => !given.has(role.toLowerCase()));
  if (missing.length > 0)
    return { outcome: 'unknown', messages: [message('testRolesMissing', missing.join(', '))] };
  return { outcome: 'pass', messages: [message('testScopesGranted', required.join(', '))] };
}

export const splitScopes = (scope: string): string[] => scope.split(/[\s,]+/).filter((part) => part !== '');

const failed = (reason: ReturnType<typeof failure>): StageResult => ({ outcome: 'fail', failure: reason });

const listNames = (scopes: string[]) => scopes.filter((scope) => !isIdentityScope(scope)).join(', ');

const resourceName = (resource: string) =>
  ({ graph: 'Microsoft Graph', exchange: 'Office 365 Exchange Online' })[resource] ?? resource;
