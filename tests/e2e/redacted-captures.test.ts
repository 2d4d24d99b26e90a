import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PageReport } from '../../lib/page-report';
import type { Reading } from '../../lib/portal/types';
import { fixedTenant } from '../../scripts/captures/tenant';
import { type Capture, readCapture } from '../../scripts/inspect/capture';
import { kindsOf } from '../unit/portal/redact-kinds';
import { CaptureLab, stillCaptures } from './captures/lab';

/**
 * Reports of captures, made in a real browser: nothing of the practice tenant is left in them, and they are read like
 * the pages. `npm run test:redaction` takes all captures, `npm test` a few.
 */

const seed = '000102030405060708090a0b0c0d0e0f';
const isGenerated = (directory: string) => directory.includes('generated');
const usual = 16;
const sample = process.env.REDACTION
  ? stillCaptures
  : stillCaptures.filter((directory, index) => index % usual === (isGenerated(directory) ? 3 : 0));

/** All that the practice portal knows of its tenant, but words that the portal or everyone uses as well. */
const confidential = (): string[] => {
  const { directory } = fixedTenant();
  const { tenant, users, apps } = directory;
  return [
    ...Object.values(tenant),
    ...users.flatMap(({ upn, displayName }) => [upn, displayName]),
    ...apps.flatMap((app) => [
      app.clientId,
      app.objectId,
      app.servicePrincipalId,
      app.displayName,
      ...app.redirectUris.flatMap(({ uri }) => [uri, new URL(uri).hostname]),
      ...app.secrets.flatMap(({ secretId, description, value }) => [secretId, description, value]),
    ]),
  ]
    .map((text) => text.toLowerCase())
    .filter((text) => text !== 'localhost' && text !== 'support');
};

const captureOf = ({ url, documents }: PageReport): Capture => {
  const [top, ...frames] = documents;
  return { url, top: top?.html ?? '', frames: new Map(frames.map((frame) => [frame.url, frame.html])) };
};

/** As a file and as a person sees it: markup, addresses with their escapes undone, and the texts alone. */
const everythingIn = (report: PageReport): string => {
  const all = [report.url, ...report.documents.flatMap(({ url, html }) => [url, html])].join('\n');
  const plain = all.replace(/%[0-9a-f]{2}/gi, (code) =>
    String.fromCharCode(Number.parseInt(code.slice(1), 16)),
  );
  return [all, plain, plain.replace(/<[^>]*>/g, '')].join('\n').toLowerCase();
};

interface Proof {
  before: Reading;
  after: Reading;
  left: string[];
}

let lab: CaptureLab;
let found = new Map<string, Proof | Error>();

beforeAll(async () => {
  lab = await CaptureLab.open();
  const wanted = confidential();
  found = await lab.each(sample, async (page, directory) => {
    const before = await lab.read(page, await readCapture(directory));
    const report = await lab.report(page, seed);
    const text = everythingIn(report);
    const after = await lab.read(page, captureOf(report));
    return { before, after, left: wanted.filter((value) => text.includes(value)) };
  });
}, 1_200_000);

afterAll(() => lab?.close());

describe('the report of a capture', () => {
  it.each(sample)('%s', (directory) => {
    const proof = found.get(directory);
    if (!proof || proof instanceof Error) throw proof ?? new Error('not read');
    if (isGenerated(directory)) expect(proof.left).toEqual([]);
    expect(kindsOf(proof.after)).toEqual(kindsOf(proof.before));
  });
});
