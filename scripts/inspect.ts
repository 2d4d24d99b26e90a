import { resolve } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import type { PageSight } from '../lib/background/pages';
import type { PageMessage } from '../lib/messages';
import { type Inspection, toInspection } from '../lib/portal/inspection';
import type { Problem, Reading } from '../lib/portal/types';
import { launchBrowser } from '../tests/world/browser';
import { type Capture, readCapture, withoutFragment } from './inspect/capture';
import { disagreements, findCaptures } from './inspect/expected';
import { scrollLists, waitUntilSettled } from './inspect/settle';

/**
 * `npm run inspect -- <capture-dir>…`: what the reader makes of saved portal pages, by the production build in a real
 * browser. One JSON line per capture on stdout, in order; progress on stderr. With `--check` it takes every capture at
 * or below the folders, tells what differs from their expected.json, and ends with exit code 1 where anything does.
 */

/** Captures looked at side by side: most of the time is spent waiting for pages to settle. */
const lanes = 10;
/** npm runs scripts in the package's folder; paths are meant from where the command was given. */
const startedIn = process.env.INIT_CWD ?? process.cwd();

const captureTime = 180_000;
/** For a reading that has nothing in it. */
const patience = 10_000;
/** For a frame that has not reported; one that can't be loaded never will. */
const frameTime = 40_000;

declare const chrome: {
  runtime: { sendMessage(message: PageMessage): Promise<unknown> };
  windows: { create(options: { url: string }): Promise<{ tabs: [{ id: number }] }> };
  storage: { session: { get(key: string): Promise<Record<string, PageSight | undefined>> } };
};

async function send<T>(extensionPage: Page, message: PageMessage): Promise<T> {
  return extensionPage.evaluate((sent) => chrome.runtime.sendMessage(sent), message) as Promise<T>;
}

/** A tab of which we know the extension's ID, too; in a window of its own, since what is hidden is not read. */
async function openTab(
  context: BrowserContext,
  extensionPage: Page,
  name: string,
): Promise<{ page: Page; tabId: number }> {
  const url = `about:blank#${name}`;
  const opened = context.waitForEvent('page', (page) => page.url() === url);
  const { tabs } = await extensionPage.evaluate((address) => chrome.windows.create({ url: address }), url);
  return { page: await opened, tabId: tabs[0].id };
}

async function serve(page: Page, capture: Capture): Promise<void> {
  await page.route('**/*', (route) => {
    const request = route.request();
    const isTop = request.isNavigationRequest() && request.frame() === page.mainFrame();
    const html = isTop ? capture.top : capture.frames.get(withoutFragment(request.url()));
    return html === undefined
      ? route.abort('namenotresolved')
      : route.fulfill({ contentType: 'text/html; charset=utf-8', body: html });
  });
}

async function inspect(
  context: BrowserContext,
  extensionPage: Page,
  capture: Capture,
  name: string,
): Promise<Reading> {
  const { page, tabId } = await openTab(context, extensionPage, name);
  try {
    await serve(page, capture);
    await page.goto(capture.url, { waitUntil: 'domcontentloaded', timeout: 30_000 });
    await waitUntilSettled(page);
    await scrollLists(page);
    await waitForFrames(page, extensionPage, tabId);
    const reading = await lastReading(page, () =>
      send<Reading | null>(extensionPage, { type: 'observe-tab', tabId }),
    );
    if (!reading)
      throw new Error('the extension saw nothing of this page: is its address one of the portal?');
    return reading;
  } finally {
    await page.close();
  }
}

/** Waits until each frame that the page shows has reported: on a busy machine its script may take its time. */
async function waitForFrames(page: Page, extensionPage: Page, tabId: number): Promise<void> {
  const start = Date.now();
  while (Date.now() - start < frameTime) {
    const isWhole = await extensionPage.evaluate(async (key) => {
      const sight = (await chrome.storage.session.get(key))[key];
      return sight?.visible.every((position) =>
        sight.frames.some((frame) => frame.position === position && frame.reading),
      );
    }, `page:${tabId}`);
    if (isWhole) return;
    await page.waitForTimeout(500);
  }
}

