import type { DeliveryBody } from './delivery-body-schema';
import { testRecord } from './test-record';
import { typedValue } from './typed-value';
import type { DeliveryInput } from './types';

/** Nothing in it changes by itself, so that the same values make the same text: a repetition is known by that. */
export const deliveryBody = (input: DeliveryInput): DeliveryBody => ({
  format: 'waymark-delivery',
  version: 1,
  setup: input.setupId,
  recipe: { id: input.recipe.id, version: input.recipe.version },
  variant: input.variant.id,
  settings: Object.fromEntries(input.settings.map((setting) => [setting.key, typedValue(setting)])),
  redirectUri: input.redirectUri,
  untested: input.untested,
  test: testRecord(input),
});
