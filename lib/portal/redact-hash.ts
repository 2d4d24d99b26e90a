const mask = 0xffff_ffff_ffff_ffffn;
const rotate = (value: bigint, by: bigint): bigint => ((value << by) | (value >> (64n - by))) & mask;

/** A key of 128 bits as two halves. */
export type HashKey = readonly [bigint, bigint];

/** From 32 hex digits. */
export const parseKey = (seed: string): HashKey => [
  BigInt(`0x${seed.slice(0, 16)}`),
  BigInt(`0x${seed.slice(16, 32)}`),
];

/**
 * SipHash-2-4: without the key nobody can try out which value a hash is of, even who knows other values with their
 * hashes. A page's public sentences are such values, so a hash without a key, or a weak one, would not do.
 */
export function siphash([k0, k1]: HashKey, text: string): bigint {
  let v0 = k0 ^ 0x736f6d6570736575n;
  let v1 = k1 ^ 0x646f72616e646f6dn;
  let v2 = k0 ^ 0x6c7967656e657261n;
  let v3 = k1 ^ 0x7465646279746573n;
  const round = () => {
    v0 = (v0 + v1) & mask;
    v1 = rotate(v1, 13n) ^ v0;
    v0 = rotate(v0, 32n);
    v2 = (v2 + v3) & mask;
    v3 = rotate(v3, 16n) ^ v2;
    v0 = (v0 + v3) & mask;
    v3 = rotate(v3, 21n) ^ v0;
    v2 = (v2 + v1) & mask;
    v1 = rotate(v1, 17n) ^ v2;
    v2 = rotate(v2, 32n);
  };
  const bytes = new TextEncoder().encode(text);
  for (let start = 0; start <= bytes.length; start += 8) {
    let word = start + 8 > bytes.length ? BigInt(bytes.length & 255) << 56n : 0n;
    for (let index = 0; index < 8 && start + index < bytes.length; index++)
      word |= BigInt(bytes[start + index] as number) << BigInt(index * 8);
    v3 ^= word;
    round();
    round();
    v0 ^= word;
  }
  v2 ^= 0xffn;
  for (let count = 0; count < 4; count++) round();
  return v0 ^ v1 ^ v2 ^ v3;
}
