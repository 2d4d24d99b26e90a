import * as z from 'zod/mini';
import { maxLength, minLength } from '../lengths';

/**
 * What a settings endpoint is sent: the contract with whoever builds one, published as
 * docs/schema/delivery.schema.json and told in docs/settings-endpoint.md. `version` counts up with every change that a
 * receiver could stumble over.
 */
export const deliveryBodySchema = z.strictObject({
  format: z.literal('waymark-delivery'),
  version: z.literal(1),
  /** The same in every delivery of one app registration: a receiver keeps one set of settings for each. */
  setup: z.string().check(minLength(1), maxLength(80)),
  recipe: z.strictObject({ id: z.string(), version: z.int().check(z.gte(1)) }),
  variant: z.string(),
  /** By the recipe's keys, the client secret among them. */
  settings: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  redirectUri: z.nullable(z.string()),
  /** The admin chose to deliver without a passed test of these values. */
  untested: z.boolean(),
  test: z.nullable(
    z.strictObject({
      state: z.enum(['running', 'passed', 'failed', 'cancelled']),
      /** False: the values have changed since. */
      ofTheseValues: z.boolean(),
      endedAt: z.nullable(z.iso.datetime()),
      /** Who signed in, where somebody did. */
      account: z.nullable(z.string()),
      tenantId: z.nullable(z.string()),
      grantedScopes: z.array(z.string()),
    }),
  ),
});

export type DeliveryBody = z.infer<typeof deliveryBodySchema>;
