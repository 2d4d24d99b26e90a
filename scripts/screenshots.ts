import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { launchBrowser } from '../tests/world/browser';
import { startWorld } from '../tests/world/start';
import { Camera } from './screenshots/camera';
import { makeSheets } from './screenshots/contact-sheet';
import { shootDelivery } from './screenshots/delivery-states';
import { shootPages } from './screenshots/page-states';
import { shootPopup } from './screenshots/popup-states';
import { shootPortal } from './screenshots/portal-states';

/**
 * `npm run screenshots [-- de ja]`: every state of the popup, of the panel on the portal and of Waymark's other pages, in a
 * real browser with the production build, light and dark, 320 to 1920 px wide, with contact sheets. Fails where a page
 * of ours is wider than its window.
 */

const folder = 'screenshots';
/** Folder of `_locales`, and the portal's language. */
const languages: Record<string, string> = { en: 'en', de: 'de', ja: 'ja' };

async function shootIn(language: string): Promise<Camera> {
  rmSync(join(folder, language), { recursive: true, force: true });
  const world = await startWorld();
  world.portal.settings.language = languages[language] ?? language;
  const browser = await launchBrowser({
    extensionDir: '.output/chrome-mv3',
    args: world.chromiumArgs,
    grantHosts: ['https://helpdesk.example/*', 'https://graph.microsoft.com/*'],
    ...(language !== 'en' && { texts: language }),
  }).catch(async (error) => {
    await world.close();
    throw error;
  });
  const camera = new Camera(folder, language);
  try {
    browser.context.setDefaultTimeout(30_000);
    await shootPopup(browser, world, camera);
    await shootPortal(browser, world, camera);
    await shootPages(browser, world, camera);
    await shootDelivery(browser, world, camera);
  } finally {
    // What was taken before a failure shows how far it came.
    await makeSheets(browser.context, folder, `sheet-${language}`, camera.taken);
    await browser.close();
    await world.close();
  }
  return camera;
}

const wanted = process.argv.slice(2).filter((argument) => argument in languages);
for (const language of wanted.length > 0 ? wanted : Object.keys(languages)) {
  const camera = await shootIn(language);
  console.log(`${language}: ${camera.taken.length} pictures in ${folder}/${language}`);
  for (const line of camera.overflowing) console.error(`wider than its window: ${line}`);
  if (camera.overflowing.length > 0) process.exitCode = 1;
}
