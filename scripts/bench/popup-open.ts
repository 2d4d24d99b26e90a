import { median } from './print';
import type { Stage } from './stage';
import { sum, trace } from './trace';

const rounds = 9;

export interface Opening {
  /** Milliseconds of the main thread from the navigation until the first useful thing is drawn: everybody's work. */
  own: number;
  /** The same by the clock, the background's answer included. */
  clock: number;
}

/** Opens the popup's page again and again, with the background awake; medians. */
export async function openPopup({ waymark }: Stage): Promise<Opening> {
  const browser = waymark.context.browser();
  if (!browser) throw new Error('the browser is gone');
  const page = await waymark.context.newPage();
  await page.setViewportSize({ width: 400, height: 590 });
  // Useful is what can be read and pressed: the list of helpdesks, or the setup's next step.
  await page.addInitScript(() => {
    const observer = new MutationObserver(() => {
      if (!document.querySelector('main')) return;
      observer.disconnect();
      requestAnimationFrame(() =>
        setTimeout(() => {
          performance.mark('bench-useful');
          console.debug('useful');
        }),
      );
    });
    observer.observe(document, { subtree: true, childList: true });
  });
  const openings: Opening[] = [];
  for (let round = 0; round < rounds; round++) {
    await page.goto('about:blank');
    const traced = await trace(browser, async () => {
      const useful = page.waitForEvent('console', (message) => message.text() === 'useful');
      await page.goto(`${waymark.origin}/popup.html`);
      await useful;
    });
    const start = traced.navigationTo('/popup.html');
    const end = traced.timeOf('bench-useful');
    openings.push({ own: sum(traced.tasks(start, 'bench-useful')), clock: end - start });
  }
  await page.close();
  return { own: median(openings.map(({ own }) => own)), clock: median(openings.map(({ clock }) => clock)) };
}
