import type { LaunchedBrowser } from '../../tests/world/browser';
import { createFreeitsm } from '../../tests/world/helpdesk/freeitsm';
import type { World } from '../../tests/world/start';
import type { Viewer } from './camera';
import { Popup } from './popup-states';
import { send } from './story';

const address = 'https://helpdesk.example/itsm';

/** What would change in a helpdesk that the admin is signed in to, and what is said where nobody is. */
export async function shootDelivery(browser: LaunchedBrowser, world: World, camera: Viewer): Promise<void> {
  const { context, origin } = browser;
  world.addHost('helpdesk.example', createFreeitsm({ base: '/itsm' }).handle);
  const page = await context.newPage();
  await page.goto(`${origin}/popup.html`);
  const popup = new Popup(page, origin, camera);
  await send(page, {
    type: 'start-setup',
    recipeId: 'freeitsm',
    variantId: 'delegated',
    answers: { helpdeskUrl: address, mailbox: 'support@contoso.onmicrosoft.com' },
  });
  await send(page, { type: 'set-value', fact: 'clientId', value: '5b7e3f0c-2a64-4f7d-9a31-0c4d9c1f8e21' });
  await send(page, { type: 'set-value', fact: 'tenantId', value: 'c1a9d7be-77d2-4b0e-8f55-3f6f0a9b2d10' });
  await send(page, { type: 'set-secret', value: 'abc8Q~practice.practice.practice.practice' });
  const look = async () => {
    await page.locator('.note.warning input').check();
    await page.locator('.tabpanel .buttons .main').first().click();
  };
  await popup.shoot('deliver-not-signed-in', 'deliver', async () => {
    await look();
    await page.getByRole('alert').first().waitFor();
  });
  const tab = await context.newPage();
  await tab.goto(`${address}/tickets/settings/`);
  await tab.getByLabel('Username').fill('admin');
  await tab.getByLabel('Password').fill('freeitsm');
  await tab.getByRole('button', { name: 'Sign in' }).click();
  await tab.getByRole('heading', { name: 'Mailboxes' }).waitFor();
  await page.bringToFront();
  await popup.shoot('deliver-look', 'deliver', async () => {
    await look();
    await page.locator('select').waitFor();
  });
  await send(page, { type: 'finish-setup' });
  await tab.close();
  await page.close();
}
