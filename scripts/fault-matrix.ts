import { readFileSync } from 'node:fs';
import { cells, columns, rows } from './faults/cells';

/**
 * Prints the matrix of docs/faults.md from the report of the tests that prove its cells (scripts/setup/fault-tests.mjs).
 * A cell whose test did not run is printed as such, never as passed.
 */

interface Report {
  testResults: { name: string; assertionResults: { fullName: string; status: string }[] }[];
}

const [path = ''] = process.argv.slice(2);
const { testResults } = JSON.parse(readFileSync(path, 'utf8')) as Report;
const ran = testResults.flatMap(({ name, assertionResults }) =>
  assertionResults.map(({ fullName, status }) => ({ test: `${name} ${fullName}`, status })),
);

/** `✓` where every test of the cell has passed. */
function markOf(proofs: readonly string[]): string {
  const found = proofs.map((proof) => {
    const [file = '', title = ''] = proof.split(' › ');
    return ran.filter(({ test }) => test.includes(file) && test.includes(title));
  });
  if (found.flat().some(({ status }) => status === 'failed')) return '✗';
  return found.every((tests) => tests.some(({ status }) => status === 'passed')) ? '✓' : 'not run';
}

let red = 0;
console.log(`| | ${columns.join(' | ')} |\n|---|${columns.map(() => '---').join('|')}|`);
for (const row of rows) {
  const marks = columns.map((column) => {
    const cell = cells(row, column);
    const mark = 'none' in cell ? `n.a. (${cell.none})` : markOf(cell.proofs);
    if (mark === '✗') red += 1;
    return mark;
  });
  console.log(`| ${row} | ${marks.join(' | ')} |`);
}
console.log(`${red} red`);
process.exitCode = red > 0 ? 1 : 0;
