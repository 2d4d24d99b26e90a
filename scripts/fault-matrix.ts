import { readFileSync, writeFileSync } from 'node:fs';
import { type Cell, cells, columns, type Place, rows } from './faults/cells';

/**
 * Prints the matrix of docs/faults.md from the reports of the tests that prove its cells (scripts/setup/fault-tests.mjs),
 * and with `--write` puts it there. A test that did not run proves nothing.
 */

interface Report {
  testResults: { name: string; assertionResults: { fullName: string; status: string }[] }[];
}

const given = process.argv.slice(2);
const record = 'docs/faults.md';
const reports = given
  .filter((path) => path !== '--write')
  .map((path) => JSON.parse(readFileSync(path, 'utf8')) as Report);
const results = reports.flatMap(({ testResults }) => testResults);
const ran = results.flatMap(({ name, assertionResults }) =>
  assertionResults.map(({ fullName, status }) => ({ test: `${name} ${fullName}`, status })),
);

/** Null where it did not run. */
function havePassed(proofs: readonly string[]): boolean | null {
  const found = proofs.map((proof) => {
    const [file = '', title = ''] = proof.split(' › ');
    return ran.filter(({ test }) => test.includes(file) && test.includes(title));
  });
  if (found.flat().some(({ status }) => status === 'failed')) return false;
  return found.every((tests) => tests.some(({ status }) => status === 'passed')) || null;
}

/** `✓` where the tests of the simulated browser have passed, with the real ones in which theirs have. */
function markOf(cell: Cell): string {
  if ('none' in cell) return `n.a. (${cell.none})`;
  const places = Object.entries(cell.proofs).map(([place, proofs]) => ({
    place: place as Place,
    passed: havePassed(proofs),
  }));
  const failed = places.filter(({ passed }) => passed === false).map(({ place }) => place);
  if (failed.length > 0) return `✗ ${failed.join(', ')}`;
  const passed = places.filter((one) => one.passed).map(({ place }) => place);
  if (places.length === 0) return 'not struck';
  if (passed.length === 0) return 'not run';
  const browsers = passed.filter((place) => place !== 'simulated').join(', ');
  return passed.includes('simulated') ? `✓ ${browsers}`.trim() : `✓ only in ${browsers}`;
}

const marks = rows.map((row) => ({ row, marks: columns.map((column) => markOf(cells(row, column))) }));
const lines = [
  `| | ${columns.join(' | ')} |`,
  `|---|${columns.map(() => '---').join('|')}|`,
  ...marks.map((one) => `| ${one.row} | ${one.marks.join(' | ')} |`),
];
const red = marks.flatMap((one) => one.marks).filter((mark) => mark.startsWith('✗')).length;
console.log(`${lines.join('\n')}\n${red} red`);
if (given.includes('--write'))
  writeFileSync(
    record,
    readFileSync(record, 'utf8').replace(/(## The table\n[^|]*)(\|.*\|\n)+/, `$1${lines.join('\n')}\n`),
  );
process.exitCode = red > 0 ? 1 : 0;
