import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDirectory } from './extension.mjs';
import { root, runPackage } from './process.mjs';

const folder = 'tests/unit/fuzz';
const log = join(cacheDirectory, 'fuzz.jsonl');
const record = join(root, 'docs', 'fuzzing.md');
/** From so many cases on, a run is written down. */
const worthRecording = 1_000_000;
/** A test's pages are kept until the test ends: more of them fill the memory. Only the reader's boundary has pages. */
const atOnce = 5_000;

const files = () =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => ({ path: join(folder, name), text: readFileSync(join(root, folder, name), 'utf8') }))
    .filter(({ text }) => /\bboundary\(/.test(text));

const runFiles = (paths, each) =>
  runPackage('vitest', ['run', '--project', 'unit', '--reporter=dot', ...paths], {
    output: 'stderr',
    env: { PROPERTY_RUNS: String(each), FUZZ_LOG: log, NODE_OPTIONS: '--max-old-space-size=4096' },
  });

/** What each boundary was tried with, over all runs. */
const results = () => {
  const all = new Map();
  for (const line of existsSync(log) ? readFileSync(log, 'utf8').split('\n').filter(Boolean) : []) {
    const { name, cases, seed, failed } = JSON.parse(line);
    const known = all.get(name) ?? { cases: 0, seeds: [], findings: 0 };
    all.set(name, {
      cases: known.cases + cases,
      seeds: [...known.seeds, seed],
      findings: known.findings + (failed ? 1 : 0),
    });
  }
  return [...all].sort(([a], [b]) => a.localeCompare(b));
};

const table = (rows) =>
  [
    '| boundary | cases | findings | seeds |',
    '|---|---:|---:|---|',
    ...rows.map(
      ([name, { cases, findings, seeds }]) => `| ${name} | ${cases} | ${findings} | ${seeds.join(', ')} |`,
    ),
  ].join('\n');

/** `npm run test:fuzz [-- <cases>]`: so many cases, a million unless told otherwise, spread over all boundaries. */
export async function runFuzzTests([wanted = String(worthRecording)]) {
  mkdirSync(cacheDirectory, { recursive: true });
  rmSync(log, { force: true });
  const [withPages, plain] = [true, false].map((hasPages) =>
    files().filter(({ text }) => text.includes('happy-dom') === hasPages),
  );
  // Two cases tell how many boundaries there are.
  await runFiles(
    [...plain, ...withPages].map(({ path }) => path),
    2,
  );
  const each = Math.ceil(Number(wanted) / Math.max(1, results().length));
  rmSync(log, { force: true });
  let exitCode = await runFiles(
    plain.map(({ path }) => path),
    each,
  );
  for (let left = each; left > 0; left -= atOnce)
    exitCode =
      (await runFiles(
        withPages.map(({ path }) => path),
        Math.min(left, atOnce),
      )) || exitCode;
  const rows = results();
  const total = rows.reduce((sum, [, { cases }]) => sum + cases, 0);
  const findings = rows.reduce((sum, [, one]) => sum + one.findings, 0);
  const summary = `${total} cases over ${rows.length} boundaries: ${findings} findings.`;
  console.log(`${table(rows)}\n\n${summary}`);
  if (total >= worthRecording) {
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
