import { readFileSync } from 'node:fs';
import type { BrowserContext, Frame, Page } from 'playwright-core';
import type { Labels } from '../../lib/portal/types';
import type { RingLag } from './ring-lag';
import { address } from './synthetic-page';

declare const ringLag: RingLag;

const english = JSON.parse(readFileSync('public/labels/en.json', 'utf8')) as Labels;
const rows = 1_000;
const portal = address('CallAnAPI');
const blade = 'https://blade.example/';

/** Empty, at a portal address. */
export async function openRingPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.route('**/*', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><html lang="en"><body style="margin:0"></body></html>`,
    }),
  );
  await page.goto(portal);
  return page;
}

/** The same with a frame of another origin in it. */
export async function openRingFrame(page: Page): Promise<Frame> {
  await page.evaluate((url) => {
    document.body.innerHTML = `<iframe src="${url}" style="width:900px;height:600px;border:0"></iframe><div style="height:1600px"></div>`;
  }, blade);
  const frame = await (await page.waitForSelector('iframe')).contentFrame();
  if (!frame) throw new Error('no frame');
  await frame.waitForLoadState();
  return frame;
}

/** The real frame script with its ring, once it is around its button. */
export async function startRing(place: Page | Frame, script: string): Promise<void> {
  await place.evaluate(script);
  await place.evaluate(([labels, url, count]) => ringLag.start(labels, url, count), [
    english,
    portal,
    rows,
  ] as const);
  await place.evaluate(() => ringLag.ready());
}
