import { at, type Guide, inOrder } from './guide';

const line = (paragraph: string) => `Configure Authorization, ${paragraph}`;
const email = at('helpdesk', line('Remote Mailbox tab'));
const config = at('helpdesk', line('IdP Config'));
const open = at('portal', line('App Registrations'));
const register = at('portal', line('registration form'));
const permissions = at('portal', line('API permissions'));
const consent = at('portal', line('Grant admin consent'));
const secret = at('portal', line('Certificates & secrets'));
const secretField = at('helpdesk', line('Client Secret field'));
const overview = at('portal', line('Overview tab'));
const idField = at('helpdesk', line('Client ID field'));
const endpoints = at('portal', line('Endpoints tab'));
const endpointFields = at('helpdesk', line('endpoint fields'));

export const osticket: Guide = {
  recipeId: 'osticket',
  variantId: 'imap',
  title: 'Microsoft Authorization Guide',
  url: 'https://docs.osticket.com/en/latest/OAuth2/Microsoft%20Authorization%20Guide.html',
  actions: inOrder(
    email.press('Emails'),
    email.press('The system email'),
    email.press('Remote Mailbox'),
    email.choose('Authentication', 'OAuth2 - Microsoft'),
    email.press('Config'),
    config.press('IdP Config'),
    config.copy('Callback Endpoint'),
    open.press('Microsoft Entra ID'),
    open.press('App registrations'),
    open.press('New registration'),
    register.type('Name', 'osTicket'),
    register.choose('Select a platform', 'Web', 'platform'),
    register.paste('Redirect URI', 'redirect-uri'),
    register.press('Register', 'account-type'),
    permissions.press('API permissions'),
    permissions.press('Add a permission'),
    permissions.press('Microsoft Graph'),
    permissions.press('Delegated permissions'),
    permissions.tick(['offline_access', 'IMAP.AccessAsUser.All', 'POP.AccessAsUser.All', 'SMTP.Send']),
    permissions.press('Add permissions'),
    consent.press('Grant admin consent', 'consent'),
    consent.press('Yes'),
    secret.press('Certificates & secrets'),
    secret.press('New client secret'),
    secret.type('Description', 'osTicket'),
    secret.choose('Expires', '12 months'),
    secret.press('Add'),
    secret.copy('Value', 'secret'),
    secretField.paste('Client Secret', 'carried'),
    overview.press('Overview'),
    overview.copy('Application (client) ID'),
    idField.paste('Client ID', 'carried'),
    endpoints.press('Endpoints'),
    endpoints.copy('OAuth 2.0 authorization endpoint (v2)'),
    endpointFields.paste('Authorization Endpoint', 'carried'),
    endpoints.copy('OAuth 2.0 token endpoint (v2)'),
    endpointFields.paste('Token Endpoint', 'carried'),
    endpointFields.press('Submit'),
  ),
};
