import { runPackage } from './process.mjs';

/** `npm run test:variants`: every variant of every recipe in each of its clouds, of which `npm test` walks one of each kind. */
export const runVariantTests = () =>
  runPackage('vitest', ['run', '--project', 'e2e', 'tests/e2e/every-variant-'], {
    output: 'stdout',
    env: { VARIANTS: 'all' },
  });
