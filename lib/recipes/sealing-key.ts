import * as z from 'zod/mini';

const about = {
  kid: z.optional(z.string().check(z.regex(/^[\w.-]{1,100}$/))),
  use: z.optional(z.literal('enc')),
};

/**
 * The public half of the key with which the vendor opens what is sealed for it, as a JWK (RFC 7517). Both kinds are in
 * every browser's WebCrypto: NIST P-256, and RSA of 2048 to 4096 bits.
 */
export const sealingKeySchema = z.discriminatedUnion('kty', [
  z.strictObject({
    kty: z.literal('EC'),
    crv: z.literal('P-256'),
    x: z.string().check(z.regex(/^[\w-]{43}$/)),
    y: z.string().check(z.regex(/^[\w-]{43}$/)),
    alg: z.optional(z.literal('ECDH-ES+A256KW')),
    ...about,
  }),
  z.strictObject({
    kty: z.literal('RSA'),
    n: z.string().check(z.regex(/^[\w-]{342,683}$/)),
    e: z.literal('AQAB'),
    alg: z.optional(z.literal('RSA-OAEP-256')),
    ...about,
  }),
]);

export type SealingKey = z.infer<typeof sealingKeySchema>;

/** What only the owner of a key may have (RFC 7518 §6). */
export const privateParts = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];
