import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDirectory } from './extension.mjs';
import { root, runNode, runPackage } from './process.mjs';

const report = join(cacheDirectory, 'vitest.json');
const onScreen = { output: 'stdout' };

const compilerProjects = () => {
  const { references = [] } = JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8'));
  const paths = references.map(({ path }) => join(path)).filter((path) => existsSync(join(root, path)));
  return ['.', ...paths];
};

const steps = (vitestArgs) => [
  ['Style and lint (biome)', () => runPackage('@biomejs/biome', ['check', '.'], onScreen)],
  ...compilerProjects().map((project) => [
    `Types (tsc, ${project === '.' ? 'main project' : project})`,
    () => runPackage('typescript', ['--noEmit', '-p', project], onScreen),
  ]),
  ...['chrome', 'edge', 'firefox'].map((browser) => [
    `Build for ${browser}`,
    () => runPackage('wxt', ['build', '-b', browser], onScreen),
  ]),
  [
    "The example vendor's packages",
    () =>
      runNode(['--import', 'tsx', 'scripts/build-vendor.ts', 'docs/examples/vendor/vendor.json'], onScreen),
  ],
  ['Bundle sizes', () => runNode(['--import', 'tsx', 'scripts/size.ts'], onScreen)],
  [
    'Tests (vitest)',
    () =>
      runPackage(
        'vitest',
        ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...vitestArgs],
        onScreen,
      ),
  ],
];

/** `N passed, N failed`; a file that failed without a failed test in it (it did not load) counts as one failure. */
const totals = () => {
  if (!existsSync(report)) return null;
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
  const brokenFiles = testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  return `${numPassedTests} passed, ${numFailedTests + brokenFiles.length} failed`;
};

/** Answers the exit code of the first step that failed, or 0. The totals come last, alone on their line. */
export const runTests = async (vitestArgs) => {
  mkdirSync(cacheDirectory, { recursive: true });
  rmSync(report, { force: true });
  let exitCode = 0;
  for (const [title, work] of steps(vitestArgs)) {
    const start = performance.now();
    console.log(`\n== ${title}`);
    exitCode = await work();
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    console.log(`-- ${title}: ${exitCode === 0 ? 'done' : 'FAILED'} in ${seconds} s`);
    if (exitCode !== 0) break;
  }
  const line = totals();
  if (line) console.log(line);
  return exitCode;
};
