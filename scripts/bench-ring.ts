import { chromium, type Frame, type Page } from 'playwright-core';
import { findChromium } from '../tests/world/browser';
import { bundle } from './bench/bundle';
import type { Lag, RingLag } from './bench/ring-lag';
import { openRingFrame, openRingPage, startRing } from './bench/ring-pages';

/**
 * `npm run bench:ring`: how far the ring is behind its control while the page scrolls, resizes, shifts and is rendered anew, in the
 * page itself and in a frame of another origin, at full speed and with the processor four times as slow. The aim is never more than 100 ms; it prints and asserts nothing.
 */
declare const ringLag: RingLag;

const frameCount = 180;
const line = (cells: readonly (string | number)[]) =>
  console.log(
    cells.map((cell, i) => (i === 0 ? String(cell).padEnd(44) : String(cell).padStart(14))).join(''),
  );

const show = (where: string, { frames, behind, longestRun, longestTime }: Lag) =>
  line([where, frames, behind, longestRun, `${longestTime.toFixed(0)}${longestTime > 100 ? ' !' : ''}`]);

async function measureIn(page: Page, place: Page | Frame, script: string, title: string): Promise<void> {
  await startRing(place, script);
  for (const move of await place.evaluate(() => ringLag.moves)) {
    const measuring = place.evaluate(([what, count]) => ringLag.measure(what, count), [
      move,
      frameCount,
    ] as const);
    if (move.startsWith('nothing')) {
      for (const width of [900, 640, 1280, 1000]) {
        await page.setViewportSize({ width, height: 800 });
        await page.waitForTimeout(200);
      }
    }
    const name = move.startsWith('nothing') ? 'window resized' : move;
    show(`${title}: ${name}`, await measuring);
    await place.evaluate(() => {
      scrollTo(0, 0);
      document.querySelector('#inner')?.scrollTo(0, 0);
    });
    await place.evaluate(() => ringLag.ready());
  }
}

const executablePath = findChromium();
if (!executablePath) throw new Error('no Chrome, Edge or Chromium found; install one or set CHROMIUM_PATH');
const browser = await chromium.launch({
  executablePath,
  args: ['--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
});
try {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const script = await bundle('ring-lag');
  line(['', 'frames', 'behind', 'most in a row', 'longest, ms']);
  for (const slowness of [1, 4]) {
    const speed = slowness === 1 ? '' : `, ${slowness} times slower`;
    const page = await openRingPage(context);
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowness });
    await measureIn(page, page, script, `page${speed}`);
    await page.close();
  }
  const page = await openRingPage(context);
  await measureIn(page, await openRingFrame(page), script, 'frame');
} finally {
  await browser.close();
}
