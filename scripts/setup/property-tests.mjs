import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, runPackage } from './process.mjs';

/** A test's pages are kept until the test ends: more of them fill the memory, and collecting it takes ever longer. */
const atOnce = 2_000;

/** Tests that take their number of cases from tests/unit/cases.ts. */
const propertyTests = () =>
  readdirSync(join(root, 'tests/unit'), { recursive: true })
    .map((file) => join('tests/unit', file))
    .filter((file) => file.endsWith('.test.ts') && /\bcases\(/.test(readFileSync(join(root, file), 'utf8')));

/** `npm run test:properties [-- <cases> [<part of a file's name>]]`: 10,000 cases of each property unless told otherwise. */
export async function runPropertyTests([runs = '10000', part = '']) {
  const files = propertyTests().filter((file) => file.includes(part));
  for (let left = Number(runs); left > 0; left -= atOnce) {
    const exitCode = await runPackage(
      'vitest',
      ['run', '--project', 'unit', '--reporter=verbose', ...files],
      {
        output: 'stdout',
        env: { PROPERTY_RUNS: String(Math.min(left, atOnce)), NODE_OPTIONS: '--max-old-space-size=4096' },
      },
    );
    if (exitCode !== 0) return exitCode;
  }
  return 0;
}
