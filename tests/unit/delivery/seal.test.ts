import { compactDecrypt, exportJWK, generateKeyPair } from 'jose';
import { describe, expect, it } from 'vitest';
import { deliver, makeFile } from '../../../lib/delivery';
import { deliveryBody } from '../../../lib/delivery/delivery-body';
import { thumbprintOf } from '../../../lib/delivery/key-thumbprint';
import { seal } from '../../../lib/delivery/seal';
import { sealedSchema } from '../../../lib/delivery/sealed-schema';
import type { DestinationSpec } from '../../../lib/recipes/schema';
import { type SealingKey, sealingKeySchema } from '../../../lib/recipes/sealing-key';
import { deliveryInput, secret } from './fake-zammad';

const pairOf = async (alg: string) => {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
  return { key: sealingKeySchema.parse(await exportJWK(publicKey)), privateKey };
};
const body = deliveryBody(deliveryInput());
const address = 'https://desk.example/api/mail-settings';

describe.each([
  ['RSA-OAEP-256', 'RSA'],
  ['ECDH-ES+A256KW', 'EC'],
])('%s', (alg, kty) => {
  it('hides everything, and opens with the private key alone', async () => {
    const { key, privateKey } = await pairOf(alg);
    const sealed = await seal(body, key);
    expect(key.kty).toBe(kty);
    expect(sealedSchema.parse(sealed)).toEqual(sealed);
    expect(JSON.stringify(sealed)).not.toMatch(new RegExp(`${secret}|client-1|tenant-1`));
    const { plaintext, protectedHeader } = await compactDecrypt(sealed.jwe, privateKey);
    expect(JSON.parse(new TextDecoder().decode(plaintext))).toEqual(body);
    const { setup, recipe, variant } = body;
    expect(protectedHeader).toMatchObject({
      alg,
      enc: 'A256GCM',
      cty: 'application/json',
      waymark: { setup, recipe, variant },
    });
    expect(protectedHeader.kid).toBe(sealed.sealedFor);
    const other = await pairOf(alg);
    await expect(compactDecrypt(sealed.jwe, other.privateKey)).rejects.toThrow();
  });

  it('breaks with its header', async () => {
    const { key, privateKey } = await pairOf(alg);
    const mine = (await seal(body, key)).jwe.split('.');
    const theirs = (await seal({ ...body, setup: 'other' }, key)).jwe.split('.');
    const mixed = [theirs[0], ...mine.slice(1)].join('.');
    await expect(compactDecrypt(mixed, privateKey)).rejects.toThrow();
  });
});

describe('a sealed delivery', () => {
  const spec: DestinationSpec = { kind: 'settings-endpoint', sealed: true };
  const sendTo = async (sealingKey: SealingKey | null) => {
    const posts: Record<string, unknown>[] = [];
    const keys: string[] = [];
    const deps = {
      now: () => 1,
      keyFor: async (_: string, content: string) => `${keys.push(content)}`,
      fetch: async (_: string, init: RequestInit = {}) => {
        if (init.method === 'POST') posts.push(JSON.parse(String(init.body)));
        return new Response('{}', { status: init.method === 'POST' ? 201 : 404 });
      },
    };
    const input = deliveryInput({ address, sealingKey });
    const results = [await deliver(spec, input, deps), await deliver(spec, input, deps)];
    return { results, posts, keys };
  };

  it('goes to the endpoint as such, and is known again by what is inside', async () => {
    const { key } = await pairOf('ECDH-ES+A256KW');
    const { results, posts, keys } = await sendTo(key);
    expect(results).toMatchObject([{ ok: true }, { ok: true }]);
    expect(posts).toMatchObject([{ format: 'waymark-sealed', sealedFor: await thumbprintOf(key) }, {}]);
    expect(posts[0]?.jwe).not.toBe(posts[1]?.jwe);
    expect(keys[0]).toBe(keys[1]);
  });

  it.each<[string, SealingKey | null]>([
    ['no key', null],
    ['a key that is none', { kty: 'EC', crv: 'P-256', x: 'A'.repeat(43), y: 'A'.repeat(43) }],
  ])('is never sent unsealed: %s', async (_, key) => {
    const { results, posts } = await sendTo(key);
    expect(results[0]).toMatchObject({ ok: false, error: { cause: { key: 'sealFailedCause' } } });
    expect(posts).toEqual([]);
  });

  it('is a file of its own, refused where it can not be sealed', async () => {
    const { key } = await pairOf('RSA-OAEP-256');
    const file = await makeFile({ kind: 'sealed-file' }, deliveryInput({ sealingKey: key }));
    expect(file?.fileName).toBe('zammad-microsoft_graph.sealed.json');
    expect(sealedSchema.safeParse(JSON.parse(file?.text ?? '')).success).toBe(true);
    await expect(makeFile({ kind: 'sealed-file' }, deliveryInput())).rejects.toThrow();
  });
});
