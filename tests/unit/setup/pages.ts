import type { Facts, Reading } from '../../../lib/portal/types';
import { createSetup, mergeReading } from '../../../lib/setup';
import { evidence, graphChannel, ids, now, reading, route } from '../guide/examples';

export const fresh = () =>
  createSetup({ id: 's', recipeId: 'zammad', variantId: graphChannel.id, answers: {}, now });

export const seen = <T>(value: T) => ({ value, evidence });

export const overview = (facts: Facts = {}): Reading =>
  reading({
    facts: { clientId: seen(ids.client), tenantId: seen(ids.tenant), displayName: seen('Zammad'), ...facts },
  });

export const bound = () => mergeReading(fresh(), overview(), route(), now, { registeredName: 'Zammad' });
