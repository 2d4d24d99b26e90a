import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { type Browser, chromium, type Frame, type Page } from 'playwright-core';
import { assembleReport } from '../../../lib/background/assemble-report';
import type { FrameReport, PageReport, RedactOrder } from '../../../lib/page-report';
import { combine } from '../../../lib/portal/combine';
import { labelLanguages, pickLanguages } from '../../../lib/portal/languages';
import type { Labels, Reading } from '../../../lib/portal/types';
import { type Capture, withoutFragment } from '../../../scripts/inspect/capture';
import { findChromium, usualArgs } from '../../world/browser';

/** Captures in a real browser with the reader and the redactor alone: no extension, nothing to wait for. */

const roots = ['tests/captures', 'tests/captures/generated'];
const lanes = 4;

/** A page with scripts changes, or draws its list while it is scrolled: the inspector waits for that. */
const standsStill = (directory: string): boolean =>
  readdirSync(directory)
    .filter((file) => file.endsWith('.html'))
    .every((file) => !/<script/i.test(readFileSync(join(directory, file), 'utf8')));

/** Folders of the captures that stand still. */
export const stillCaptures: readonly string[] = roots
  .flatMap((root) => (existsSync(root) ? readdirSync(root).map((name) => join(root, name)) : []))
  .filter((directory) => existsSync(join(directory, 'capture.json')) && standsStill(directory));

const labelFiles = new Map(
  labelLanguages.map((language) => [
    language as string,
    JSON.parse(readFileSync(`public/labels/${language}.json`, 'utf8')) as Labels,
  ]),
);

const hintsOf = async (frame: Frame): Promise<string[]> => [
  await frame.evaluate(() => document.documentElement.lang),
  new URL(frame.url()).searchParams.get('l') ?? '',
];

/** As the background picks them for a frame. */
function labelsFor(hints: readonly string[]): Labels[] {
  const picked = pickLanguages(hints);
  const isKnown = picked.some((language) => language !== 'en') || hints.some((hint) => /^en\b/i.test(hint));
  return (isKnown ? picked : labelLanguages).flatMap((language) => labelFiles.get(language) ?? []);
}

/** A blade's frame with the frames in it, which go by its place on the page. */
const withinFrame = (frame: Frame): Frame[] => [frame, ...frame.childFrames().flatMap(withinFrame)];

const call = <T>(frame: Frame, name: string, ...parameters: unknown[]): Promise<T> =>
  frame.evaluate(`${name}(${parameters.map((parameter) => JSON.stringify(parameter)).join()})`) as Promise<T>;

export class CaptureLab {
  private constructor(
    private readonly browser: Browser,
    private readonly script: string,
  ) {}

  static async open(): Promise<CaptureLab> {
    const executablePath = findChromium();
    if (!executablePath) throw new Error('no Chrome, Edge or Chromium found');
    const { outputFiles } = await build({
      entryPoints: ['tests/e2e/captures/look.ts'],
      bundle: true,
      write: false,
      format: 'iife',
      target: 'es2022',
    });
    const browser = await chromium.launch({ executablePath, args: [...usualArgs] });
    return new CaptureLab(browser, outputFiles[0]?.text ?? '');
  }

  close(): Promise<void> {
    return this.browser.close();
  }

  /** Works on each of the folders, some side by side; an error is that folder's result. */
  async each<T>(
    directories: readonly string[],
    work: (page: Page, directory: string) => Promise<T>,
  ): Promise<Map<string, T | Error>> {
    const found = new Map<string, T | Error>();
    const waiting = [...directories];
    await Promise.all(
      Array.from({ length: lanes }, async () => {
        const page = await this.browser.newPage({ viewport: { width: 1280, height: 1000 } });
        for (let directory = waiting.shift(); directory; directory = waiting.shift())
          found.set(directory, await work(page, directory).catch((error: Error) => error));
        await page.close();
      }),
    );
    return found;
  }

  async read(page: Page, capture: Capture): Promise<Reading> {
    await this.show(page, capture);
    const lookIn = async (frame: Frame) =>
      call<Reading>(frame, 'look', capture.url, labelsFor(await hintsOf(frame)));
    const top = await lookIn(page.mainFrame());
    const positions = await call<number[]>(page.mainFrame(), 'visible');
    const frames = page.mainFrame().childFrames();
    const children = await Promise.all(
      positions
        .flatMap((position) => (frames[position] ? withinFrame(frames[position]) : []))
        .filter((frame) => /^https:/.test(frame.url()))
        .map(lookIn),
    );
    return combine(top, children);
  }

  /** The report of the capture that was shown last. */
  async report(page: Page, seed: string): Promise<PageReport> {
    const frames = page.frames().filter((frame) => /^https:/.test(frame.url()));
    const hints = (await Promise.all(frames.map(hintsOf))).flat();
    const order: RedactOrder = { seed, labels: labelsFor(hints), languages: pickLanguages(hints) };
    const report = assembleReport(
      await Promise.all(frames.map((frame) => call<FrameReport>(frame, 'redactFrame', order))),
    );
    if (!report) throw new Error('the page could not be made safe');
    return report;
  }

  private async show(page: Page, capture: Capture): Promise<void> {
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
    for (const frame of page.frames()) if (/^https:/.test(frame.url())) await frame.evaluate(this.script);
  }
}
