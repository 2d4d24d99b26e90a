import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundle } from '../../scripts/bench/bundle';
import type { RingLag } from '../../scripts/bench/ring-lag';
import { openRingFrame, openRingPage, startRing } from '../../scripts/bench/ring-pages';
import { findChromium } from '../world/browser';

declare const ringLag: RingLag;

/** What `npm run bench:ring` measures, without the measure: wherever the control has gone, the ring ends up around it. */
let browser: Browser;
let script: string;
beforeAll(async () => {
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  browser = await chromium.launch({ executablePath: findChromium() ?? '', args });
  script = await bundle('ring-lag');
});
afterAll(() => browser?.close());

test.each(['page', 'frame'])('in a %s: scrolled, rendered anew, shifted, resized', async (where) => {
  const page = await openRingPage(await browser.newContext({ viewport: { width: 1280, height: 800 } }));
  const place = where === 'page' ? page : await openRingFrame(page);
  await startRing(place, script);
  const moves = await place.evaluate(() => ringLag.moves);
  for (const move of moves) {
    const { frames } = await place.evaluate((what) => ringLag.measure(what, 32), move);
    expect(frames).toBe(32);
    await place.evaluate(() => {
      scrollTo(0, 0);
      document.querySelector('#inner')?.scrollTo(0, 60);
    });
    await place.evaluate(() => ringLag.ready());
  }
  await page.setViewportSize({ width: 640, height: 700 });
  await place.evaluate(() => ringLag.ready());
});
