import type { CDPSession } from 'playwright-core';
import { type Contestant, greeter } from './contestants';
import type { OnPortal } from './on-portal';
import { line, median, ratio } from './print';
import type { Stage } from './stage';
import { longest, sum, trace } from './trace';

declare const onPortal: OnPortal;

const elements = 10_000;
const rounds = 3;
const stormTime = 5_000;
const ticks = 120;
const idleTime = 2_000;

/** What a contestant costs the page, by what is measured. */
interface Figures {
  /** Milliseconds of the page's main thread from the script's arrival until its first box is drawn. */
  start: number;
  longestTask: number;
  /** Milliseconds of the main thread in a second in which nothing happens. */
  idle: number;
  /** Microseconds of its own calls for a change that has nothing to do with it, and of the whole thread. */
  change: number;
  threadChange: number;
  /** The same for a tick of scrolling. */
  tick: number;
  threadTick: number;
  /** Milliseconds of its longest call while the page changes. */
  longestCall: number;
  /** KiB more on the heap once it is there, and after the changes. */
  heap: number;
  heapAfter: number;
}

/** By these its first boxes are known to be in the document: how many hosts, or a class. */
const boxes: Record<string, number | string | undefined> = {
  'guide.js': 2,
  'reader.js': 1,
  'bench-driver.js': 'driver-popover',
  'bench-shepherd.js': 'shepherd-element',
  'bench-intro.js': 'introjs-tooltip',
};

const heapSize = async (session: CDPSession): Promise<number> => {
  for (let pass = 0; pass < 3; pass++) await session.send('HeapProfiler.collectGarbage');
  return (await session.send('Runtime.getHeapUsage')).usedSize / 1024;
};

async function measure(stage: Stage, contestant: Contestant): Promise<Figures> {
  const browser = stage.browserOf(contestant);
  const script = contestant.script ?? 'none at all';
  await stage.rest();
  const opened = await stage.open(contestant);
  const { page, session } = opened;
  const mark = (name: string) => page.evaluate((given) => void performance.mark(given), name);
  const marked = async (work: () => Promise<unknown>) => {
    const traced = await trace(browser, async () => {
      await mark('bench-from');
      await work();
      await mark('bench-to');
    });
    return { calls: traced.calls(script), tasks: traced.tasks('bench-from', 'bench-to') };
  };
  const loading = await trace(browser, () => stage.arrive(page));
  await page.evaluate((count) => onPortal.fill(count), elements);
  await page.waitForTimeout(1_000);
  const before = await heapSize(session);

  const box = boxes[script];
  const begun = await marked(async () => {
    await stage.start(contestant, opened);
    if (box !== undefined) await page.evaluate((it) => onPortal.until(it), box);
    await page.evaluate(() => onPortal.drawn());
  });
  // Until what moves at the beginning has come to rest.
  await page.waitForTimeout(3_500);
  const heap = await heapSize(session);
  const idle = await marked(() => page.waitForTimeout(idleTime));
  let changes = 0;
  const storm = await marked(async () => {
    changes = await page.evaluate((time) => onPortal.storm(time), stormTime);
  });
  const heapAfter = await heapSize(session);
  const scroll = await marked(() => page.evaluate((count) => onPortal.scroll(count), ticks));
  await page.close();
  return {
    start: sum(loading.calls(greeter)) + sum(begun.tasks),
    longestTask: longest(begun.tasks),
    idle: sum(idle.tasks) / (idleTime / 1000),
    change: (sum(storm.calls) / changes) * 1000,
    threadChange: (sum(storm.tasks) / changes) * 1000,
    tick: (sum(scroll.calls) / ticks) * 1000,
    threadTick: (sum(scroll.tasks) / ticks) * 1000,
    longestCall: longest([...storm.calls, ...scroll.calls]),
    heap: heap - before,
    heapAfter: heapAfter - before,
  };
}

/** The medians of several rounds, in each of which all take their turn. */
export async function beside(stage: Stage, all: readonly Contestant[]): Promise<Map<string, Figures>> {
  const taken = new Map<string, Figures[]>(all.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++)
    for (const contestant of all) taken.get(contestant.name)?.push(await measure(stage, contestant));
  return new Map(
    [...taken].map(([name, figures]) => {
      const [first] = figures;
      const keys = Object.keys(first ?? {}) as (keyof Figures)[];
      return [
        name,
        Object.fromEntries(
          keys.map((key) => [key, median(figures.map((one) => one[key]))]),
        ) as unknown as Figures,
      ];
    }),
  );
}

export function printBeside(all: readonly Contestant[], measured: Map<string, Figures>): void {
  console.log(
    `\nOn a page of the practice portal with ${elements} elements more; medians of ${rounds} rounds\n`,
  );
  const titles = [
    'start, ms',
    'longest, ms',
    'idle, ms/s',
    'change, µs',
    '(thread)',
    'scroll, µs',
    '(thread)',
  ];
  line('', ['raw, B', 'gzip, B', ...titles, 'heap, KiB', 'after storm'], 22);
  for (const { name, raw, gzip } of all) {
    const it = measured.get(name);
    if (!it) continue;
    const times = [it.start, it.longestTask, it.idle, it.change, it.threadChange, it.tick, it.threadTick];
    line(
      name,
      [raw, gzip, ...times.map((time) => time.toFixed(1)), it.heap.toFixed(0), it.heapAfter.toFixed(0)],
      22,
    );
  }
  const own = all.find(({ name }) => name === 'Waymark, guiding');
  const ours = measured.get('Waymark, guiding');
  const none = measured.get('nothing');
  if (!own || !ours || !none) return;
  console.log(
    '\nHow many times as much as Waymark, guiding; what the page costs with nothing on it is taken off\n',
  );
  line('', ['gzip', 'start', 'longest', 'idle', 'change', 'scroll', 'heap'], 22);
  const columns: (keyof Figures)[] = ['start', 'longestTask', 'idle', 'change', 'tick', 'heapAfter'];
  for (const { name, gzip } of all) {
    const it = measured.get(name);
    if (!it || name === 'nothing') continue;
    const of = (key: keyof Figures) => ratio(Math.max(0, it[key] - none[key]), ours[key] - none[key]);
    line(name, [ratio(gzip, own.gzip), ...columns.map(of)], 22);
  }
}
