import { appendFileSync } from 'node:fs';
import fc from 'fast-check';
import { it } from 'vitest';
import { betweenCases, cases, casesTime } from '../cases';

const log = process.env.FUZZ_LOG;
/** How many cases each boundary gets of a long run, by name (scripts/setup/fuzz-tests.mjs). */
const shares = JSON.parse(process.env.FUZZ_SHARES ?? '{}') as Record<string, number>;
/** With every `npm test`. */
const usual = 10_000;

/**
 * One place where something comes in from outside: whatever it is, nothing is thrown, invented or given away. `found`
 * is tried each time, before anything else: what was once found, and what is nasty.
 */
export function boundary<T>(
  name: string,
  arbitrary: fc.Arbitrary<T>,
  property: (input: T) => void | Promise<void>,
  { found = [] }: { found?: readonly T[] } = {},
): void {
  it(
    name,
    async () => {
      const parameters = { ...cases<[T]>(usual, shares[name]), examples: found.map((input): [T] => [input]) };
      const started = process.cpuUsage();
      const details = await fc.check(
        fc
          .asyncProperty(arbitrary, async (input) => {
            await property(input);
          })
          .beforeEach(betweenCases),
        parameters,
      );
      const { user, system } = process.cpuUsage(started);
      if (log)
        appendFileSync(
          log,
          `${JSON.stringify({
            name,
            cases: details.numRuns,
            seed: details.seed,
            failed: details.failed,
            milliseconds: (user + system) / 1000,
          })}\n`,
        );
      if (details.failed)
        throw new Error(fc.defaultReportMessage(details) ?? name, { cause: details.errorInstance });
    },
    casesTime,
  );
}
