import * as z from 'zod/mini';
import { maxLength } from '../lengths';
import { deliveryBodySchema } from './delivery-body-schema';

const { setup, recipe, variant } = deliveryBodySchema.shape;

/**
 * A delivery that its receiver alone can open, as a body and as a file: the contract with whoever opens it, published as
 * docs/schema/sealed.schema.json and told in docs/settings-endpoint.md.
 */
export const sealedSchema = z.strictObject({
  format: z.literal('waymark-sealed'),
  version: z.literal(1),
  setup,
  recipe,
  variant,
  /** The key's thumbprint (RFC 7638, SHA-256). */
  sealedFor: z.string().check(z.regex(/^[\w-]{43}$/)),
  /** A delivery as a compact JWE, whose protected header says once more what stands beside it here. */
  jwe: z.string().check(z.regex(/^[\w-]+(\.[\w-]*){4}$/), maxLength(100_000)),
});

export type Sealed = z.infer<typeof sealedSchema>;
