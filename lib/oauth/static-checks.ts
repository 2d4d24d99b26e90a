import type { CloudId } from '../hosts';
import { type MessageKey, message } from '../i18n';
import { portalWord } from '../portal/words';
import type { Variant } from '../recipes/schema';
import { brokenRedirectRule, longestRedirectUri, type RedirectRule } from '../redirect-uri';
import { isGuid } from '../setup/guid';
import { authorityOf, isSharedTenant } from './authority';
import { type Failure, failure } from './failure';
import { resourcesOf } from './scopes';

export interface StaticInput {
  cloud: CloudId;
  /** As the helpdesk will be given them. */
  endpoints: { authorize: string; token: string };
  variant: Pick<Variant, 'flow' | 'accountTypes'>;
  tenantId: string;
  clientId: string;
  clientSecret: string | null;
  redirectUri: string | null;
  scopes: readonly string[];
}

const tenantDomain = /^(?=.{1,253}$)[a-z0-9-]+(\.[a-z0-9-]+)+$/i;

/** What is wrong without asking anyone; the first thing found, or null (knowledge/oauth.md §1.7, §2.3, §6, §9.2). */
export function checkStatically(input: StaticInput): Failure | null {
  return (
    checkTenant(input) ??
    checkEndpoints(input) ??
    checkClient(input) ??
    checkSecret(input) ??
    checkScopes(input) ??
    checkRedirect(input)
  );
}

function checkTenant({ tenantId, variant }: StaticInput): Failure | null {
  if (isSharedTenant(tenantId)) {
    return allowsOtherTenants(variant)
      ? null
      : failure(message('testSharedTenantCause', tenantId), message('testSharedTenantFix'), 'endpoints');
  }
  return isGuid(tenantId) || tenantDomain.test(tenantId)
    ? null
    : failure(
        message('testTenantShapeCause', tenantId),
        message('testTenantShapeFix', portalWord('tenantId'), portalWord('overview')),
        'tenant-id',
      );
}

/** The test signs in where these lead, or it would prove something else than the helpdesk's settings. */
function checkEndpoints({ cloud, tenantId, endpoints }: StaticInput): Failure | null {
  const { authorize, token } = authorityOf(cloud, tenantId);
  const pairs = [
    [endpoints.authorize, authorize],
    [endpoints.token, token],
  ] as const;
  const wrong = pairs.find(([given, expected]) => given.toLowerCase() !== expected.toLowerCase());
  return wrong
    ? failure(
        message('testEndpointCause', ...wrong),
        message('testEndpointFix', portalWord('endpoints'), portalWord('overview')),
        'endpoints',
      )
    : null;
}

const checkClient = ({ clientId }: StaticInput): Failure | null =>
  isGuid(clientId)
    ? null
    : failure(
        message('testClientShapeCause', clientId),
        message('testClientShapeFix', portalWord('clientId'), portalWord('overview')),
        'client-id',
      );

function checkSecret({ variant, clientSecret }: StaticInput): Failure | null {
  if (variant.flow === 'resource-owner-password') return null;
  if (clientSecret === null || clientSecret.trim() === '') {
    return failure(message('testSecretMissingCause'), message('testSecretMissingFix'), 'client-secret');
  }
  return isGuid(clientSecret.trim())
    ? failure(
        message('testSecretIsIdCause', portalWord('secretId')),
        message('testSecretIsIdFix', portalWord('value')),
        'client-secret',
      )
    : null;
}

/** `/token` takes one API at a time, and of two the first wins without a word (knowledge/oauth.md §3.3). */
function checkScopes({ scopes }: StaticInput): Failure | null {
  if (scopes.length === 0) {
    return failure(message('testScopesEmptyCause'), message('testScopesEmptyFix'), 'permissions');
  }
  return resourcesOf(scopes).length > 1
    ? failure(message('testScopesMixedCause', scopes.join(' ')), message('testScopesMixedFix'), 'permissions')
    : null;
}

function checkRedirect({ variant, redirectUri }: StaticInput): Failure | null {
  if (variant.flow !== 'authorization-code') return null;
  if (redirectUri === null) {
    return failure(message('testRedirectMissingCause'), message('testRedirectMissingFix'), 'redirect-uri');
  }
  const broken = brokenRedirectRule(redirectUri, {
    // A code that comes back over http can't be stopped from leaving the browser.
    localHttp: false,
    query: !variant.accountTypes.some((type) => type.includes('PersonalMicrosoftAccount')),
  });
  if (!broken) return null;
  const detail = broken === 'too-long' ? String(longestRedirectUri) : redirectUri;
  return failure(message(redirectCauses[broken], detail), message('testRedirectFix'), 'redirect-uri');
}

const redirectCauses: Record<RedirectRule, MessageKey> = {
  'not-a-url': 'testRedirectNotUrl',
  'not-https': 'testRedirectNotHttps',
  'too-long': 'testRedirectTooLong',
  'forbidden-character': 'testRedirectCharacters',
  fragment: 'testRedirectFragment',
  query: 'testRedirectQuery',
};

const allowsOtherTenants = (variant: StaticInput['variant']) =>
  variant.accountTypes.some((type) => type !== 'AzureADMyOrg');
