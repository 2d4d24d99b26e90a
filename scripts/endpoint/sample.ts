import { randomUUID } from 'node:crypto';
import { deliveryBody } from '../../lib/delivery/delivery-body';
import type { DeliveryBody } from '../../lib/delivery/delivery-body-schema';
import { fillSettings } from '../../lib/recipes/fill';
import type { Recipe, Variant } from '../../lib/recipes/schema';

const tenant = '7d0c2f3a-5b1e-4c8d-9a6f-2e4b8c1d0f35';

/** A delivery of that recipe with made-up values, as Waymark would send it. Each is of a setup of its own. */
export function sampleDelivery(recipe: Recipe, variant: Variant): DeliveryBody {
  const login = `https://login.microsoftonline.com/${tenant}/oauth2/v2.0`;
  const redirectUri = 'https://support.example.com/oauth/callback';
  const { settings } = fillSettings(variant, {
    clientId: '11111111-2222-4333-8444-555555555555',
    clientSecret: `practice~${randomUUID()}`,
    tenantId: tenant,
    authorizationEndpoint: `${login}/authorize`,
    tokenEndpoint: `${login}/token`,
    redirectUri,
    mailbox: 'support@example.com',
    helpdeskUrl: 'https://support.example.com',
  });
  return deliveryBody({
    settings,
    setupId: randomUUID(),
    recipe: { id: recipe.id, name: recipe.name, version: recipe.version ?? 1 },
    variant: { id: variant.id, name: variant.name },
    helpdeskUrl: 'https://support.example.com',
    address: null,
    redirectUri,
    mailbox: null,
    token: null,
    includeSecret: true,
    untested: true,
    fingerprint: 'practice',
    sealingKey: null,
    test: null,
  });
}
