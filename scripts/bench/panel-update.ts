import type { Contestant } from './contestants';
import type { OnPortal } from './on-portal';
import { inOwnWorld } from './own-world';
import { median } from './print';
import type { Stage } from './stage';
import { sum, type Trace, trace } from './trace';

declare const onPortal: OnPortal;

const rounds = 15;

/** Medians of milliseconds. */
export interface Update {
  /** By the clock: from the frame script's report to the background's word, and from there to the drawn panel. */
  reply: number;
  draw: number;
  /** Of the page's main thread from the word to the drawn panel. */
  own: number;
}

/**
 * Marks when the frame script has reported, when it is told what to show, and when that has been drawn. Put around the
 * extension's interface before the guide comes: its own bundle stays as it is.
 */
const marking = () => {
  const { runtime } = (globalThis as unknown as { chrome: { runtime: Runtime } }).chrome;
  interface Runtime {
    sendMessage(message: { type: string }): Promise<unknown>;
    onMessage: { addListener(listener: (...args: unknown[]) => unknown): void };
  }
  const { sendMessage } = runtime;
  const { addListener } = runtime.onMessage;
  runtime.sendMessage = (message) => {
    if (message.type === 'observed') performance.mark('bench-observed');
    return sendMessage.call(runtime, message);
  };
  runtime.onMessage.addListener = (listener) =>
    addListener.call(runtime.onMessage, (...args: unknown[]) => {
      performance.mark('bench-told');
      const answer = listener(...args);
      requestAnimationFrame(() => setTimeout(() => performance.mark('bench-painted')));
      return answer;
    });
};

/** From the moment that the frame script has seen the hint's target come or go until the panel says so. */
export async function panelUpdate(stage: Stage, guide: Contestant): Promise<Update> {
  const browser = stage.browserOf(guide);
  await stage.rest();
  const opened = await stage.open(guide);
  const { page, session } = opened;
  await stage.arrive(page);
  await page.waitForTimeout(1_000);
  await inOwnWorld(session, stage.waymark.origin, `(${marking})()`);
  await stage.start(guide, opened);
  await page.waitForTimeout(3_000);
  const updates: Update[] = [];
  for (let round = 0; round < rounds; round++) {
    const traced = await trace(browser, async () => {
      await page.evaluate(() => onPortal.toggle());
      await page.waitForTimeout(1_200);
    });
    updates.push(updateIn(traced));
  }
  await page.close();
  const of = (key: keyof Update) => median(updates.map((update) => update[key]));
  return { reply: of('reply'), draw: of('draw'), own: of('own') };
}

/** The first word after the first report, and the frame that it leads to. */
function updateIn(traced: Trace): Update {
  const observed = traced.timeOf('bench-observed');
  const told = traced.timeOf('bench-told', observed);
  const painted = traced.timeOf('bench-painted', told);
  const own = sum(traced.tasks('bench-told', 'bench-painted'));
  return { reply: told - observed, draw: painted - told, own };
}
