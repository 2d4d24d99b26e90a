import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, runPackage } from './process.mjs';

/** Tests that take their number of cases from tests/unit/cases.ts. */
const propertyTests = () =>
  readdirSync(join(root, 'tests/unit'), { recursive: true })
    .map((file) => join('tests/unit', file))
    .filter((file) => file.endsWith('.test.ts') && /\bcases\(/.test(readFileSync(join(root, file), 'utf8')));

/** `npm run test:properties [-- <cases> [<part of a file's name>]]`: 10,000 cases of each property unless told otherwise. */
export const runPropertyTests = ([runs = '10000', part = '']) =>
  runPackage(
    'vitest',
    [
      'run',
      '--project',
      'unit',
      '--reporter=verbose',
      ...propertyTests().filter((file) => file.includes(part)),
    ],
    // A test's pages are kept until the test ends: thirty thousand of them fill more than the usual memory.
    { output: 'stdout', env: { PROPERTY_RUNS: runs, NODE_OPTIONS: '--max-old-space-size=8192' } },
  );
