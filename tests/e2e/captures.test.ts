import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Inspection, toInspection } from '../../lib/portal/inspection';
import { readCapture } from '../../scripts/inspect/capture';
import { CaptureLab, stillCaptures } from './captures/lab';

/** Every capture that stands still, by the reader in a real browser; tests/e2e/inspect.test.ts goes the whole way. */

let lab: CaptureLab;
let found = new Map<string, Inspection | Error>();

beforeAll(async () => {
  lab = await CaptureLab.open();
  found = await lab.each(stillCaptures, async (page, directory) =>
    toInspection(await lab.read(page, await readCapture(directory))),
  );
}, 600_000);

afterAll(() => lab?.close());

describe('captures in a real browser', () => {
  it.each(stillCaptures)('%s', (directory) => {
    const expected = JSON.parse(readFileSync(join(directory, 'expected.json'), 'utf8')) as Inspection;
    expect(found.get(directory)).toEqual(expected);
  });
});
