import type { Variant } from '../recipes/schema';
import { endpointsOf } from './derived';
import type { Setup, SetupFacts } from './types';

export type SignInEndpoints = Pick<SetupFacts, 'authorizationEndpoint' | 'tokenEndpoint'>;

/**
 * Where the helpdesk signs in: at the tenant's own endpoints, or, as some recipes have it, at `common` or `consumers`.
 * What the admin typed outranks both.
 */
export function signInEndpoints({ endpoints }: Variant, { facts, cloud }: Setup): SignInEndpoints {
  if (!endpoints || endpoints.tenant === 'tenant-id') return facts;
  const shared = endpointsOf(endpoints.tenant, cloud);
  const inForce = (name: keyof SignInEndpoints) =>
    facts[name]?.origin === 'typed'
      ? facts[name]
      : { value: shared[name], origin: 'derived' as const, at: facts[name]?.at ?? 0 };
  return {
    authorizationEndpoint: inForce('authorizationEndpoint'),
    tokenEndpoint: inForce('tokenEndpoint'),
  };
}

/** The tenant that the endpoints name: an ID, a domain, or `common` and the like. */
export function signInTenant(variant: Variant, setup: Setup): string | null {
  const address = signInEndpoints(variant, setup).authorizationEndpoint?.value ?? '';
  const segment = URL.canParse(address) ? new URL(address).pathname.split('/')[1] : '';
  return segment || (setup.facts.tenantId?.value ?? null);
}
