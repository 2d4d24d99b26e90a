import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { recipeSchema } from '../../lib/recipes/schema';
import { signIn } from '../world/admin';
import { launchBrowser } from '../world/browser';
import type { AppRegistration } from '../world/directory';
import { findFirefox, launchFirefox } from '../world/firefox';
import type { HostHandler } from '../world/http';
import { PopupUser } from '../world/popup-user';
import { mailbox, type Session, sessionIn } from './session';
import { register } from './variant-walk';

declare const chrome: { tabs: { create(options: { url: string }): Promise<unknown> } };

const { $schema: _, ...value } = JSON.parse(readFileSync('docs/examples/vendor/recipe.json', 'utf8'));
const recipe = recipeSchema.parse(value);
const [variant] = recipe.variants;
if (!variant) throw new Error('no variant');

export const vendorBrowsers = [
  { name: 'Chromium', isThere: true },
  { name: 'Firefox', isThere: findFirefox() !== null },
] as const;

/** A browser with a vendor's package from `folder`, and the vendor's helpdesk in its world. */
export const openVendorSession = (
  name: (typeof vendorBrowsers)[number]['name'],
  { folder, handle }: { folder: string; handle: HostHandler },
): Promise<Session> =>
  sessionIn({ furnish: (world) => world.addHost('desk.example', handle) }, (world) =>
    name === 'Firefox'
      ? launchFirefox({ extensionDir: `${folder}/firefox-mv3`, world })
      : launchBrowser({ extensionDir: `${folder}/chrome-mv3`, args: world.chromiumArgs }),
  );

/** From the vendor's page to a passed test. */
export async function walkToPassedTest(session: Session): Promise<AppRegistration> {
  const { popup: page, context } = session;
  // The admin is on the vendor's page and presses the button: our page asks the one that was seen last in its window,
  // and Playwright gives every page of Firefox a window of its own.
  const opened = context.waitForEvent('page');
  await page.evaluate((url) => chrome.tabs.create({ url }), 'https://desk.example/admin/email');
  await (await opened).getByRole('heading').first().waitFor();
  await page.bringToFront();
  await page.reload();
  expect(await page.title()).toBe('Example Desk Setup');
  const start = page.getByRole('button', { name: 'Start with these values' });
  await start.waitFor();
  expect(await page.getByRole('alert').allInnerTexts(), 'it may read the portal').toEqual([]);
  await start.click();
  await page.getByRole('tablist').waitFor();

  if (!variant) throw new Error('no variant');
  const app = await register(session, { recipe, variant, cloud: 'global' });
  const popup = new PopupUser(page);
  await signIn(await popup.startTest(), mailbox);
  await popup.testPassed();
  return app;
}

/** To the vendor's endpoint, by the one-time token of its page. */
export async function sendByToken({ popup: page }: Session): Promise<void> {
  await new PopupUser(page).open('Deliver');
  await page.getByRole('button', { name: /^Send to/ }).click();
  await page.getByRole('heading', { name: /^(Created|Updated) in/ }).waitFor();
}

/** What the vendor has in the end. */
export const expectedOf = ({ world }: Session, { clientId, secrets }: AppRegistration) => ({
  recipe: { id: 'example-desk' },
  untested: false,
  settings: {
    client_id: clientId,
    client_secret: secrets[0]?.value,
    tenant_id: world.directory.tenant.id,
    redirect_uri: 'https://desk.example/oauth/callback',
    imap_port: 993,
  },
});
