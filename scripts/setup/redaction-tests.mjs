import { runPackage } from './process.mjs';

/** `npm run test:redaction`: reports of all captures, of which `npm test` takes a few. */
export const runRedactionTests = () =>
  runPackage(
    'vitest',
    ['run', '--project', 'e2e', '--retry', '0', '--reporter=verbose', 'tests/e2e/redacted-captures.test.ts'],
    { output: 'stdout', env: { REDACTION: 'all' } },
  );
