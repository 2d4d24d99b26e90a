import { beforeEach, describe, expect, it } from 'vitest';
import { runScript } from '../../scripts/run-script';
import { cases } from '../../scripts/walked';
import { Bench } from './bench';

const [, one] = cases.find(([name]) => name === 'generic imap-smtp global') ?? [];
if (!one) throw new Error('no such variant');
const run = await runScript('terraform', one.plan);
const printed = run?.output ?? '';
const secret = run?.directory.secretValues[0] ?? '';

let bench: Bench;
beforeEach(() => {
  bench = new Bench();
});
const start = () =>
  bench.ask({
    type: 'start-setup',
    recipeId: one.recipe.id,
    variantId: one.variant.id,
    answers: one.setup.answers,
  });
const active = async () => (await bench.ask({ type: 'get-state' })).active;

describe('a script', () => {
  it('is made for the setup under way', async () => {
    await start();
    const script = await bench.ask({ type: 'make-script', tool: 'azure-cli', cloud: 'global' });
    expect(script).toMatchObject({ files: [{ text: expect.stringContaining('#!/usr/bin/env bash') }] });
    const none = await bench.ask({ type: 'make-script', tool: 'bicep', cloud: 'china' });
    expect(none).toBe('not-here');
  });

  it('waits for the address that the redirect URI is made from', async () => {
    await start();
    await bench.ask({ type: 'set-answers', answers: {} });
    expect(await bench.ask({ type: 'make-script', tool: 'bicep', cloud: 'global' })).toBe('no-address');
  });
});

describe('what a script printed', () => {
  it('makes the setup ready to test, with the secret in the vault alone', async () => {
    await start();
    const reply = await bench.ask({ type: 'use-script-result', text: printed });
    expect(reply.ok).toBe(true);
    const { setup, guide } = (await active()) ?? {};
    expect(guide?.readyToTest).toBe(true);
    expect(await bench.background.vault.read(setup?.id ?? '')).toBe(secret);
    expect(JSON.stringify([setup, bench.told, bench.broadcasts])).not.toContain(secret.slice(0, 12));
  });

  it('is taken back, the secret too', async () => {
    await start();
    await bench.ask({ type: 'use-script-result', text: printed });
    const id = (await active())?.setup.id ?? '';
    await bench.ask({ type: 'use-script-result', text: null });
    expect(await bench.background.vault.holds(id)).toBe(false);
    expect((await active())?.setup).toMatchObject({ facts: {}, secret: null });
  });

  it('is refused with a reason, and nothing changes', async () => {
    expect(await bench.ask({ type: 'use-script-result', text: printed })).toEqual({
      ok: false,
      reason: 'no-setup',
    });
    await start();
    expect(await bench.ask({ type: 'use-script-result', text: '{}' })).toEqual({
      ok: false,
      reason: 'not-a-result',
    });
    expect((await active())?.setup).toMatchObject({ facts: {}, secret: null });
  });
});
