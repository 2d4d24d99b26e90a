import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recipeSchema } from '../../lib/recipes/schema';
import { signIn } from '../world/admin';
import { launchBrowser } from '../world/browser';
import { findFirefox, launchFirefox } from '../world/firefox';
import { createExampleDesk, type ExampleDesk } from '../world/helpdesk/example-desk';
import { PopupUser } from '../world/popup-user';
import { type Session, sessionIn } from './session';
import { register } from './variant-walk';

/**
 * The example vendor's packages, as `npm run build:vendor` makes them and as a customer installs them: nothing in their
 * manifest is changed.
 */

declare const chrome: { tabs: { create(options: { url: string }): Promise<unknown> } };

const folder = '.output/example-desk';
const mailbox = 'support@contoso.onmicrosoft.com';
const { $schema: _, ...value } = JSON.parse(readFileSync('docs/examples/vendor/recipe.json', 'utf8'));
const recipe = recipeSchema.parse(value);
const [variant] = recipe.variants;
if (!variant) throw new Error('no variant');

const portal = [
  'https://*.portal.azure.com/*',
  'https://*.reactblade-ms.portal.azure.net/*',
  'https://*.reactblade-rc.portal.azure.net/*',
  'https://*.reactblade.portal.azure.net/*',
  'https://entra.microsoft.com/*',
  'https://portal.azure.com/*',
];

describe.each(['chrome', 'edge', 'firefox'])('the package for %s', (browser) => {
  const manifest = JSON.parse(readFileSync(`${folder}/${browser}-mv3/manifest.json`, 'utf8'));
  const messages = (language: string) =>
    JSON.parse(readFileSync(`${folder}/${browser}-mv3/_locales/${language}/messages.json`, 'utf8'));

  test('may reach what it needs, and nothing else', () => {
    const login = 'https://login.microsoftonline.com/*';
    expect([...manifest.host_permissions].sort()).toEqual(
      [...portal, login, 'https://desk.example/*'].sort(),
    );
    expect(manifest.optional_host_permissions).toEqual([]);
    expect([...manifest.content_scripts[0].matches].sort()).toEqual(portal);
  });

  test('goes by its own name, in its own languages', () => {
    expect(messages('en').extensionName.message).toBe('Example Desk Setup');
    expect(messages('de').extensionDescription.message).toMatch(/^Verbindet Example Desk/);
    expect(JSON.stringify([messages('en'), messages('de')])).not.toMatch(/"message":"[^"]*Waymark/);
    expect(() => messages('fr')).toThrow();
    expect(readFileSync(`${folder}/${browser}-mv3/icon/48.png`)).toEqual(
      readFileSync('docs/examples/vendor/icons/48.png'),
    );
    expect(readFileSync(`${folder}/${browser}-mv3/background.js`, 'utf8')).not.toContain('Znuny');
  });
});

describe.each(['Chromium', 'Firefox'])('in %s', (name) => {
  const isFirefox = name === 'Firefox';
  const isThere = !isFirefox || findFirefox() !== null;
  let session: Session | undefined;
  let desk: ExampleDesk;

  beforeAll(async () => {
    if (!isThere) return;
    desk = createExampleDesk();
    session = await sessionIn({ furnish: (world) => world.addHost('desk.example', desk.handle) }, (world) =>
      isFirefox
        ? launchFirefox({ extensionDir: `${folder}/firefox-mv3`, world })
        : launchBrowser({ extensionDir: `${folder}/chrome-mv3`, args: world.chromiumArgs }),
    );
  });
  afterAll(() => session?.close());

  test.skipIf(!isThere)("from the vendor's page to the vendor's endpoint", async () => {
    if (!session) throw new Error('no browser');
    const { popup: page, context, world } = session;
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

    const app = await register(session, { recipe, variant, cloud: 'global' });
    const popup = new PopupUser(page);
    await signIn(await popup.startTest(), mailbox);
    await popup.testPassed();
    await popup.open('Deliver');
    await page.getByRole('button', { name: /^Send to/ }).click();
    await page.getByRole('heading', { name: /^(Created|Updated) in/ }).waitFor();

    const [stored] = desk.receiver.state.stored.values();
    expect(stored).toMatchObject({
      recipe: { id: 'example-desk' },
      untested: false,
      settings: {
        client_id: app.clientId,
        client_secret: app.secrets[0]?.value,
        tenant_id: world.directory.tenant.id,
        redirect_uri: 'https://desk.example/oauth/callback',
        imap_port: 993,
      },
    });
    expect(desk.receiver.state.tokens.map(({ usedUp }) => usedUp)).toEqual([false, true]);
    expect(desk.callbacks, 'the code never reaches the helpdesk').toEqual([]);
  });
});
