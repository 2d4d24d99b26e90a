import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { type Browser, chromium, type Frame, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { combine } from '../../lib/portal/combine';
import { type Inspection, toInspection } from '../../lib/portal/inspection';
import { labelLanguages, pickLanguages } from '../../lib/portal/languages';
import type { Labels, Reading } from '../../lib/portal/types';
import { type Capture, readCapture, withoutFragment } from '../../scripts/inspect/capture';
import { findChromium } from '../world/browser';

/** Every capture that stands still, by the reader in a real browser; tests/e2e/inspect.test.ts goes the whole way. */

const roots = ['tests/captures', 'tests/captures/generated'];
const lanes = 4;

const directories = roots
  .flatMap((root) => (existsSync(root) ? readdirSync(root).map((name) => join(root, name)) : []))
  .filter((directory) => existsSync(join(directory, 'capture.json')));

/** A page with scripts changes, or draws its list while it is scrolled: the inspector waits for that. */
const standsStill = (directory: string): boolean =>
  readdirSync(directory)
    .filter((file) => file.endsWith('.html'))
    .every((file) => !/<script/i.test(readFileSync(join(directory, file), 'utf8')));

const labelFiles = new Map(
  labelLanguages.map((language) => [
    language as string,
    JSON.parse(readFileSync(`public/labels/${language}.json`, 'utf8')) as Labels,
  ]),
);

/** As the background picks them for a frame. */
async function labelsFor(frame: Frame): Promise<Labels[]> {
  const lang = await frame.evaluate(() => document.documentElement.lang);
  const hints = [lang, new URL(frame.url()).searchParams.get('l') ?? ''];
  const picked = pickLanguages(hints);
  const isKnown = picked.some((language) => language !== 'en') || hints.some((hint) => /^en\b/i.test(hint));
  return (isKnown ? picked : labelLanguages).flatMap((language) => labelFiles.get(language) ?? []);
}

let browser: Browser;
let script = '';

async function open(page: Page, capture: Capture): Promise<void> {
  await page.unrouteAll();
  await page.route('**/*', (route) => {
    const request = route.request();
    const isTop = request.isNavigationRequest() && request.frame() === page.mainFrame();
    const body = isTop ? capture.top : capture.frames.get(withoutFragment(request.url()));
    return body === undefined
      ? route.abort('namenotresolved')
      : route.fulfill({ contentType: 'text/html; charset=utf-8', body });
  });
  // A change of the fragment alone would load nothing.
  await page.goto('about:blank');
  await page.goto(capture.url, { waitUntil: 'load' });
}

/** A blade's frame with the frames in it, which go by its place on the page. */
const withinFrame = (frame: Frame): Frame[] => [frame, ...frame.childFrames().flatMap(withinFrame)];

async function inspect(page: Page, directory: string): Promise<Inspection> {
  const capture = await readCapture(directory);
  await open(page, capture);
  const lookIn = async (frame: Frame): Promise<Reading> => {
    await frame.evaluate(script);
    const call = `look(${JSON.stringify(capture.url)}, ${JSON.stringify(await labelsFor(frame))})`;
    return (await frame.evaluate(call)) as Reading;
  };
  const top = await lookIn(page.mainFrame());
  const positions = (await page.evaluate('visible()')) as number[];
  const frames = page.mainFrame().childFrames();
  const children = await Promise.all(
    positions
      .flatMap((position) => (frames[position] ? withinFrame(frames[position]) : []))
      .filter((frame) => /^https:/.test(frame.url()))
      .map(lookIn),
  );
  return toInspection(combine(top, children));
}

const found = new Map<string, Inspection | Error>();

beforeAll(async () => {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('no Chrome, Edge or Chromium found');
  const { outputFiles } = await build({
    entryPoints: ['tests/e2e/captures/look.ts'],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
  });
  script = outputFiles[0]?.text ?? '';
  browser = await chromium.launch({
    executablePath,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  const waiting = directories.filter(standsStill);
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      const page = await browser.newPage({ viewport: { width: 1280, height: 1000 } });
      for (let directory = waiting.shift(); directory; directory = waiting.shift()) {
        const result = await inspect(page, directory).catch((error: Error) => error);
        found.set(directory, result);
      }
      await page.close();
    }),
  );
}, 600_000);

afterAll(() => browser?.close());

describe('captures in a real browser', () => {
  it.each(directories.filter(standsStill))('%s', (directory) => {
    const expected = JSON.parse(readFileSync(join(directory, 'expected.json'), 'utf8')) as Inspection;
    expect(found.get(directory)).toEqual(expected);
  });
});
