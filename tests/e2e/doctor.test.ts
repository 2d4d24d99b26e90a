import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AppRegistration } from '../world/directory';
import { mailbox, openSession, type Session, waitForCheck } from './session';

let session: Session;
beforeEach(async () => {
  session = await openSession();
});
afterEach(() => session.close());

const callback = 'https://helpdesk.example/api/v1/external_credentials/microsoft_graph/callback';
/** With the checks that each of them settles: whoever leaves sooner has not seen it all. */
const pages = [
  ['Overview', ['client-id', 'account-type']],
  ['Authentication', ['redirect-uri', 'public-client']],
  ['CallAnAPI', ['permissions', 'admin-consent']],
  ['Credentials', ['existing-secrets']],
] as const;

/** Opens an app and its pages, as somebody does who only looks. */
async function lookThrough(app: AppRegistration): Promise<void> {
  const { context, popup } = session;
  const portal = await context.newPage();
  const address = (menu: string) =>
    `https://portal.azure.com/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/${menu}/appId/${app.clientId}`;
  for (const [menu, checks] of pages) {
    await portal.bringToFront();
    await portal.goto(address(menu));
    if (menu === 'Overview') {
      await popup.bringToFront();
      await popup.getByRole('button', { name: 'Yes, use this one' }).click();
      // A page that nobody sees is not read.
      await portal.bringToFront();
    }
    await expect
      .poll(async () => {
        const { active } = await session.state();
        return checks.map(
          (check) => active?.guide.checks.find(({ id }) => id === check)?.outcome ?? 'unknown',
        );
      })
      .not.toContain('unknown');
  }
  await portal.close();
  await popup.bringToFront();
}

test('a registration that somebody else made is looked at, without writing anything', async () => {
  const { world, popup } = session;
  const { directory } = world;
  // All on one page, where the newer one has tabs.
  world.portal.settings.authenticationPage = 'classic';
  const broken = directory.registerApp({
    displayName: 'Old helpdesk',
    signInAudience: 'AzureADandPersonalMicrosoftAccount',
    redirectUris: [
      { platform: 'spa', uri: callback },
      { platform: 'web', uri: 'https://old.example.net/callback' },
    ],
  });
  directory.addPermissions(broken.clientId, [
    { api: 'Microsoft Graph', name: 'Mail.ReadWrite', type: 'delegated' },
    { api: 'Microsoft Graph', name: 'Mail.ReadWrite', type: 'application' },
  ]);
  directory.setPublicClient(broken.clientId, true);
  directory.addSecret(broken.clientId, { description: 'Mail 2024', months: -2 });
  const soon = new Date(Date.now() + 10 * 24 * 60 * 60_000);
  directory.addSecret(broken.clientId, { description: 'Mail 2025', expires: soon });

  await popup.getByRole('radio', { name: 'Check an existing app' }).check({ force: true });
  await popup.getByRole('button', { name: 'Zammad' }).first().click();
  await popup.locator('input[name=variant][value="microsoft_graph"]').check();
  await popup.getByRole('textbox', { name: /address/ }).fill('https://helpdesk.example');
  await popup.getByRole('textbox', { name: /Mailbox/ }).fill(mailbox);
  await popup.getByRole('button', { name: 'Start the check' }).click();
  await lookThrough(broken);

  const said = async (kind: string) =>
    (await popup.locator(`.finding.${kind} .check`).allTextContents()).join('\n');
  expect(await said('wrong')).toMatch(/"Any Entra ID Tenant \+ Personal/);
  expect(await said('wrong')).toMatch(/registered under "Single-page application \(SPA\)"/);
  expect(await said('wrong')).toMatch(/"Mail 2025" expires on/);
  expect(await said('missing')).toMatch(/Not added yet: .*Mail\.Send/);
  expect(await said('missing')).toMatch(/No administrator has consented yet to: .*Mail\.ReadWrite/);
  expect(await said('excessive')).toContain('https://old.example.net/callback');
  expect(await said('excessive')).toMatch(
    /application permissions that Zammad doesn't need: Mail\.ReadWrite/,
  );
  expect(await said('excessive')).toContain('"Allow public client flows" is on');
  expect(await popup.locator('.finding.unclear').count()).toBe(0);
  const links = popup.locator('.finding.wrong').getByRole('link');
  expect(await links.first().getAttribute('href')).toContain(`/~/Authentication/appId/${broken.clientId}`);

  // The same helpdesk, an app in order: nothing of the other one is left.
  const { variant } = (await session.state()).active ?? {};
  const healthy = directory.registerApp({
    displayName: 'New helpdesk',
    signInAudience: 'AzureADMyOrg',
    redirectUris: [{ platform: 'web', uri: callback }],
  });
  directory.addPermissions(healthy.clientId, variant?.permissions ?? []);
  directory.grantAdminConsent(healthy.clientId);
  directory.addSecret(healthy.clientId, { description: 'Mail', months: 12 });
  await popup.getByRole('button', { name: 'Check another app' }).click();
  await lookThrough(healthy);
  await popup.getByText('Everything that was looked at is as this helpdesk needs it.').waitFor();

  const written = world.log.entries.filter(({ method }) => method !== 'GET');
  expect(written.map(({ path }) => path)).toEqual([]);
  await popup.getByRole('button', { name: 'Set it right, step by step' }).click();
  await waitForCheck(session, 'permissions', 'pass');
  expect((await session.state()).active?.guide.steps.map(({ id }) => id)).toContain('deliver');
});
