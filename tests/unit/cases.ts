import type { Parameters } from 'fast-check';

const wanted = Number(process.env.PROPERTY_RUNS) || 0;
const given = Number(process.env.PROPERTY_SEED) || 0;

/**
 * How many cases a property test tries: a usual few with every `npm test`, as many as `npm run test:properties` asks
 * for, or for `share` where this one has a number of its own. It prints the seed then, and takes one from PROPERTY_SEED,
 * so that a run can be had again.
 */
export function cases<T>(usual: number, share = wanted): Parameters<T> {
  if (!share) return { numRuns: usual };
  const seed = given || Math.floor(Math.random() * 2 ** 31);
  console.log(`${share} cases, seed ${seed}`);
  return { numRuns: share, seed };
}

/** How long one property may take. Milliseconds. */
export const casesTime = wanted ? 3_600_000 : 120_000;

/**
 * Before each case of many: what weak references of a simulated browser lead to stays in memory until a task ends, and
 * thousands of pages fill it; and whoever runs the tests wants to hear of them meanwhile.
 */
export const betweenCases = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });
