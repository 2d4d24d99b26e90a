import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Inspection, toInspection } from '../../lib/portal/inspection';
import { readCapture } from '../../scripts/inspect/capture';
import { CaptureLab, stillCaptures } from './captures/lab';

/**
 * Captures that stand still, by the reader in a real browser: all that were made by hand, and a ninth of the generated
 * ones. `npm run inspect -- --check tests/captures` takes all of them the whole way, as tests/e2e/inspect.test.ts does two;
 * tests/unit/portal/read-captures.test.ts reads all in a simulated browser.
 */

const sample = stillCaptures.filter(
  (directory, index) => !directory.includes('generated') || index % 9 === 1,
);

let lab: CaptureLab;
let found = new Map<string, Inspection | Error>();

beforeAll(async () => {
  lab = await CaptureLab.open();
  found = await lab.each(sample, async (page, directory) =>
    toInspection(await lab.read(page, await readCapture(directory))),
  );
}, 600_000);

afterAll(() => lab?.close());

describe('captures in a real browser', () => {
  it.each(sample)('%s', (directory) => {
    const expected = JSON.parse(readFileSync(join(directory, 'expected.json'), 'utf8')) as Inspection;
    expect(found.get(directory)).toEqual(expected);
  });
});
