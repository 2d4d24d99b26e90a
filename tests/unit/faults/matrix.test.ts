import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { damages, striking } from './all-faults';
import { flows } from './all-flows';
import type { BrowserWorld } from './browser-world';
import type { Flow } from './flow';
import { guide } from './flows/guide';
import type { Fault } from './life';

/**
 * Every flow under every fault that needs no browser: each ends in completion, with nothing lost and nothing done twice.
 * `npm run test:faults` strikes at every call; here, at some.
 */

const isWhole = process.env.FAULTS === 'all';
const someCalls = 2;
/** For one cell: the test by code makes some 500 calls. Milliseconds. */
const patience = isWhole ? 7_200_000 : 900_000;
const begun = Date.now();
/** Whoever does these in a second window has done another thing. */
const alone = ['renewal', 'history and reminders'];

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** The calls of the background where nothing happens, by flow. */
const known = new Map<Flow, string[]>();
async function callsOf(flow: Flow): Promise<string[]> {
  const bench = await flow.prepare();
  const before = bench.world.lives.calls.length;
  await flow.run(bench);
  await flow.check(bench);
  const calls = bench.world.lives.calls.slice(before);
  known.set(flow, calls);
  return calls;
}

async function strike(flow: Flow, faultFor: (world: BrowserWorld) => Fault): Promise<void> {
  vi.setSystemTime(begun);
  const bench = await flow.prepare();
  bench.world.lives.fault = faultFor(bench.world);
  await flow.run(bench);
  bench.world.lives.fault = null;
  await flow.check(bench);
}

/** Which calls, and which kinds of the fault at each. */
const strikes = <T>(calls: number, kinds: T[]): [at: number, kind: T][] => {
  const all = Array.from({ length: calls }, (_, index) => index + 1);
  if (isWhole) return all.flatMap((at) => kinds.map((kind): [number, T] => [at, kind]));
  const step = Math.max(1, Math.ceil(calls / someCalls));
  const some = all.filter((at) => at % step === Math.ceil(step / 2) % step);
  return some.map((at, index) => [at, kinds[index % kinds.length] as T]);
};

describe.each(striking.map((fault) => [fault.name, fault] as const))('%s', (_, { of, kinds }) => {
  it.each(flows)(
    '%s',
    async (_, flow) => {
      const calls = (known.get(flow) ?? (await callsOf(flow))).filter((call) => of?.(call) ?? true);
      const found: string[] = [];
      for (const [at, kind] of strikes(calls.length, kinds)) {
        await strike(flow, (world) => ({ at, kind: kind(world), ...(of && { of }) })).catch((error: Error) =>
          found.push(`at ${at} of ${calls.length}, ${calls[at - 1]}, ${kind}: ${error.message}`),
        );
      }
      expect(found).toEqual([]);
    },
    patience,
  );
});

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
