import { appendFileSync } from 'node:fs';
import fc from 'fast-check';
import { it } from 'vitest';
import { cases, casesTime } from '../cases';

const log = process.env.FUZZ_LOG;

/**
 * One place where something comes in from outside: whatever it is, nothing is thrown, invented or given away. `found`
 * is tried each time, before anything else: what was once found, and what is nasty. `usual`: how many cases every
 * `npm test` tries.
 */
export function boundary<T>(
  name: string,
  arbitrary: fc.Arbitrary<T>,
  property: (input: T) => void | Promise<void>,
  { found = [], usual = 10_000 }: { found?: readonly T[]; usual?: number } = {},
): void {
  it(
    name,
    async () => {
      const parameters = { ...cases<[T]>(usual), examples: found.map((input): [T] => [input]) };
      const details = await fc.check(
        fc.asyncProperty(arbitrary, async (input) => {
          await property(input);
        }),
        parameters,
      );
      if (log)
        appendFileSync(
          log,
          `${JSON.stringify({ name, cases: details.numRuns, seed: details.seed, failed: details.failed })}\n`,
        );
      if (details.failed)
        throw new Error(fc.defaultReportMessage(details) ?? name, { cause: details.errorInstance });
    },
    casesTime,
  );
}
