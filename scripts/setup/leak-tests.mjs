import { runPackage, StopError } from './process.mjs';

/**
 * `npm run test:leaks [-- <runs>]`: the leak tests with this many more runs in each browser, 50 unless told otherwise.
 * Without a second chance: one leak is a failure.
 */
export const runLeakTests = ([runs = '50']) => {
  if (!/^[1-9]\d*$/.test(runs)) throw new StopError('usage: npm run test:leaks -- <number of runs>', 2);
  return runPackage(
    'vitest',
    ['run', '--project', 'e2e', '--retry', '0', '--reporter=verbose', 'tests/e2e/leaks-'],
    { output: 'stdout', env: { LEAK_RUNS: runs } },
  );
};
