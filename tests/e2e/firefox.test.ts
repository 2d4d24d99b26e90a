import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PracticeAdmin } from '../world/admin';
import { findFirefox } from '../world/firefox';
import { PopupUser } from '../world/popup-user';
import type { PortalSettings } from '../world/portal/shared/model';
import { openFirefoxSession, type Session } from './session';
import { setUpZammad } from './zammad-journey';

/** The whole job in Firefox, with the build as it is installed: permissions are asked for by the popup's click. */
describe.skipIf(!findFirefox()).each<[PortalSettings['layout']]>([['classic'], ['fluent9']])(
  'Firefox, %s',
  (layout) => {
    let session: Session;
    beforeAll(async () => {
      session = await openFirefoxSession();
      session.world.portal.settings.layout = layout;
    });
    afterAll(() => session?.close());

    test('Zammad: from nothing registered to settings delivered', async () => {
      const popup = new PopupUser(session.popup);
      const admin = new PracticeAdmin(await session.context.newPage(), session.world);
      await setUpZammad(session, { admin, popup });
      expect(session.browser.refusedHosts).toEqual([]);
    });
  },
);
