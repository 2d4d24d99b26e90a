import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createExampleDesk } from '../world/helpdesk/example-desk';
import { expectedOf, openVendorSession, sendByToken, vendorBrowsers, walkToPassedTest } from './vendor-walk';

/**
 * The example vendor's packages, as `npm run build:vendor` makes them and as a customer installs them: nothing in their
 * manifest is changed.
 */

const folder = '.output/example-desk';

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
    const errors = readdirSync(`${folder}/${browser}-mv3/error-texts`);
    expect(errors).toEqual(['de.json']);
    expect(readFileSync(`${folder}/${browser}-mv3/error-texts/de.json`, 'utf8')).not.toContain('Waymark');
    expect(readFileSync(`${folder}/${browser}-mv3/icon/48.png`)).toEqual(
      readFileSync('docs/examples/vendor/icons/48.png'),
    );
    expect(readFileSync(`${folder}/${browser}-mv3/background.js`, 'utf8')).not.toContain('Znuny');
  });
});

describe.each(vendorBrowsers)('in $name', ({ name, isThere }) => {
  test.skipIf(!isThere)("from the vendor's page to the vendor's endpoint", async () => {
    const desk = createExampleDesk();
    const session = await openVendorSession(name, { folder, handle: desk.handle });
    try {
      const app = await walkToPassedTest(session);
      await sendByToken(session);
      const { stored, tokens } = desk.receiver.state;
      expect([...stored.values()]).toMatchObject([expectedOf(session, app)]);
      expect(tokens.map(({ usedUp }) => usedUp)).toEqual([false, true]);
      expect(desk.callbacks, 'the code never reaches the helpdesk').toEqual([]);
    } finally {
      await session.close();
    }
  });
});
