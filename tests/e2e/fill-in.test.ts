import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PracticeAdmin } from '../world/admin';
import { PanelUser } from '../world/panel-user';
import { PopupUser } from '../world/popup-user';
import type { PortalSettings } from '../world/portal/shared/model';
import { helpdeskUrl, mailbox, openSession, type Session, waitForCheck } from './session';

const redirectUri = `${helpdeskUrl}/api/v1/external_credentials/microsoft_graph/callback`;

/** The portal's forms filled in from the panel, in each kind of page; what saves them is pressed by the admin alone. */
describe.each<[PortalSettings['layout']]>([['classic'], ['fluent8'], ['fluent9']])('%s', (layout) => {
  let session: Session;
  let admin: PracticeAdmin;
  let panel: PanelUser;

  beforeAll(async () => {
    session = await openSession();
    session.world.portal.settings.layout = layout;
    await new PopupUser(session.popup).startSetup({
      helpdesk: 'Zammad',
      variantId: 'microsoft_graph',
      address: helpdeskUrl,
      mailbox,
    });
    admin = new PracticeAdmin(await session.context.newPage(), session.world);
    panel = new PanelUser(admin.page);
    await admin.openRegister();
  });
  afterAll(() => session?.close());

  const platform = () => admin.blade.getByRole('combobox', { name: 'Select a platform' }).first();
  /** Whether the panel is over this, as the admin sees it. */
  const covers = async (control: Locator): Promise<boolean> => {
    const [panelBox, box] = await Promise.all([panel.corners(), control.boundingBox()]);
    if (!panelBox || !box) return false;
    const [left, top, right, bottom] = panelBox;
    return box.x < right && left < box.x + box.width && box.y < bottom && top < box.y + box.height;
  };
  const text = async (name: string) => admin.field(name).inputValue();

  test('the registration, taken back and filled in again', async () => {
    await panel.press(/^Fill in: Name/);
    await expect.poll(() => text('Name')).toBe('Zammad');
    await panel.press('Take it back');
    await expect.poll(() => text('Name')).toBe('');
    // The panel has seen the empty field.
    await panel.waitFor(/^Fill in: Name/);
    await panel.press('Fill in all');
    await expect.poll(() => text('Redirect URI (optional)')).toBe(redirectUri);
    expect(await text('Name')).toBe('Zammad');
    expect(await platform().textContent()).toContain('Web');
    await expect.poll(() => panel.announced()).toContain('Redirect URI: Filled in.');
    expect(session.world.directory.apps, 'nothing is registered').toEqual([]);
    await admin.submitRegistration();
    await waitForCheck(session, 'client-id', 'pass');
    const app = session.world.directory.app(await admin.registeredClientId());
    expect(app).toMatchObject({
      displayName: 'Zammad',
      signInAudience: 'AzureADMyOrg',
      redirectUris: [{ platform: 'web', uri: redirectUri }],
    });
  });

  test('the secret, with the time that is advised', async () => {
    await admin.openMenu('Credentials');
    await admin.press(admin.blade, 'New client secret');
    await expect.poll(() => covers(admin.field('Description')), { timeout: 10_000 }).toBe(false);
    expect(await covers(admin.page.locator('[data-telemetryname="Menu-Credentials"]').first())).toBe(false);
    expect(await panel.corners(), 'there is room for it beside the pane').not.toBeNull();
    await panel.press('Fill in all');
    await expect.poll(() => text('Description')).toBe('Zammad');
    await expect.poll(() => panel.announced()).toContain('Expires: Filled in.');
    const app = session.world.directory.app(await admin.registeredClientId());
    expect(app.secrets, 'nothing is added').toEqual([]);
    await admin.press(admin.blade, 'Add');
    await waitForCheck(session, 'client-secret', 'pass');
    await panel.press('I have kept it safe');
    await expect.poll(async () => (await session.state()).active?.setup.secret?.keptSafe).toBe(true);
  });
});
