import { at, type Guide, helpdesk, inOrder, mailbox } from './guide';

const register = at('portal', 'Incoming, steps 2 and 3');
const values = at('portal', 'Incoming, step 4');
const secret = at('portal', 'Incoming, steps 5 to 7');
const permissions = at('portal', 'Incoming, steps 8 to 10');
const consent = at('portal', 'Incoming, step on admin consent');
const incoming = at('helpdesk', 'Configuring Microsoft Azure in ServiceOps (Incoming)');
const smtp = at('portal', 'Outgoing, steps 2 and 3');
const outgoing = at('helpdesk', 'Configuring Microsoft Azure in ServiceOps (Outgoing)');

/** The same fields of both servers: what was copied in the portal is pasted into each. */
const oauthFields = (form: typeof incoming) =>
  inOrder(
    form.choose('Email Auth Type', 'OAuth'),
    form.paste('Client ID', 'carried'),
    form.paste('Client Secret', 'carried'),
    form.paste('Authorization URL', 'carried'),
    form.paste('Token URL', 'carried'),
    form.fromGuide('Scope'),
    form.press('Save'),
  );

export const serviceops: Guide = {
  recipeId: 'serviceops',
  variantId: 'imap-smtp',
  title: 'Configuring Microsoft Azure for OAuth',
  url: 'https://docs.motadata.com/serviceops-docs/admin-section/support-channels/emails/configuring-microsoft-azure/for-oauth',
  actions: inOrder(
    register.press('App registrations'),
    register.press('New registration'),
    register.type('Name', 'ServiceOps'),
    register.choose('Select a platform', 'Web', 'platform'),
    register.type('Redirect URI', `${helpdesk}/oauth/callback`, 'redirect-uri'),
    register.press('Register', 'account-type'),
    values.copy('Application (client) ID'),
    values.press('Endpoints'),
    values.copy('OAuth 2.0 authorization endpoint (v2)'),
    values.copy('OAuth 2.0 token endpoint (v2)'),
    secret.press('Certificates & secrets'),
    secret.press('New client secret'),
    secret.type('Description', 'ServiceOps'),
    secret.choose('Expires', '12 months'),
    secret.press('Add'),
    secret.copy('Value', 'secret'),
    permissions.press('API permissions'),
    permissions.press('Add a permission'),
    permissions.press('Microsoft Graph'),
    permissions.press('Delegated permissions'),
    permissions.tick(['IMAP.AccessAsUser.All', 'Mail.Read']),
    permissions.press('Add permissions'),
    consent.press('Grant admin consent', 'consent'),
    consent.press('Yes'),
    incoming.press('Admin'),
    incoming.press('Emails'),
    incoming.press('Incoming Email Servers'),
    incoming.press('Add Incoming Email Server'),
    incoming.type('Name', 'Support'),
    incoming.type('Email', mailbox),
    incoming.choose('Email Provider', 'Other', 'carried'),
    incoming.fromGuide('Server'),
    incoming.choose('Protocol', 'IMAP', 'carried'),
    incoming.choose('Security Type', 'SSL', 'carried'),
    oauthFields(incoming),
    smtp.press('API permissions'),
    smtp.press('Add a permission'),
    smtp.press('Microsoft Graph'),
    smtp.press('Delegated permissions'),
    smtp.tick(['SMTP.Send']),
    smtp.press('Add permissions'),
    smtp.press('Grant admin consent', 'consent'),
    smtp.press('Yes'),
    outgoing.press('Outgoing Email Servers'),
    outgoing.press('Add Outgoing Email Servers'),
    outgoing.type('Name', 'Support'),
    outgoing.type('Email', mailbox),
    outgoing.type('Sender Name', 'Support'),
    outgoing.choose('Email Provider', 'Other', 'carried'),
    outgoing.fromGuide('Server'),
    outgoing.choose('Security Type', 'TLS', 'carried'),
    outgoing.press('Authentication Needed', 'carried'),
    outgoing.type('Username', mailbox),
    oauthFields(outgoing),
  ),
  silent:
    'technician group, category and other choices of the helpdesk alone; its step on service principals belongs to another kind of permission',
};
