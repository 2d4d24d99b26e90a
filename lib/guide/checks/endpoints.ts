import { cloudById } from '../../hosts';
import { type Message, message } from '../../i18n';
import type { SignInAudience } from '../../portal/types';
import { endpointsOf } from '../../setup/derived';
import { signInEndpoints } from '../../setup/sign-in-endpoints';
import { portalWord } from '../portal-words';
import { type CheckMaker, evidenceOf, outcomesOf } from './outcome';

const { pass, fail, unknown } = outcomesOf('endpoints');

interface Endpoint {
  host: string;
  tenant: string;
  rest: string;
}

function parseEndpoint(text: string): Endpoint | null {
  try {
    const { protocol, host, pathname } = new URL(text);
    const [, tenant = '', ...rest] = pathname.split('/');
    return protocol === 'https:' ? { host, tenant: tenant.toLowerCase(), rest: rest.join('/') } : null;
  } catch {
    return null;
  }
}

/** Names in the tenant's place that fit an account type; with a single tenant app they give AADSTS50194. */
const sharedTenants: Record<SignInAudience, string[]> = {
  AzureADMyOrg: [],
  AzureADMultipleOrgs: ['common', 'organizations'],
  AzureADandPersonalMicrosoftAccount: ['common', 'organizations', 'consumers'],
  PersonalMicrosoftAccount: ['common', 'consumers'],
};

/** Do the endpoints belong to this tenant, this cloud and each other? (knowledge/oauth.md §6) */
export const checkEndpoints: CheckMaker = ({ setup, variant, recipe }) => {
  const { tenantId, signInAudience } = setup.facts;
  const { authorizationEndpoint, tokenEndpoint } = signInEndpoints(variant, setup);
  const evidence = evidenceOf(authorizationEndpoint, tokenEndpoint);
  if (!authorizationEndpoint || !tokenEndpoint || !tenantId) {
    return unknown(
      message('checkEndpointsUnknown'),
      message('checkEndpointsUnknownFix', portalWord('tenantId'), portalWord('overview')),
    );
  }
  if (!(variant.clouds ?? ['global']).includes(setup.cloud)) {
    return fail(
      message('checkEndpointsCloud', recipe.name, variant.name),
      message('checkEndpointsCloudFix'),
      {
        evidence,
      },
    );
  }
  const wrong = (reason: Message) => fail(reason, message('checkEndpointsFix'), { evidence });
  const host = cloudById(setup.cloud).login;
  const tenants: string[] = [];
  for (const [fact, rest] of [
    [authorizationEndpoint, 'oauth2/v2.0/authorize'],
    [tokenEndpoint, 'oauth2/v2.0/token'],
  ] as const) {
    const endpoint = parseEndpoint(fact.value);
    if (!endpoint) return wrong(message('checkEndpointsNotUrl', fact.value));
    // The older sign-in of personal accounts knows no permissions of this kind (knowledge/oauth.md §6).
    if (endpoint.host === 'login.live.com') {
      const { authorizationEndpoint: authorize, tokenEndpoint: token } = endpointsOf(
        'consumers',
        setup.cloud,
      );
      return fail(message('checkEndpointsLive'), message('checkEndpointsLiveFix', authorize, token), {
        evidence,
      });
    }
    if (endpoint.host !== host) return wrong(message('checkEndpointsHost', endpoint.host, host));
    if (endpoint.rest !== rest) return wrong(message('checkEndpointsPath', fact.value, rest));
    tenants.push(endpoint.tenant);
  }
  const [tenant = '', other = ''] = tenants;
  if (tenant !== other) return wrong(message('checkEndpointsDiffer', tenant, other));
  if (tenant === tenantId.value.toLowerCase()) {
    return pass(message('checkEndpointsPass', tenant), { evidence });
  }
  const isShared = Object.values(sharedTenants).flat().includes(tenant);
  if (!isShared) return wrong(message('checkEndpointsTenant', tenant, tenantId.value));
  if (!signInAudience) {
    return unknown(message('checkEndpointsSharedUnknown', tenant), message('checkEndpointsFix'), {
      evidence,
    });
  }
  return sharedTenants[signInAudience.value].includes(tenant)
    ? pass(message('checkEndpointsPass', tenant), { evidence })
    : wrong(message('checkEndpointsShared', tenant));
};
