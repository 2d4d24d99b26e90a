import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSealedDesk } from '../world/helpdesk/example-desk';
import { buildSealedVendor, type SealedVendor } from '../world/helpdesk/sealed-vendor';
import { PopupUser } from '../world/popup-user';
import type { Session } from './session';
import { expectedOf, openVendorSession, sendByToken, vendorBrowsers, walkToPassedTest } from './vendor-walk';

/** A vendor's packages that seal: what comes by its endpoint and what comes by mail, the vendor alone can open. */

let vendor: SealedVendor;
beforeAll(async () => {
  vendor = await buildSealedVendor();
});
afterAll(() => vendor?.remove());

/** What the button asks the background for: of the download itself, Playwright tells nothing here in Firefox. */
async function askForFile({ send }: Session): Promise<string> {
  const reply = await send({ type: 'export', destination: 1, includeSecret: true, untested: false });
  if (!reply.ok) throw new Error(reply.reason);
  return reply.text;
}

describe.each(vendorBrowsers)('in $name', ({ name, isThere }) => {
  test.skipIf(!isThere)("sealed, from the vendor's page to the vendor's endpoint", async () => {
    const desk = await createSealedDesk(vendor.privateJwk);
    const session = await openVendorSession(name, { folder: vendor.folder, handle: desk.handle });
    try {
      const app = await walkToPassedTest(session);
      const file = await (name === 'Firefox'
        ? askForFile(session)
        : new PopupUser(session.popup).download('Sealed file'));
      await sendByToken(session);
      const expected = expectedOf(session, app);
      const secret = expected.settings.client_secret;
      if (!secret) throw new Error('no secret');
      expect([...desk.stored.values()]).toMatchObject([expected]);
      expect(desk.posted).toHaveLength(1);
      for (const text of [...desk.posted, file]) {
        expect(JSON.parse(text)).toMatchObject({ format: 'waymark-sealed', recipe: expected.recipe });
        for (const hidden of [secret, app.clientId]) expect(text).not.toContain(hidden);
        expect(await desk.open(text)).toMatchObject(expected);
      }
      expect(desk.callbacks, 'the code never reaches the helpdesk').toEqual([]);
    } finally {
      await session.close();
    }
  });
});
