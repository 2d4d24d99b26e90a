import type { Browser } from 'playwright-core';

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** Microseconds since some time ago. */
  ts: number;
  dur?: number;
  /** Microseconds of the thread's own processor time. */
  tdur?: number;
  args?: { name?: string; data?: { url?: string; documentLoaderURL?: string } };
}

/** A call that the browser made into a script, or the script's own evaluation. Milliseconds. */
export interface Call {
  start: number;
  end: number;
  /** Of processor time: waiting for a processor is no part of it, layout that the script forced is. */
  cost: number;
}

/** What a browser did while it was traced. */
export class Trace {
  private readonly events: readonly TraceEvent[];

  constructor(events: readonly TraceEvent[]) {
    this.events = [...events].sort((a, b) => a.ts - b.ts);
  }

  /** Calls into scripts whose address ends like this; those that it caused itself are part of their cause. */
  calls(script: string): Call[] {
    const own = this.events.filter(
      ({ name, args }) => calling.has(name) && args?.data?.url?.endsWith(script),
    );
    const calls: Call[] = [];
    for (const event of own) {
      const last = calls.at(-1);
      if (!last || event.ts / 1000 >= last.end) calls.push(toCall(event));
    }
    return calls;
  }

  /** Every task of the thread that a mark was made on, between two marks, or from a time of the trace on. */
  tasks(from: string | number, to: string): Call[] {
    const end = this.mark(to);
    const start = typeof from === 'number' ? from * 1000 : this.mark(from).ts;
    return this.events
      .filter(
        ({ name, pid, tid, ts }) =>
          name === task && pid === end.pid && tid === end.tid && ts >= start && ts <= end.ts,
      )
      .map(toCall);
  }

  /** Every task of the threads of this name, in time. */
  tasksOf(threadName: string): Call[] {
    const threads = new Set(
      this.events
        .filter(({ name, args }) => name === 'thread_name' && args?.name === threadName)
        .map(({ pid, tid }) => `${pid}:${tid}`),
    );
    return this.events
      .filter(({ name, pid, tid }) => name === task && threads.has(`${pid}:${tid}`))
      .map(toCall);
  }

  /** When a page first made a mark with `performance.mark`, or first after a time. In milliseconds. */
  timeOf(name: string, after = 0): number {
    return this.mark(name, after).ts / 1000;
  }

  /** When a navigation to an address that ends like this began. */
  navigationTo(address: string): number {
    const found = this.events.find(
      ({ name, args }) => name === 'navigationStart' && args?.data?.documentLoaderURL?.endsWith(address),
    );
    if (!found) throw new Error(`the trace has no navigation to ${address}`);
    return found.ts / 1000;
  }

  private mark(name: string, after = 0): TraceEvent {
    const found = this.events.find((event) => event.name === name && event.ts / 1000 >= after);
    if (!found) throw new Error(`the trace has no mark ${name}`);
    return found;
  }
}

const task = 'ThreadControllerImpl::RunTask';
const calling = new Set(['FunctionCall', 'EvaluateScript']);

const toCall = ({ ts, dur = 0, tdur = 0 }: TraceEvent): Call => ({
  start: ts / 1000,
  end: (ts + dur) / 1000,
  cost: tdur / 1000,
});

/** All that the browser does, in every process, while `work` is done. */
export async function trace(browser: Browser, work: () => Promise<unknown>): Promise<Trace> {
  await browser.startTracing(undefined, {
    categories: ['toplevel', 'devtools.timeline', 'blink.user_timing', '__metadata'],
  });
  await work();
  const { traceEvents } = JSON.parse(String(await browser.stopTracing())) as { traceEvents: TraceEvent[] };
  return new Trace(traceEvents);
}

export const sum = (calls: readonly Call[]): number => calls.reduce((total, { cost }) => total + cost, 0);
export const longest = (calls: readonly Call[]): number => Math.max(0, ...calls.map(({ cost }) => cost));
