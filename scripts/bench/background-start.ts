import { median } from './print';
import type { Stage } from './stage';
import { sum, trace } from './trace';

declare const chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } };

const rounds = 9;

export interface Answer {
  /** Milliseconds of the background's own thread until it has answered. */
  own: number;
  /** Milliseconds by the clock of the page that asked. */
  clock: number;
}

/** How long the background takes to answer the popup's first question, awake and after the browser has ended it. */
export async function answerTimes({ waymark, popup }: Stage): Promise<Record<'awake' | 'asleep', Answer>> {
  const browser = waymark.context.browser();
  if (!browser) throw new Error('the browser is gone');
  const ask = () =>
    popup.evaluate(async () => {
      const start = performance.now();
      await chrome.runtime.sendMessage({ type: 'get-state' });
      return performance.now() - start;
    });
  const answers: Record<'awake' | 'asleep', Answer[]> = { awake: [], asleep: [] };
  for (let round = 0; round < rounds; round++) {
    for (const state of ['awake', 'asleep'] as const) {
      if (state === 'asleep') await waymark.killBackground();
      await popup.waitForTimeout(300);
      let clock = 0;
      const traced = await trace(browser, async () => {
        clock = await ask();
      });
      answers[state].push({ own: sum(traced.tasksOf('ServiceWorker thread')), clock });
    }
  }
  const middle = (list: Answer[]): Answer => ({
    own: median(list.map(({ own }) => own)),
    clock: median(list.map(({ clock }) => clock)),
  });
  return { awake: middle(answers.awake), asleep: middle(answers.asleep) };
}
