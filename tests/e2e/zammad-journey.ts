import { expect } from 'vitest';
import { type PracticeAdmin, signIn } from '../world/admin';
import type { PopupUser } from '../world/popup-user';
import { helpdeskUrl, mailbox, type Session, waitForCheck } from './session';

const zammadToken = 'practice-zammad-token';

/** The whole job for Zammad, from nothing registered to settings delivered; gives the app's client ID. */
export async function setUpZammad(
  session: Session,
  { admin, popup }: { admin: PracticeAdmin; popup: PopupUser },
): Promise<string> {
  const { world } = session;
  await popup.startSetup({
    helpdesk: 'Zammad',
    variantId: 'microsoft_graph',
    address: helpdeskUrl,
    mailbox,
  });
  const { guide, variant } = (await session.state()).active ?? {};
  const redirectUri = guide?.redirectUri ?? '';
  expect(redirectUri).toBe(`${helpdeskUrl}/api/v1/external_credentials/microsoft_graph/callback`);

  const clientId = await admin.register({ name: 'Zammad', platform: 'Web', redirectUri });
  await waitForCheck(session, 'client-id', 'pass');
  await admin.addPermissions(variant?.permissions.map(({ name }) => name) ?? []);
  await waitForCheck(session, 'permissions', 'pass');
  await admin.grantConsent();
  await waitForCheck(session, 'admin-consent', 'pass');
  await admin.addSecret('Zammad mail');
  await waitForCheck(session, 'client-secret', 'pass');
  await admin.openMenu('Authentication');
  await waitForCheck(session, 'redirect-uri', 'pass');

  await signIn(await popup.startTest(), mailbox);
  await popup.testPassed();
  await popup.deliver(zammadToken);

  const [stored] = world.helpdesk.state.externalCredentials;
  expect(stored).toMatchObject({
    name: 'microsoft_graph',
    credentials: {
      client_id: clientId,
      client_secret: world.directory.app(clientId).secrets[0]?.value,
      client_tenant: world.directory.tenant.id,
    },
  });
  expect(world.helpdesk.state.callbacks, 'the code never reaches the helpdesk').toEqual([]);
  return clientId;
}
