import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDirectory } from './extension.mjs';
import { root, runPackage, StopError } from './process.mjs';

const folder = 'tests/unit/fuzz';
const log = join(cacheDirectory, 'fuzz.jsonl');
const record = join(root, 'docs', 'fuzzing.md');
/** From so many cases on, a run is written down. */
const worthRecording = 1_000_000;
/** Of each boundary, however dear. */
const least = 10_000;
/** How many cases tell what one costs. */
const sample = 200;

const runTests = (part, env) => {
  rmSync(log, { force: true });
  const named = part ? ['-t', part] : [];
  return runPackage('vitest', ['run', '--project', 'unit', '--reporter=dot', folder, ...named], {
    output: 'stderr',
    env: {
      PROPERTY_RUNS: String(sample),
      FUZZ_LOG: log,
      NODE_OPTIONS: '--max-old-space-size=4096',
      ...env,
    },
  });
};

/** What each boundary was tried with. */
const results = () =>
  (existsSync(log) ? readFileSync(log, 'utf8').split('\n').filter(Boolean) : [])
    .map((line) => JSON.parse(line))
    .sort((one, other) => one.name.localeCompare(other.name));

/** At least so many of each, and for the rest as long with each as with any other: the quick ones get most of them. */
const share = (wanted, boundaries) => {
  const each = Math.min(least, Math.floor(wanted / boundaries.length));
  const speeds = boundaries.map(({ cases, milliseconds }) => cases / Math.max(milliseconds, 1));
  const rest = (wanted - each * boundaries.length) / speeds.reduce((sum, speed) => sum + speed, 0);
  return Object.fromEntries(boundaries.map(({ name }, i) => [name, each + Math.ceil(rest * speeds[i])]));
};

const numbers = new Intl.NumberFormat('en');
const table = (rows) =>
  [
    '| boundary | cases | processor time of a case, ms | findings | seed |',
    '|---|---:|---:|---:|---:|',
    ...rows.map(
      ({ name, cases, milliseconds, failed, seed }) =>
        `| ${name} | ${numbers.format(cases)} | ${(milliseconds / cases).toFixed(2)} | ${failed ? 1 : 0} | ${seed} |`,
    ),
  ].join('\n');

/**
 * `npm run test:fuzz [-- <cases> [<part of a boundary's name>]]`: so many cases, a million unless told otherwise, shared out
 * among the boundaries by what a case of each costs.
 */
export async function runFuzzTests([wanted = String(worthRecording), part]) {
  if (!/^[1-9]\d*$/.test(wanted))
    throw new StopError("usage: npm run test:fuzz -- <number of cases> [<part of a boundary's name>]", 2);
  mkdirSync(cacheDirectory, { recursive: true });
  const sampled = await runTests(part, {});
  if (sampled !== 0) return sampled;
  const shares = share(Number(wanted), results());
  const exitCode = await runTests(part, { FUZZ_SHARES: JSON.stringify(shares) });
  const rows = results();
  const total = rows.reduce((sum, { cases }) => sum + cases, 0);
  const findings = rows.filter(({ failed }) => failed).length;
  const summary = `${numbers.format(total)} cases over ${rows.length} boundaries: ${findings} findings.`;
  console.log(`${table(rows)}\n\n${summary}`);
  if (total >= worthRecording && !part) {
    const text = readFileSync(record, 'utf8');
    const day = new Date().toISOString().slice(0, 10);
    const start = text.indexOf('## The last long run');
    writeFileSync(
      record,
      `${text.slice(0, start)}## The last long run\n\n${day}: ${summary}\n\n${table(rows)}\n`,
    );
  }
  return exitCode;
}
