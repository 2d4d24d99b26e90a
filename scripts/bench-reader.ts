import { readFileSync } from 'node:fs';
import { build } from 'esbuild';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { findChromium } from '../tests/world/browser';
import type { Comparison } from './bench/in-page';
import { address, type Kind } from './bench/synthetic-page';

/**
 * `npm run bench:reader`: what reading costs, as ratios to other ways of doing it measured side by side in one run.
 * It prints and asserts nothing: docs/performance.md says what to make of it.
 */
interface Bench {
  compare(kind: Kind, elements: number, rounds: number, withRoles: boolean, labels: object): Comparison;
  storm(elements: number, duration: number): Promise<number>;
  navigate(times: number, stay: number): Promise<void>;
}
declare const bench: Bench;
declare const benchTimed: { take(): number[]; hasten(factor: number): void };
declare const benchReports: () => number;

const english = JSON.parse(readFileSync('public/labels/en.json', 'utf8')) as object;
const sizes = [1_000, 10_000, 50_000];
const stormTime = 10_000;

async function bundle(entry: string, options: { define?: Record<string, string>; globalName?: string } = {}) {
  const { outputFiles } = await build({
    entryPoints: [`scripts/bench/${entry}.ts`],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    ...options,
    define: { 'process.env.NODE_ENV': '"production"', 'process.env': '{}', ...options.define },
  });
  return outputFiles[0]?.text ?? '';
}

async function open(context: BrowserContext, scripts: string[], kind: Kind = 'Overview'): Promise<Page> {
  const page = await context.newPage();
  await page.route('**/*', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><html lang="en"><body></body></html>' }),
  );
  await page.goto(address(kind));
  for (const script of scripts) await page.evaluate(script);
  return page;
}

const cell = (text: string | number, width = 12) => String(text).padStart(width);
const times = (ratio: number) => (Number.isFinite(ratio) ? `${ratio.toFixed(ratio < 1 ? 3 : 1)}x` : '-');

async function compareAll(context: BrowserContext, script: string): Promise<void> {
  console.log(
    'One full read against other ways, and a re-read after a small change (medians, interleaved)\n',
  );
  const heads = [
    'elements',
    'facts',
    'read ms',
    '/walk',
    '/innerText',
    '/getByText',
    '/getByRole',
    're-read',
  ];
  console.log(`${'page'.padEnd(10)}${heads.map((head) => cell(head)).join('')}${cell('its walk')}`);
  for (const kind of ['Overview', 'CallAnAPI'] as const) {
    for (const size of sizes) {
      const page = await open(context, [script], kind);
      const {
        elements,
        facts,
        times: ms,
      } = await page.evaluate(
        ([which, count, labels]) =>
          bench.compare(which, count, count > 20_000 ? 7 : 15, count <= 20_000, labels),
        [kind, size, english] as const,
      );
      const full = ms['full read'] ?? Number.NaN;
      const per = (name: string) => times(full / (ms[name] ?? Number.NaN));
      const again = (name: string) => times((ms[name] ?? Number.NaN) / full);
      const row = [elements, facts, full.toFixed(2), per('bare walk'), per('innerText'), per('getByText')];
      console.log(
        kind.padEnd(10) +
          [...row, per('getByRole'), again('re-read'), again('words again')]
            .map((text) => cell(text))
            .join(''),
      );
      await page.close();
    }
  }
  console.log(
    '\n/x: the full read takes so many times as long as x. re-read, its walk: as a part of the full read.',
  );
  console.log('Testing Library is left out at 50,000 elements, to keep the run short.\n');
}

async function stormAll(context: BrowserContext, scripts: string[]): Promise<void> {
  for (const size of sizes) {
    const page = await open(context, scripts);
    const [count, tasks] = await page.evaluate(
      async ([elements, duration]) => {
        const changes = await bench.storm(elements, duration);
        return [changes, benchTimed.take()] as const;
      },
      [size, stormTime] as const,
    );
    const sum = tasks.reduce((total, task) => total + task, 0);
    const share = ((sum / stormTime) * 100).toFixed(2);
    const longest = Math.max(0, ...tasks).toFixed(1);
    console.log(
      `storm, ${size} elements, ${count} changes in ${stormTime / 1000} s: ${share} % of one core, longest task ${longest} ms`,
    );
    await page.close();
  }
}

async function heapAfter(context: BrowserContext, scripts: string[], hasShell: boolean): Promise<string> {
  const page = await open(context, scripts);
  const session = await context.newCDPSession(page);
  const used = async () => {
    for (let pass = 0; pass < 3; pass++) await session.send('HeapProfiler.collectGarbage');
    return (await session.send('Runtime.getHeapUsage')).usedSize / 1024;
  };
  // Twenty times faster than in life, so that each page is read.
  if (hasShell) await page.evaluate(() => benchTimed.hasten(20));
  await page.evaluate(() => bench.navigate(100, 12));
  if (hasShell) await page.evaluate(() => benchTimed.take().length);
  const before = await used();
  await page.evaluate(() => bench.navigate(1_000, 12));
  const reports = hasShell
    ? await page.evaluate(() => {
        benchTimed.take();
        return benchReports();
      })
    : 0;
  const grown = (await used()) - before;
  await page.close();
  return `${grown.toFixed(0)} KiB${hasShell ? ` (${reports} reports)` : ''}`;
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
  const timed = await bundle('timed', { globalName: 'benchTimedModule' });
  const define = {
    setTimeout: 'benchTimed.setTimeout',
    MutationObserver: 'benchTimed.MutationObserver',
  };
  const shell = await bundle('shell', { define });
  const shellScripts = [
    inPage,
    `${timed};globalThis.benchTimed=benchTimedModule.benchTimed;globalThis.benchLabels=${JSON.stringify(english)}`,
    shell,
  ];
  await compareAll(context, inPage);
  await stormAll(context, shellScripts);
  console.log(
    `heap after 1,000 navigations: ${await heapAfter(context, shellScripts, true)}; without us ${await heapAfter(context, [inPage], false)}`,
  );
} finally {
  await browser.close();
}
