import { compactDecrypt, importJWK } from 'jose';

const isSame = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/**
 * What is inside a sealed delivery. Who made it, nobody knows: everybody has the public key. That it belongs to the setup
 * named beside it, the seal's own header proves.
 * @throws where it can't be opened, or was put into another setup's envelope.
 */
export async function openSealed(sealed, privateJwk) {
  const { plaintext, protectedHeader } = await compactDecrypt(
    sealed.jwe,
    await importJWK(privateJwk, privateJwk.kty === 'RSA' ? 'RSA-OAEP-256' : 'ECDH-ES+A256KW'),
    {
      keyManagementAlgorithms: ['RSA-OAEP-256', 'ECDH-ES+A256KW'],
      contentEncryptionAlgorithms: ['A256GCM'],
    },
  );
  const inside = JSON.parse(new TextDecoder().decode(plaintext));
  const namesOf = ({ setup, recipe, variant }) => ({ setup, recipe: { ...recipe }, variant });
  const outside = namesOf(sealed);
  if (!isSame(namesOf(protectedHeader.waymark ?? {}), outside) || !isSame(namesOf(inside), outside))
    throw new Error('The seal is of another setup.');
  return inside;
}
