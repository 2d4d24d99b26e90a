import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { combine } from '../../../lib/portal/combine';
import { type Inspection, toInspection } from '../../../lib/portal/inspection';
import { type CompiledLabels, compileLabels, pickLanguages } from '../../../lib/portal/labels';
import { read } from '../../../lib/portal/read';
import { parseRoute } from '../../../lib/portal/route';
import type { Labels, Reading, Route } from '../../../lib/portal/types';

const root = join('tests', 'captures');
const labelsDirectory = join('public', 'labels');

interface CaptureFile {
  url: string;
  documents: { url: string; file: string }[];
}
export interface Capture extends CaptureFile {
  name: string;
  html: string[];
  expected: Inspection;
}

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

export const allLanguages = readdirSync(labelsDirectory).map((file) => file.replace('.json', ''));
export const readLabelFile = (language: string): Labels =>
  readJson(join(labelsDirectory, `${language}.json`)) as Labels;
export const loadLabels = (languages: readonly string[]): CompiledLabels =>
  compileLabels(languages.map(readLabelFile));

const capturesIn = (folder: string): Capture[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => existsSync(join(folder, name, 'capture.json')))
    .map(({ name }) => {
      const capture = readJson(join(folder, name, 'capture.json')) as CaptureFile;
      const html = capture.documents.map(({ file }) => readFileSync(join(folder, name, file), 'utf8'));
      const expected = readJson(join(folder, name, 'expected.json')) as Inspection;
      return { ...capture, name, html, expected };
    });

export const captures = capturesIn(root);

/** Of the practice portal, in every layout and language (`npm run captures`). */
export const generatedCaptures = () => capturesIn(join(root, 'generated'));

/** Puts a page into the test's document. Scripts in it don't run, and nothing has a size. */
export function showPage(html: string): void {
  const parsed = new DOMParser().parseFromString(html.replace(/<iframe[^>]*>/g, ''), 'text/html');
  document.documentElement.lang = parsed.documentElement.lang;
  for (const element of parsed.querySelectorAll('script')) element.remove();
  document.body.innerHTML = parsed.body.innerHTML;
}

export const routeOf = (url: string): Route => {
  const route = parseRoute(url);
  if (!route) throw new TypeError(`not a portal address: ${url}`);
  return route;
};

/** All of a capture's documents, read one after the other and combined. */
export function readCapture(capture: Capture): Reading {
  const route = routeOf(capture.url);
  const readings = capture.html.map((html, index) => {
    showPage(html);
    if (index === 0) labels = labelsFor(capture.url);
    return read(document, route, labels as CompiledLabels);
  });
  const [top, ...children] = readings;
  return combine(top as Reading, children);
}
let labels: CompiledLabels | undefined;

const labelsFor = (url: string): CompiledLabels => {
  const hints = [document.documentElement.lang, new URL(url).searchParams.get('l')];
  const isKnown = hints.some((hint) => hint);
  return loadLabels(isKnown ? pickLanguages(hints) : allLanguages);
};

export const inspectCapture = (capture: Capture): Inspection => toInspection(readCapture(capture));
