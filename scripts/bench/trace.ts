import type { Browser, Page } from 'playwright-core';

interface TraceEvent {
  name: string;
  /** Microseconds of the thread's own processor time. */
  tdur?: number;
  args?: { data?: { url?: string } };
}

/**
 * Milliseconds of processor time of each call that the browser made into a script, while `work` was done: waiting for a
 * processor is no part of them, layout that the script forced is.
 */
export async function callsInto(
  script: string,
  browser: Browser,
  page: Page,
  work: () => Promise<unknown>,
): Promise<number[]> {
  await browser.startTracing(page, { categories: ['devtools.timeline'] });
  await work();
  const { traceEvents } = JSON.parse(String(await browser.stopTracing())) as { traceEvents: TraceEvent[] };
  return traceEvents
    .filter(({ name, args }) => name === 'FunctionCall' && args?.data?.url?.endsWith(script))
    .map(({ tdur }) => (tdur ?? Number.NaN) / 1000);
}
