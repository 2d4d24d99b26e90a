import { readFileSync } from 'node:fs';
import { type BrowserContext, chromium } from 'playwright-core';
import type { Labels } from '../lib/portal/types';
import { findChromium } from '../tests/world/browser';
import { bundle } from './bench/bundle';
import type { Way } from './bench/comparison';
import { hurry } from './bench/hurry';
import type { Bench } from './bench/in-page';
import { openPage } from './bench/measured-page';
import { line, median, ratio } from './bench/print';
import type { startShell as StartShell } from './bench/shell';
import { type Call, longest, sum, trace } from './bench/trace';

/**
 * `npm run bench:reader [-- read|storm|memory]`: what reading costs, as ratios to other ways of doing it measured side by side in one run.
 * It prints and asserts nothing: docs/performance.md says what to make of it.
 */
declare const bench: Bench;
declare const startShell: typeof StartShell;

const english = JSON.parse(readFileSync('public/labels/en.json', 'utf8')) as Labels;
const sizes = [1_000, 10_000, 50_000];
const kinds = ['Overview', 'CallAnAPI'] as const;
const stormTime = 10_000;
const shellScript = 'waymark-shell.js';

/** All parts, unless some are named. */
const isWanted = (part: string) => process.argv.length < 3 || process.argv.includes(part);

async function compareAll(context: BrowserContext, script: string): Promise<void> {
  console.log('How many times as long as each of these one full read takes, and a re-read by a full read\n');
  line('page', [
    'elements',
    'facts',
    'read, ms',
    'bare walk',
    'innerText',
    'getByText',
    'getByRole',
    're-read',
  ]);
  for (const kind of kinds) {
    for (const size of sizes) {
      const { page } = await openPage(context, [script], kind);
      const { elements, facts, times } = await page.evaluate(
        ([which, count, labels]) => bench.compare(which, count, count > 20_000 ? 25 : 100, labels),
        [kind, size, english] as const,
      );
      const per = (way: Way) => ratio(times.read, times[way]);
      const again = ratio(times.reread, times.read);
      const full = times.read?.toFixed(2) ?? '-';
      line(kind, [
        elements,
        facts,
        full,
        per('walk'),
        per('innerText'),
        per('getByText'),
        per('getByRole'),
        again,
      ]);
      await page.close();
    }
  }
}

interface StormCost {
  /** The shell's own tasks. */
  calls: Call[];
  /** Seconds of the main thread in all. */
  mainThread: number;
}

async function runStorm(context: BrowserContext, scripts: string[], size: number): Promise<StormCost> {
  const { page, mainThread } = await openPage(context, scripts);
  if (scripts.length > 1) await page.evaluate((labels) => startShell(labels).reports(), english);
  const before = await mainThread();
  const traced = await trace(browser, () =>
    page.evaluate(([count, time]) => bench.storm('Overview', count, time), [size, stormTime] as const),
  );
  const after = await mainThread();
  await page.close();
  return { calls: traced.calls(shellScript), mainThread: after - before };
}

async function stormAll(context: BrowserContext, inPage: string, shell: string): Promise<void> {
  console.log(
    `\nA storm of 1,000 unrelated changes a second, for ${stormTime / 1000} s, with the frame script: its processor time\n`,
  );
  line('elements', ['of a core', 'median ms', 'longest ms', 'looks', 'page with', 'without']);
  for (const size of sizes) {
    const without = await runStorm(context, [inPage], size);
    const { calls, mainThread } = await runStorm(context, [inPage, shell], size);
    // The others only take notice of changes.
    const looks = calls.map(({ cost }) => cost).filter((cost) => cost > 0.1);
    const share = (seconds: number) => `${((seconds / stormTime) * 100_000).toFixed(2)} %`;
    line(String(size), [
      share(sum(calls) / 1000),
      median(looks).toFixed(2),
      longest(calls).toFixed(1),
      looks.length,
      share(mainThread),
      share(without.mainThread),
    ]);
  }
}

/** KiB more than after the first 200 navigations, after every further 500. */
async function heapGrowth(context: BrowserContext, scripts: string[], stay: number): Promise<string> {
  const { page, heap } = await openPage(context, scripts);
  const hasShell = scripts.length > 1;
  if (hasShell) {
    await page.evaluate(hurry);
    await page.evaluate((labels) => void startShell(labels), english);
  }
  const go = async (times: number): Promise<number> => {
    await page.evaluate(([count, time]) => bench.navigate(count, time), [times, stay] as const);
    return heap();
  };
  const start = await go(200);
  const grown: string[] = [];
  for (let leg = 0; leg < 6; leg++) grown.push(((await go(500)) - start).toFixed(0));
  await page.close();
  return `${grown.join(', ')} KiB`;
}

const executablePath = findChromium();
if (!executablePath) throw new Error('no Chrome, Edge or Chromium found; install one or set CHROMIUM_PATH');
const browser = await chromium.launch({
  executablePath,
  args: ['--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
});
try {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const inPage = await bundle('in-page');
  const shell = `${await bundle('shell')}\n//# sourceURL=${shellScript}`;
  if (isWanted('read')) await compareAll(context, inPage);
  if (isWanted('storm')) await stormAll(context, inPage, shell);
  if (isWanted('memory')) {
    console.log('\nGrowth of the heap after 500, 1,000, … 3,000 navigations\n');
    console.log(`with the frame script: ${await heapGrowth(context, [inPage, shell], 25)}`);
    console.log(`without:               ${await heapGrowth(context, [inPage], 2)}`);
  }
} finally {
  await browser.close();
}
