import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createOsticket, makeEmail, type Osticket } from '../world/helpdesk/osticket';
import { pluginDefaults } from '../world/helpdesk/osticket-form';
import { helpdeskUrl, mailbox, openSession, type Session } from './session';
import {
  clientId,
  finishSetup,
  hardSecret,
  SessionDeliveryUser,
  signInToOsticket,
  tenantId,
} from './session-delivery';

const login = `https://login.microsoftonline.com/${tenantId}/oauth2/v2.0`;
const redirectUri = `${helpdeskUrl}/api/auth/oauth2`;
const outlook = 'https://outlook.office.com';

let session: Session;
let osticket: Osticket;
let user: SessionDeliveryUser;
beforeEach(async () => {
  session = await openSession();
  osticket = createOsticket();
  session.world.addHost('helpdesk.example', osticket.handle);
  user = new SessionDeliveryUser(session);
});
afterEach(() => session?.close());

const signIn = () => signInToOsticket(session);

const prepare = (variantId = 'imap') =>
  finishSetup(session, { recipeId: 'osticket', variantId, address: helpdeskUrl });

const posts = () =>
  osticket.state.received.filter(({ method, path }) => method === 'POST' && path.includes('/auth/config/'));
const stored = () => osticket.state.emails.find(({ address }) => address === mailbox);

/** What osTicket keeps when a person fills in the same values in its own form. */
const asByTheForm = {
  redirectUri,
  clientId,
  clientSecret: hardSecret,
  urlAuthorize: `${login}/authorize`,
  urlAccessToken: `${login}/token`,
  scopes: `offline_access ${outlook}/IMAP.AccessAsUser.All ${outlook}/SMTP.Send`,
};

describe('the settings of an email', () => {
  test.each(['new', 'old'] as const)(
    'arrive as by its own form, byte for byte: the %s plugin',
    async (plugin) => {
      osticket.state.plugin = plugin;
      osticket.state.emails = [makeEmail({ id: 4, address: 'other@contoso.example' }), makeEmail({ id: 9 })];
      await prepare();
      await signIn();
      await user.open();
      await user.look();
      const shown = await user.shown();
      expect(shown.urlAuthorize).toEqual([pluginDefaults[plugin].urlAuthorize, `${login}/authorize`]);
      expect(shown.redirectUri).toEqual([redirectUri, 'the same']);
      expect(shown).not.toHaveProperty('mailbox_host');
      expect(
        await user.popup.getByText(/plugin from before October 2024, which no longer works/).count(),
      ).toBe(plugin === 'old' ? 1 : 0);
      expect(posts()).toEqual([]);
      await user.send();
      const receipt = await user.delivered();
      expect(receipt).toMatchObject({ outcome: 'created', reference: '9' });
      const { urlResourceOwnerDetails, attr_email } = pluginDefaults[plugin];
      expect(stored()?.instance).toEqual({
        name: `${mailbox} (mailbox)`,
        notes: `OAuth2 Authorization for ${mailbox}`,
        isactive: true,
        config: { ...asByTheForm, attr_email, ...(urlResourceOwnerDetails && { urlResourceOwnerDetails }) },
      });
      expect(stored()?.strict).toBe(true);
      expect(osticket.state.emails[0]?.instance).toBeNull();
      // A new entry is saved twice; the secret travels once.
      expect(posts().map(({ body }) => new URLSearchParams(body).get('clientSecret'))).toEqual([
        hardSecret,
        '',
      ]);
      expect((await session.state()).active?.setup.secret?.held).toBe(false);
    },
  );

  test("end at osTicket's own authorization", async () => {
    await prepare();
    await signIn();
    await user.open();
    await user.look();
    await user.send();
    const receipt = await user.delivered();
    const opened = session.context.waitForEvent('page');
    await user.popup.getByRole('link', { name: /do=autho/ }).click();
    await (await opened).waitForURL(/login\.microsoftonline\.com/);
    const url = new URL((await opened).url());
    expect(receipt.next.at(-1)?.key).toBe('osticketAuthorize');
    expect(url.pathname).toBe(`/${tenantId}/oauth2/v2.0/authorize`);
    expect(url.searchParams.get('client_id')).toBe(clientId);
    expect(url.searchParams.get('redirect_uri')).toBe(redirectUri);
  });

  test('of a shared mailbox lose strict matching, also when they are new', async () => {
    await prepare('imap-shared');
    await signIn();
    await user.open();
    await user.look();
    expect((await user.shown()).strict_matching).toEqual(['true', 'false']);
    await user.send();
    const receipt = await user.delivered();
    expect(stored()?.strict).toBe(false);
    expect(receipt.next.at(-1)?.params?.[0]).toBe(
      `${helpdeskUrl}/scp/emails.php?id=1&do=autho&bk=oauth2:msmail:1:1:0`,
    );
  });

  test('that are there keep what is not ours', async () => {
    osticket.state.emails = [
      makeEmail({
        authBackend: 'oauth2:msmail',
        active: true,
        strict: false,
        hasToken: true,
        instance: {
          name: 'Our "mail" & more',
          notes: 'made by <b>Ada</b>',
          isactive: true,
          config: {
            ...asByTheForm,
            clientId: 'old-client',
            clientSecret: 'old',
            redirectUri: `${helpdeskUrl}/helpdesk/api/auth/oauth2`,
            attr_email: 'mail',
          },
        },
      }),
    ];
    await prepare();
    await signIn();
    await user.open();
    await user.look();
    await user.popup.getByText(/osTicket uses the redirect URI .*helpdesk\/api\/auth\/oauth2/).waitFor();
    await user.send();
    expect(await user.delivered()).toMatchObject({ outcome: 'updated' });
    expect(stored()).toMatchObject({
      strict: false,
      active: true,
      hasToken: false,
      instance: {
        name: 'Our "mail" & more',
        notes: 'made by <b>Ada</b>',
        config: { ...asByTheForm, attr_email: 'mail' },
      },
    });
    expect(posts()).toHaveLength(1);
  });

  test('wait for the admin to choose where no email has the address', async () => {
    osticket.state.pageSize = 2;
    osticket.state.emails = [11, 12, 13].map((id) => makeEmail({ id, address: `desk${id}@contoso.example` }));
    await prepare();
    await signIn();
    await user.open();
    await user.look();
    const list = user.popup.getByLabel('Email in osTicket');
    expect(await list.locator('option').allTextContents()).toEqual([
      'Choose…',
      'Support <desk11@contoso.example>',
      'Support <desk12@contoso.example>',
      'Support <desk13@contoso.example>',
    ]);
    expect(await user.popup.getByRole('button', { name: /^Send to/ }).count()).toBe(0);
    await list.selectOption('13');
    await user.send();
    expect(await user.delivered()).toMatchObject({ reference: '13' });
  });
});
