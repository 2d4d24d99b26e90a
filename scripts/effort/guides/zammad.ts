import { at, type Guide, inOrder } from './guide';

const register = at('portal', 'Step 1, "Add an App Registration"');
const callback = at('helpdesk', 'Step 1, "Redirect URI"');
const permissions = at('portal', 'Step 2, "Add API permissions"');
const values = at('portal', 'Step 3, "Connect your Microsoft app", the IDs');
const secret = at('portal', 'Step 3, the client secret');
const form = at('helpdesk', 'Step 3, into the admin panel');

export const zammad: Guide = {
  recipeId: 'zammad',
  variantId: 'microsoft365',
  title: 'Register an OAuth App',
  url: 'https://admin-docs.zammad.org/en/latest/channels/microsoft365/index.html',
  actions: inOrder(
    register.press('App registrations'),
    register.press('New registration'),
    register.type('Name', 'Zammad'),
    callback.press('Channels'),
    callback.press('Microsoft 365'),
    callback.press('Connect Microsoft 365 App'),
    callback.copy('Your callback URL'),
    register.choose('Select a platform', 'Web', 'platform'),
    register.paste('Redirect URI', 'redirect-uri'),
    register.press('Register', 'account-type'),
    permissions.press('API permissions'),
    permissions.press('Add a permission'),
    permissions.press('Microsoft Graph'),
    permissions.press('Delegated permissions'),
    permissions.tick(['email', 'offline_access', 'openid', 'profile', 'IMAP.AccessAsUser.All', 'SMTP.Send']),
    permissions.press('Add permissions', 'consent'),
    values.press('Overview'),
    values.copy('Application (client) ID'),
    form.paste('Client ID', 'carried'),
    values.copy('Directory (tenant) ID'),
    form.paste('Client Tenant', 'carried'),
    secret.press('Certificates & secrets'),
    secret.press('New client secret'),
    secret.type('Description', 'Zammad'),
    secret.press('Add'),
    secret.copy('Value', 'secret'),
    form.paste('Client Secret', 'carried'),
    form.press('Submit'),
  ),
  silent: 'the consent, which it wants an administrator to give while connecting the account',
};
