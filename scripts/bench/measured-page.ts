import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { address, type Kind } from './synthetic-page';

export interface MeasuredPage {
  page: Page;
  /** Seconds that the page's main thread has worked so far, the browser's own work included. */
  mainThread(): Promise<number>;
  /** KiB of the page's heap after everything has been collected that can be. */
  heap(): Promise<number>;
}

/** An empty page at a portal address, whose clock is as fine as Chromium gives it. */
export async function openPage(
  context: BrowserContext,
  scripts: readonly string[],
  kind: Kind = 'Overview',
): Promise<MeasuredPage> {
  const page = await context.newPage();
  await page.route('**/*', (route) =>
    route.fulfill({
      contentType: 'text/html',
      headers: {
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-embedder-policy': 'require-corp',
      },
      body: '<!doctype html><html lang="en"><body></body></html>',
    }),
  );
  await page.goto(address(kind));
  for (const script of scripts) await page.evaluate(script);
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return { page, mainThread: () => taskTime(session), heap: () => heapSize(session) };
}

async function taskTime(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
}

async function heapSize(session: CDPSession): Promise<number> {
  for (let pass = 0; pass < 3; pass++) await session.send('HeapProfiler.collectGarbage');
  return (await session.send('Runtime.getHeapUsage')).usedSize / 1024;
}
