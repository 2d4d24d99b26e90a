import { at, type Guide, inOrder } from './guide';

const register = at('portal', 'Register an Application');
const permissions = at('portal', 'Delegated permission to Microsoft Graph');
const consent = at('portal', 'Admin Consent Button');
const authentication = at('portal', 'Authentication Settings');
const values = at('portal', 'ESM Platform Settings, where the ID and the endpoint are found');
const settings = at('helpdesk', 'ESM Platform Settings');

const typed = (key: string, value: string) => [
  settings.type('Filter', key),
  settings.type(key, value, 'carried'),
];

export const matrix42: Guide = {
  recipeId: 'matrix42',
  variantId: 'platform',
  title: 'Using OAuth2 with O365',
  url: 'https://efecte.helpjuice.com/en_US/other-technical-esm-documentation/using-oauth2-with-o365',
  actions: inOrder(
    register.type('Search of the portal', 'Microsoft Entra ID'),
    register.press('Microsoft Entra ID'),
    register.press('App registrations'),
    register.press('New registration'),
    register.type('Name', 'Efecte ESM'),
    register.press('Register'),
    permissions.press('API permissions'),
    permissions.press('Add a permission'),
    permissions.press('Microsoft Graph'),
    permissions.press('Delegated permissions'),
    permissions.tick(['IMAP.AccessAsUser.All', 'SMTP.Send', 'openid', 'offline_access']),
    permissions.press('Add permissions'),
    consent.press('Grant admin consent', 'consent'),
    consent.press('Yes'),
    authentication.press('Authentication'),
    authentication.press('Advanced settings'),
    authentication.press('Default client type: Yes', 'public-client'),
    authentication.press('Save'),
    values.press('Overview'),
    values.copy('Application (client) ID'),
    values.press('Endpoints'),
    values.copy('OAuth 2.0 authorization endpoint (v2)'),
    settings.press('Maintenance'),
    settings.press('System settings'),
    settings.press('Edit Platform Settings'),
    typed('mail.store.oauth.enabled', 'true'),
    typed('mail.transport.oauth.enabled', 'true'),
    settings.type('Filter', 'mail.oauth.authorize.endpoint'),
    settings.paste('mail.oauth.authorize.endpoint', 'carried'),
    settings.type('Filter', 'mail.oauth.client.id'),
    settings.paste('mail.oauth.client.id', 'carried'),
    settings.type('Filter', 'mail.oauth.scopes'),
    settings.fromGuide('mail.oauth.scopes'),
    settings.press('Save'),
  ),
};
