import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDirectory } from './extension.mjs';
import { runNode, runPackage, StopError } from './process.mjs';

const parts = {
  simulated: { project: 'unit', files: ['unit/faults/', 'component/overlay-orphan.test.tsx'] },
  browsers: {
    project: 'e2e',
    files: [
      'e2e/fault-matrix/',
      ...['faults', 'leaks-chromium', 'leaks-firefox', 'deliver-osticket-faults', 'happy-path'].map(
        (name) => `e2e/${name}.test.ts`,
      ),
    ],
  },
};
/** A quick run has one of its own, or it would pass for a whole one. */
const reportOf = (name) => join(cacheDirectory, `faults-${name}.json`);

const runPart = (part, report, env) => {
  const { project, files } = parts[part];
  rmSync(report, { force: true });
  return runPackage(
    'vitest',
    [
      ...['run', '--project', project, '--reporter=default', '--reporter=json'],
      ...[`--outputFile.json=${report}`, ...files.map((file) => `tests/${file}`)],
    ],
    { output: 'stdout', env },
  );
};

/**
 * `npm run test:faults [-- quick|simulated|browsers]`: every flow under every fault, struck at each of the background's calls, then
 * the main ones at each moment in real browsers; prints the matrix and writes it into docs/faults.md. A part by its name is
 * run alone, and the other's last report counts on. `quick` strikes at some calls, opens no browser and writes nothing.
 */
export async function runFaultTests([mode = 'all']) {
  const isQuick = mode === 'quick';
  const wanted = mode === 'all' ? Object.keys(parts) : [isQuick ? 'simulated' : mode];
  if (!wanted.every((part) => Object.hasOwn(parts, part)))
    throw new StopError('usage: npm run test:faults [-- quick|simulated|browsers]', 2);
  mkdirSync(cacheDirectory, { recursive: true });
  let exitCode = 0;
  for (const part of wanted)
    exitCode =
      (await runPart(part, reportOf(isQuick ? 'quick' : part), isQuick ? {} : { FAULTS: 'all' })) || exitCode;
  const reports = (isQuick ? ['quick'] : Object.keys(parts)).map(reportOf).filter(existsSync);
  const printed = await runNode(
    ['--import', 'tsx', 'scripts/fault-matrix.ts', ...(isQuick ? [] : ['--write']), ...reports],
    { output: 'stdout' },
  );
  return exitCode || printed;
}
