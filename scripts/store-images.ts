import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findChromium } from '../tests/world/browser';

/**
 * `npm run store-images`: the screenshots of `npm run demo` in the one size that all three stores take, in
 * store-output/screenshots. The demo's world is a practice one, so no tenant is in them.
 */

const size = { width: 1280, height: 800 };
const from = 'demo-output';
const to = 'store-output/screenshots';
/** In the order of the listing; stores take five. */
const wanted = [
  'permissions-ring-in-child-frame',
  'secret-read',
  'consent-missing',
  'popup-test-passed',
  'popup-receipt',
];

const executablePath = findChromium();
if (!executablePath) throw new Error('no Chrome, Edge or Chromium found');
const shots = readdirSync(from);
mkdirSync(to, { recursive: true });
const browser = await chromium.launch({
  executablePath,
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
try {
  const page = await browser.newPage({ viewport: size });
  for (const [index, name] of wanted.entries()) {
    const file = shots.find((shot) => shot.endsWith(`-${name}.png`));
    if (!file) throw new Error(`${from} has no ${name}: npm run demo first`);
    const image = readFileSync(join(from, file)).toString('base64');
    await page.setContent(
      `<body style="margin:0"><img style="display:block;width:100vw;height:100vh;object-fit:contain" src="data:image/png;base64,${image}">`,
    );
    const path = join(to, `${index + 1}-${name}.png`);
    await page.screenshot({ path });
    console.log(path);
  }
} finally {
  await browser.close();
}