/**
 * The reader reports a change a moment later. A frame's script may take its time on a busy machine: where there is one
 * and nothing was seen yet, that is waited for.
 */
async function lastReading(page: Page, ask: () => Promise<Reading | null>): Promise<Reading | null> {
  const start = Date.now();
  let reading = await ask();
  while (Date.now() - start < 2 * patience) {
    const before = JSON.stringify(reading);
    await page.waitForTimeout(1_000);
    reading = await ask();
    const isMeagre = !reading || (page.frames().length > 1 && Object.keys(reading.facts).length === 0);
    if (JSON.stringify(reading) === before && (!isMeagre || Date.now() - start > patience)) break;
  }
  return reading;
}

type Line = Inspection & { problems: Problem[] };

const broken = (error: unknown): Line => ({
  view: 'other',
  facts: {},
  problems: [
    { code: 'broken-capture', fact: null, detail: error instanceof Error ? error.message : String(error) },
  ],
});

const withinTime = <T>(work: Promise<T>): Promise<T> =>
  Promise.race([
    work,
    new Promise<never>((_, reject) => {
      setTimeout(() => reject(new Error('the page did not settle in time')), captureTime).unref();
    }),
  ]);

/** Tells on stderr what differs from the expected facts of all captures. */
async function check(directories: readonly string[], lines: readonly Line[]): Promise<void> {
  let wrong = 0;
  for (const [index, line] of lines.entries()) {
    const directory = directories[index] ?? '';
    const { view, facts } = line;
    const differences = await disagreements(resolve(startedIn, directory), { view, facts });
    for (const difference of differences) console.error(`${directory}: ${difference}`);
    if (differences.length > 0) wrong++;
  }
  console.error(`${lines.length - wrong} of ${lines.length} captures agree with what is expected`);
  if (wrong > 0) process.exitCode = 1;
}

async function main(parameters: string[]): Promise<void> {
  const isCheck = parameters[0] === '--check';
  const folders = isCheck ? parameters.slice(1) : parameters;
  if (folders.length === 0) {
    console.error('usage: npm run inspect -- <capture-dir>…\n       npm run inspect -- --check <folder>…');
    process.exitCode = 2;
    return;
  }
  const directories = isCheck
    ? (await Promise.all(folders.map((folder) => findCaptures(resolve(startedIn, folder))))).flat()
    : folders;
  const browser = await launchBrowser({
    extensionDir: '.output/chrome-mv3',
    args: ['--host-resolver-rules=MAP * ~NOTFOUND'],
  });
  try {
    const extensionPage = await browser.context.newPage();
    await extensionPage.goto(`${browser.origin}/popup.html`);
    // The reader rests until a setup is under way.
    await send(extensionPage, {
      type: 'start-setup',
      recipeId: 'zammad',
      variantId: 'microsoft_graph',
      answers: {},
    });

    const results: Promise<Line>[] = [];
    const queues: Promise<unknown>[] = Array.from({ length: lanes }, () => Promise.resolve());
    for (const [index, directory] of directories.entries()) {
      const lane = index % lanes;
      const result = (queues[lane] as Promise<unknown>).then(() => {
        console.error(`[${index + 1}/${directories.length}] ${directory}`);
        return withinTime(
          readCapture(resolve(startedIn, directory)).then((capture) =>
            inspect(browser.context, extensionPage, capture, `capture-${index}`),
          ),
        ).then((reading): Line => ({ ...toInspection(reading), problems: reading.problems }), broken);
      });
      queues[lane] = result;
      results.push(result);
    }
    const lines: Line[] = [];
    for (const [index, result] of results.entries()) {
      lines.push(await result);
      console.log(JSON.stringify({ capture: directories[index], ...(await result) }));
    }
    if (isCheck) await check(directories, lines);
  } finally {
    await browser.close();
  }
}

await main(process.argv.slice(2));
