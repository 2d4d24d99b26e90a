import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Striking } from './all-faults';
import { flows } from './all-flows';
import type { BrowserWorld } from './browser-world';
import type { Flow } from './flow';
import type { Fault } from './life';

const isWhole = process.env.FAULTS === 'all';
const someCalls = 2;
/** For one cell: the test by code makes some 200 calls. Milliseconds. */
const patience = 900_000;
const begun = Date.now();

/** For each test a clock that a fault may set, and a browser that is gone after it. */
export function setClock(): void {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'] });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });
}

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
const strikes = <T>(calls: number, kinds: T[], inTurn = false): [at: number, kind: T][] => {
  const all = Array.from({ length: calls }, (_, index) => index + 1);
  if (isWhole && !inTurn) return all.flatMap((at) => kinds.map((kind): [number, T] => [at, kind]));
  const step = isWhole ? 1 : Math.max(1, Math.ceil(calls / someCalls));
  const some = all.filter((at) => at % step === Math.ceil(step / 2) % step);
  return some.map((at, index) => [at, kinds[index % kinds.length] as T]);
};

/** Every flow under a fault that strikes at a call. `npm run test:faults` strikes at every one; otherwise, at some. */
export const testStriking = (faults: readonly Striking[]): void =>
  describe.each(faults.map((fault) => [fault.name, fault] as const))(
    '%s',
    (_, { of, kinds, inTurn, lasts = [1] }) => {
      it.each(flows)(
        '%s',
        async (_, flow) => {
          const calls = (known.get(flow) ?? (await callsOf(flow))).filter((call) => of?.(call) ?? true);
          const found: string[] = [];
          const longer = lasts.flatMap((last) => kinds.map((kind) => ({ kind, lasts: last })));
          for (const [at, { kind, lasts }] of strikes(calls.length, longer, inTurn)) {
            await strike(flow, (world) => ({ at, kind: kind(world), lasts, ...(of && { of }) })).catch(
              (error: Error) =>
                found.push(
                  `at ${at} of ${calls.length}, ${calls[at - 1]}, ${kind}, ${lasts} in a row: ${error.message}`,
                ),
            );
          }
          expect(found).toEqual([]);
        },
        patience,
      );
    },
  );
