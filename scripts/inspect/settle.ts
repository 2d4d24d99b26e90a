import type { Frame, Page } from 'playwright-core';

/** Milliseconds. Scripts in captures may change the page for some seconds. */
const quietTime = 3_000;
const leastTime = 6_000;
const longestTime = 25_000;
const scrollPause = 250;
const mostSteps = 600;

/** Waits until no document of the page has changed for a while. */
export async function waitUntilSettled(page: Page): Promise<void> {
  const start = Date.now();
  let before = '';
  let changedAt = Date.now();
  while (Date.now() - start < longestTime) {
    const now = (await Promise.all(page.frames().map(fingerprint))).join('|');
    if (now !== before) changedAt = Date.now();
    before = now;
    if (Date.now() - changedAt > quietTime && Date.now() - start > leastTime) return;
    await page.waitForTimeout(300);
  }
}

/** Cheap, and different after any change that a reader could see. A frame that goes away counts as a change. */
const fingerprint = (frame: Frame): Promise<string> =>
  frame
    .evaluate(() => {
      let hash = 0;
      const text = document.documentElement?.outerHTML ?? '';
      for (let index = 0; index < text.length; index++) hash = (hash * 31 + text.charCodeAt(index)) | 0;
      const inputs = [...document.querySelectorAll('input, textarea')].map(
        (field) => (field as HTMLInputElement).value,
      );
      return `${location.href} ${text.length} ${hash} ${inputs.join()}`;
    })
    .catch(() => 'gone');

/** Scrolls each scrollable list slowly to its end and back, as an admin would. */
export async function scrollLists(page: Page): Promise<void> {
  for (const frame of page.frames()) {
    await frame.evaluate(scrollFrame, { pause: scrollPause, most: mostSteps }).catch((error: unknown) => {
      // A frame may go away while it is being scrolled; the rest is still worth reading.
      if (!frame.isDetached()) throw error;
    });
  }
}

/**
 * Runs in the page. No function in here has a name: the TypeScript runner would wrap it in a helper of its own, which
 * a page does not have.
 */
async function scrollFrame({ pause, most }: { pause: number; most: number }): Promise<void> {
  const root = document.scrollingElement;
  const lists = [...document.querySelectorAll('*')].filter(
    (element) =>
      element !== root &&
      element.scrollHeight > element.clientHeight + 4 &&
      element.clientHeight > 20 &&
      element.checkVisibility() &&
      /auto|scroll|overlay/.test(getComputedStyle(element).overflowY),
  );
  if (root && root.scrollHeight > root.clientHeight + 4) lists.push(root);
  for (const list of lists) {
    for (let step = 0; step < most; step++) {
      const before = list.scrollTop;
      list.scrollTop = before + Math.max(20, list.clientHeight * 0.5);
      await new Promise((resolve) => setTimeout(resolve, pause));
      if (list.scrollTop === before) break;
    }
    for (let step = 0; step < most && list.scrollTop > 0; step++) {
      list.scrollTop -= Math.max(20, list.clientHeight * 0.5);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}
