import { describe, expect, it } from 'vitest';
import { findRecipe, findVariant } from '../../../lib/recipes';
import type { Variant } from '../../../lib/recipes/schema';

/** What the products do, as knowledge/helpdesks.md has it: scope string, redirect URI, choices of the guide. */

const variantOf = (path: string): Variant => {
  const [recipeId = '', variantId = ''] = path.split('/');
  const recipe = findRecipe(recipeId);
  const variant = recipe && findVariant(recipe, variantId);
  if (!variant) throw new Error(`no variant ${path}`);
  return variant;
};

const imapAndSmtp =
  'offline_access https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send';

it.each([
  ['freeitsm/delegated', 'openid email offline_access User.Read Mail.Read Mail.ReadWrite Mail.Send'],
  ['freeitsm/app-only', 'https://graph.microsoft.com/.default'],
  ['osticket/imap', imapAndSmtp],
  [
    'osticket/pop',
    'offline_access https://outlook.office.com/POP.AccessAsUser.All https://outlook.office.com/SMTP.Send',
  ],
  ['osticket/imap-old-plugin', imapAndSmtp],
  ['serviceops/incoming-imap', 'offline_access https://outlook.office365.com/IMAP.AccessAsUser.All'],
  ['serviceops/incoming-pop', 'offline_access https://outlook.office365.com/POP.AccessAsUser.All'],
  ['serviceops/incoming-mapi', 'offline_access https://outlook.office365.com/EWS.AccessAsUser.All'],
  ['serviceops/outgoing-smtp', 'offline_access https://outlook.office365.com/SMTP.Send'],
  ['serviceops/outgoing-mapi', 'offline_access https://outlook.office365.com/EWS.AccessAsUser.All'],
  ['freescout/imap', imapAndSmtp],
  ['glpi/imap', 'openid email offline_access https://outlook.office.com/IMAP.AccessAsUser.All'],
  ['znuny/client-credentials', 'https://outlook.office365.com/.default'],
])('%s asks for exactly: %s', (path, scopes) => {
  const { values, separator } = variantOf(path).scopes;
  expect(values.join(separator)).toBe(scopes);
});

it.each([
  ['freeitsm/delegated', '{helpdeskUrl}/oauth_callback.php'],
  ['freeitsm/app-only', undefined],
  ['osticket/imap', '{helpdeskUrl}/api/auth/oauth2'],
  ['serviceops/imap-smtp', '{helpdeskUrl}/oauth/callback'],
  ['matrix42/platform', undefined],
  ['zammad/microsoft365', '{helpdeskOrigin}/api/v1/external_credentials/microsoft365/callback'],
  ['zammad/microsoft_graph', '{helpdeskOrigin}/api/v1/external_credentials/microsoft_graph/callback'],
  ['freescout/imap', '{helpdeskUrl}/mailbox/oauth'],
  ['znuny/authorization-code', '{helpdeskUrl}/get-oauth2-token-by-authorization-code.pl'],
  ['odoo/tenant', '{helpdeskOrigin}/microsoft_outlook/confirm'],
])('%s answers at %s', (path, template) => {
  expect(variantOf(path).redirectUri?.template).toBe(template);
});

describe('every choice of a guide is a variant', () => {
  it.each([
    ['freeitsm', ['delegated', 'app-only']],
    ['osticket', ['imap', 'pop', 'imap-shared', 'imap-old-plugin']],
    [
      'serviceops',
      [
        'imap-smtp',
        'incoming-imap',
        'incoming-pop',
        'outgoing-smtp',
        'incoming-mapi',
        'outgoing-mapi',
        'personal-imap',
        'personal-pop',
        'personal-smtp',
      ],
    ],
    ['matrix42', ['platform', 'mailtask', 'platform-one-switch', 'mailtask-one-switch']],
    ['zammad', ['microsoft_graph', 'microsoft_graph_shared', 'microsoft365']],
    ['generic', ['imap-smtp', 'pop-smtp', 'smtp', 'graph', 'graph-app']],
  ])('%s', (id, variants) => {
    expect(findRecipe(id)?.variants.map((variant) => variant.id)).toEqual(variants);
  });
});

describe('single facts', () => {
  const settingOf = (path: string, key: string) => variantOf(path).settings.find((s) => s.key === key);

  it('ServiceOps gives each server its own scope, also where one app serves both', () => {
    expect(settingOf('serviceops/imap-smtp', 'in.scope')?.value).toContain('IMAP.AccessAsUser.All');
    expect(settingOf('serviceops/imap-smtp', 'in.scope')?.value).not.toContain('SMTP');
    expect(settingOf('serviceops/imap-smtp', 'out.scope')?.value).not.toContain('IMAP');
    expect(settingOf('serviceops/imap-smtp', 'out.port')?.value).toBe('587');
  });

  it('osTicket switches strict matching off for a shared mailbox alone', () => {
    expect(settingOf('osticket/imap-shared', 'strict_matching')?.value).toBe('false');
    expect(settingOf('osticket/imap', 'strict_matching')?.value).toBeUndefined();
  });

  it("osTicket's older plugin has a field more, which is never delivered", () => {
    expect(settingOf('osticket/imap-old-plugin', 'urlResourceOwnerDetails')).toMatchObject({
      default: 'https://outlook.office.com/api/v2.0/me',
    });
    expect(settingOf('osticket/imap-old-plugin', 'urlResourceOwnerDetails')?.value).toBeUndefined();
    expect(settingOf('osticket/imap', 'urlResourceOwnerDetails')).toBeUndefined();
  });

  it("FreeITSM's app-only mailbox has neither redirect URI nor scopes", () => {
    const keys = variantOf('freeitsm/app-only').settings.map(({ key }) => key);
    expect(keys).not.toContain('oauth_redirect_uri');
    expect(keys).not.toContain('oauth_scopes');
    expect(settingOf('freeitsm/app-only', 'auth_mode')?.value).toBe('app_only');
    expect(settingOf('freeitsm/delegated', 'imported_action')).toMatchObject({ default: 'delete' });
  });

  it('Zammad knows the US Government cloud in its Graph channel alone', () => {
    expect(variantOf('zammad/microsoft_graph').clouds).toContain('us-gov');
    expect(variantOf('zammad/microsoft365').clouds).toBeUndefined();
    expect(settingOf('zammad/microsoft_graph', 'cloud')).toMatchObject({
      value: 'us_gov',
      clouds: ['us-gov'],
    });
  });

  it.each([
    ['platform', 'mail.store.oauth.enabled mail.transport.oauth.enabled'],
    ['mailtask', 'mail.store.oauth.enabled mail.transport.oauth.enabled'],
    ['platform-one-switch', 'mail.oauth.enabled'],
    ['mailtask-one-switch', 'mail.oauth.enabled'],
  ])('Matrix42, %s, switches on by %s', (id, spelling) => {
    const on = variantOf(`matrix42/${id}`).settings.filter(({ value }) => value === 'true');
    expect(on.map(({ key }) => key).join(' ')).toBe(spelling);
    expect(settingOf(`matrix42/${id}`, 'mail.oauth.enabled')?.note).toBeTruthy();
  });
});
