import { cloudById } from '../hosts';
import { dropFact, isSame } from './facts';
import { isGuid } from './guid';
import type { Setup, SetupFacts } from './types';

/**
 * The v2 endpoints of a tenant (knowledge/oauth.md §6). The tenant ID serves single tenant and multitenant apps alike,
 * `common` only the latter (AADSTS50194); an app for personal accounts alone has `consumers`.
 */
export function endpointsOf(tenantId: string, cloud: Setup['cloud'], personalOnly = false) {
  const base = `https://${cloudById(cloud).login}/${personalOnly ? 'consumers' : tenantId}/oauth2/v2.0`;
  return { authorizationEndpoint: `${base}/authorize`, tokenEndpoint: `${base}/token` };
}

/** Brings the derived endpoints into line with the tenant ID, the cloud and the account type. */
export function deriveEndpoints(setup: Setup, now: number): Setup {
  const tenant = setup.facts.tenantId?.value;
  const personalOnly = setup.facts.signInAudience?.value === 'PersonalMicrosoftAccount';
  const derived = tenant && isGuid(tenant) ? endpointsOf(tenant, setup.cloud, personalOnly) : null;
  let facts: SetupFacts = setup.facts;
  for (const name of ['authorizationEndpoint', 'tokenEndpoint'] as const) {
    const known = facts[name];
    if (known && known.origin !== 'derived') continue;
    if (!derived) facts = dropFact(facts, name);
    else if (!isSame(known?.value, derived[name])) {
      facts = { ...facts, [name]: { value: derived[name], origin: 'derived', at: now } };
    }
  }
  return facts === setup.facts ? setup : { ...setup, facts };
}
