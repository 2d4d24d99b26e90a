import { authorityOf } from '../../lib/oauth/authority';
import { type FillResult, fillSettings } from '../../lib/recipes/fill';
import type { Active } from './setup-view';

/** The settings as the background will fill them in, except that the secret is masked: the popup doesn't have it. */
export function settingsToSend({ setup, variant, guide }: Active): FillResult {
  const { clientId, tenantId, authorizationEndpoint, tokenEndpoint } = setup.facts;
  const authority = tenantId && authorityOf(setup.cloud, tenantId.value);
  return fillSettings(variant, {
    cloud: setup.cloud,
    clientId: clientId?.value ?? null,
    clientSecret: setup.secret && `••••••••${setup.secret.endsIn}`,
    tenantId: tenantId?.value ?? null,
    authorizationEndpoint: authorizationEndpoint?.value ?? authority?.authorize ?? null,
    tokenEndpoint: tokenEndpoint?.value ?? authority?.token ?? null,
    redirectUri: guide.redirectUri,
    mailbox: setup.answers.mailbox ?? null,
    helpdeskUrl: setup.answers.helpdeskUrl ?? null,
  });
}
