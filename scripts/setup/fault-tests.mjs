import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDirectory } from './extension.mjs';
import { runNode, runPackage } from './process.mjs';

const report = join(cacheDirectory, 'faults.json');

/** In real browsers. */
const inBrowser = [
  'fault-matrix/',
  ...['faults', 'leaks-chromium', 'leaks-firefox', 'deliver-osticket-faults', 'happy-path'].map(
    (name) => `${name}.test.ts`,
  ),
];

/**
 * `npm run test:faults [-- quick]`: every flow under every fault, struck at each of the background's calls, then the main
 * ones at each moment in real browsers; prints the matrix and writes it into docs/faults.md. `quick` strikes at some calls,
 * opens no browser and writes nothing.
 */
export async function runFaultTests([mode = '']) {
  const isQuick = mode === 'quick';
  const files = [
    'tests/unit/faults/',
    'tests/component/overlay-orphan.test.tsx',
    ...(isQuick ? [] : inBrowser.map((name) => `tests/e2e/${name}`)),
  ];
  mkdirSync(cacheDirectory, { recursive: true });
  rmSync(report, { force: true });
  const projects = isQuick ? ['--project', 'unit'] : ['--project', 'unit', '--project', 'e2e'];
  const exitCode = await runPackage(
    'vitest',
    ['run', ...projects, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...files],
    { output: 'stdout', env: isQuick ? {} : { FAULTS: 'all' } },
  );
  readFileSync(report);
  const write = isQuick ? [] : ['--write'];
  const printed = await runNode(['--import', 'tsx', 'scripts/fault-matrix.ts', report, ...write], {
    output: 'stdout',
  });
  return exitCode || printed;
}
