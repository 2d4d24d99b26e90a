// @vitest-environment happy-dom
import { describe, it } from 'vitest';
import { damages, striking } from './all-faults';
import { flows } from './all-flows';
import { guide } from './flows/guide';
import { setClock, testStriking } from './strikes';

/**
 * Every flow under every fault that needs no browser: each ends in completion, with nothing lost and nothing done twice.
 * Deaths are in killed.test.ts, since they take as long as all others together.
 */

/** Whoever does these in a second window has done another thing. */
const alone = ['renewal', 'history and reminders'];

setClock();
testStriking(striking);

describe('storage corrupt or older', () => {
  it.each(flows)('%s', async (_, flow) => {
    for (const damage of damages) {
      const bench = await flow.prepare();
      const { stored } = bench.world;
      for (const [key, value] of Object.entries(damage))
        if (!stored.local.has(key)) bench.world.store('local', { [key]: value });
      bench.world.kill();
      await flow.run(bench);
      await flow.check(bench).catch((error: Error) => {
        // What could not be read is not lost either.
        if (!('setups' in damage && /keptAside|\[\]/.test(error.message))) throw error;
      });
    }
  });
});

it('portal session over: setup guide', async () => {
  const bench = await guide.prepare();
  bench.tab.signsInAgain = true;
  await guide.run(bench);
  await guide.check(bench);
});

describe('two windows at once', () => {
  it.each(flows.filter(([name]) => !alone.includes(name)))('%s', async (_, flow) => {
    const bench = await flow.prepare();
    await Promise.all([flow.run(bench), flow.run(bench)]);
    await flow.check(bench);
  });
});
