import { at, type Guide, helpdesk, inOrder } from './guide';

const register = at('portal', 'Step 1');
const secret = at('portal', 'Step 2');
const permissions = at('portal', 'Step 3');
const form = at('helpdesk', 'Step 4');

export const freeitsm: Guide = {
  recipeId: 'freeitsm',
  variantId: 'delegated',
  title: 'Enterprise Application Setup Guide',
  url: null,
  actions: inOrder(
    register.type('Search of the portal', 'App registrations'),
    register.press('App registrations'),
    register.press('New registration'),
    register.type('Name', 'FreeITSM'),
    register.choose('Select a platform', 'Web', 'platform'),
    register.type('Redirect URI', `${helpdesk}/oauth_callback.php`, 'redirect-uri'),
    register.press('Register'),
    register.copy('Application (client) ID'),
    register.copy('Directory (tenant) ID'),
    secret.press('Certificates & secrets'),
    secret.press('New client secret'),
    secret.type('Description', 'FreeITSM Secret'),
    secret.choose('Expires', '24 months'),
    secret.press('Add'),
    secret.copy('Value', 'secret'),
    permissions.press('API permissions'),
    permissions.press('Add a permission'),
    permissions.press('Microsoft Graph'),
    permissions.press('Delegated permissions', 'permission-type'),
    permissions.tick(['Mail.Read', 'Mail.Send', 'offline_access']),
    permissions.press('Add permissions'),
    permissions.press('Grant admin consent', 'consent'),
    permissions.press('Yes'),
    form.press('Admin Settings'),
    form.press('Mailbox Settings'),
    form.paste('Tenant ID', 'carried'),
    form.paste('Application ID', 'carried'),
    form.paste('Client Secret', 'carried'),
    form.type('OAuth Redirect URI', `${helpdesk}/oauth_callback.php`, 'carried'),
    form.press('Save'),
  ),
  silent:
    "the mailbox's own address, and Mail.ReadWrite, without which FreeITSM can't do what it does by default",
};
