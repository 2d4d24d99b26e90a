import type { LaunchedBrowser } from '../../tests/world/browser';
import type { World } from '../../tests/world/start';
import { tabFrames, type Viewer } from './camera';
import { appPage } from './popup-states';
import { send } from './story';

declare const chrome: {
  tabs: { query(filter: { url: string }): Promise<{ id: number }[]> };
};

const recipe = 'docs/examples/vendor/recipe.json';

/** The options page and the report of a portal page, which fill a tab. */
export async function shootPages(browser: LaunchedBrowser, world: World, camera: Viewer): Promise<void> {
  const { context, origin } = browser;
  const page = await context.newPage();
  const shoot = (name: string) => camera.shoot(page, name, tabFrames, { whole: true });

  await page.goto(`${origin}/options.html`);
  const file = page.locator('#recipe-file');
  await file.waitFor();
  await shoot('options');
  await file.setInputFiles({
    name: 'r.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"id": 1}'),
  });
  await page.getByRole('alert').waitFor();
  await shoot('options-refused');
  await file.setInputFiles(recipe);
  await page.locator('.review').waitFor();
  await shoot('options-review');
  await page.locator('.review .main').click();
  await page.locator('.plain li').first().waitFor();
  await shoot('options-added');

  await send(page, { type: 'start-setup', recipeId: 'zammad', variantId: 'microsoft_graph', answers: {} });
  const app = world.directory.registerApp({ displayName: 'Payroll', signInAudience: 'AzureADMyOrg' });
  const portal = await context.newPage();
  await portal.goto(appPage('Overview', app));
  await portal.getByText(app.clientId).first().waitFor();
  const [tab] = await page.evaluate(() => chrome.tabs.query({ url: 'https://portal.azure.com/*' }));
  await page.bringToFront();
  await page.goto(`${origin}/popup.html?report=${tab?.id ?? 0}`);
  await page.locator('textarea').first().waitFor();
  await shoot('report');
  await portal.close();
  await page.reload();
  await page.getByRole('alert').waitFor();
  await shoot('report-without-portal');
  await page.close();
}
