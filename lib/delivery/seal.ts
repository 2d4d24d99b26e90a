import { CompactEncrypt } from 'jose/jwe/compact/encrypt';
import { importJWK } from 'jose/key/import';
import type { SealingKey } from '../recipes/sealing-key';
import type { DeliveryBody } from './delivery-body-schema';
import { bareKey, thumbprintOf } from './key-thumbprint';
import type { Sealed } from './sealed-schema';

/** One way for each kind of key; the content always by AES-256-GCM (RFC 7518 §4.3, §4.6, §5.3). */
const algorithms: Record<SealingKey['kty'], string> = { RSA: 'RSA-OAEP-256', EC: 'ECDH-ES+A256KW' };

/**
 * Seals a delivery for the owner of the key. All of it is inside, so that nothing of it can be exchanged without breaking
 * the seal, and the protected header says which setup it is for, so that it can't be put into another one's file.
 * @throws where the browser doesn't take the key: nothing is sent unsealed instead.
 */
export async function seal(body: DeliveryBody, key: SealingKey): Promise<Sealed> {
  const { setup, recipe, variant } = body;
  const alg = algorithms[key.kty];
  const sealedFor = await thumbprintOf(key);
  const jwe = await new CompactEncrypt(new TextEncoder().encode(JSON.stringify(body)))
    .setProtectedHeader({
      alg,
      enc: 'A256GCM',
      kid: key.kid ?? sealedFor,
      cty: 'application/json',
      waymark: { setup, recipe, variant },
    })
    .encrypt(await importJWK(bareKey(key), alg));
  return { format: 'waymark-sealed', version: 1, setup, recipe, variant, sealedFor, jwe };
}
