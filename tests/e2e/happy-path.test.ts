import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PracticeAdmin, signIn } from '../world/admin';
import { PopupUser } from '../world/popup-user';
import type { PortalSettings } from '../world/portal/shared/model';
import { mailbox, openSession, type Session, waitForCheck } from './session';
import { setUpZammad } from './zammad-journey';

/** The whole job in each layout of the portal: nothing but the page's words tells the admin where to press. */
describe.each<[PortalSettings['layout']]>([['classic'], ['fluent8'], ['fluent9']])('%s', (layout) => {
  let session: Session;
  let admin: PracticeAdmin;
  let popup: PopupUser;
  beforeEach(async () => {
    session = await openSession();
    session.world.portal.settings.layout = layout;
    popup = new PopupUser(session.popup);
  });
  afterEach(() => session.close());

  // In fluent9 without a mouse: keyboard.test.ts.
  test.skipIf(layout === 'fluent9')('Zammad: from nothing registered to settings delivered', async () => {
    admin = new PracticeAdmin(await session.context.newPage(), session.world);
    await setUpZammad(session, { admin, popup });
  });

  // In the classic layout: every-variant-2.test.ts.
  test.skipIf(layout === 'classic')(
    'Matrix42: public client, proved by a device code, exported as text',
    async () => {
      const { world } = session;
      await popup.startSetup({ helpdesk: 'Matrix42', variantId: 'platform', mailbox });
      admin = new PracticeAdmin(await session.context.newPage(), world);
      const { variant } = (await session.state()).active ?? {};

      const clientId = await admin.register({ name: 'Efecte ESM mail' });
      await waitForCheck(session, 'client-id', 'pass');
      await admin.addPermissions(variant?.permissions.map(({ name }) => name) ?? []);
      await waitForCheck(session, 'permissions', 'pass');
      await admin.grantConsent();
      await waitForCheck(session, 'admin-consent', 'pass');
      await admin.setPublicClientFlows(true);
      await waitForCheck(session, 'public-client', 'pass');

      const page = await popup.startTest();
      await page.getByRole('textbox', { name: 'Code' }).fill(await popup.deviceCode());
      await page.getByRole('button', { name: 'Next' }).click();
      await signIn(page, mailbox);
      await popup.testPassed();

      const text = await popup.download('Settings as text');
      const tenant = world.directory.tenant.id;
      expect(text).toContain(`mail.oauth.client.id=${clientId}`);
      expect(text).toContain(
        `mail.oauth.authorize.endpoint=https://login.microsoftonline.com/${tenant}/oauth2/v2.0/authorize`,
      );
      expect(text).toContain(
        'mail.oauth.scopes=https://outlook.office365.com/IMAP.AccessAsUser.All,https://outlook.office365.com/SMTP.Send',
      );
    },
  );
});
