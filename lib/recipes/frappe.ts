import { imapAccess, offlineAccess, smtpSend } from './graph-permissions';
import type { Recipe, Variant } from './schema';
import {
  bothDirections,
  consent,
  hosts,
  prerequisites,
  questions,
  secretAdvice,
  signIn,
  sources,
  warnings,
} from './shared';

// Facts: knowledge/helpdesks.md §3.7 (source of Frappe's Connected App).

const where = 'Integrations > Connected App';
const docs = 'https://docs.frappe.io/framework/user/en/guides/app-development/connected-app';

const mail: Variant = {
  id: 'imap',
  name: 'IMAP and SMTP',
  summary: 'A Connected App, which the Email Account then uses to fetch and to send.',
  recommended: true,
  flow: 'authorization-code',
  accountTypes: ['AzureADMyOrg', 'AzureADMultipleOrgs'],
  endpoints: { given: 'urls', tenant: 'tenant-id' },
  redirectUri: { platform: 'web', template: '{exactAnswer}' },
  publicClient: false,
  secret: secretAdvice('Frappe'),
  permissions: [
    { ...offlineAccess, why: 'Brings the refresh token, with which Frappe renews its access.' },
    { ...imapAccess, why: 'Fetches mail by IMAP.' },
    { ...smtpSend, why: 'Sends mail by SMTP.' },
  ],
  adminConsent: consent.delegated('IMAP.AccessAsUser.All'),
  signIn: signIn.mailbox('Frappe'),
  hosts: [hosts.signIn, hosts.imap, hosts.smtp],
  scopes: {
    values: [
      'offline_access',
      'https://outlook.office.com/IMAP.AccessAsUser.All',
      'https://outlook.office.com/SMTP.Send',
    ],
    separator: ' ',
  },
  settings: [
    { key: 'provider_name', label: 'Provider Name', value: 'Microsoft 365', where },
    { key: 'client_id', label: 'Client Id', value: '{clientId}', where },
    { key: 'client_secret', label: 'Client Secret', value: '{clientSecret}', secret: true, where },
    { key: 'authorization_uri', label: 'Authorization URI', value: '{authorizationEndpoint}', where },
    { key: 'token_uri', label: 'Token URI', value: '{tokenEndpoint}', where },
    { key: 'scopes', label: 'Scopes', value: '{scopes}', where, note: 'One row of the table for each.' },
  ],
  destinations: [{ kind: 'frappe-rest' }, { kind: 'checklist' }, { kind: 'json-file' }],
  afterwards: [
    'In Frappe open the Connected App, choose "Connect" and sign in as the mailbox account.',
    'Open the Email Account of the mailbox, choose OAuth as the method, and the Connected App and the user who connected it.',
    bothDirections,
  ],
  warnings: [
    {
      severity: 'info',
      text: 'The redirect URI ends in a name that Frappe gives the Connected App when it is saved for the first time. That is why the app is created there first and registered at Microsoft after that.',
      source: docs,
    },
    {
      severity: 'warning',
      text: 'The access belongs to the Frappe user who connected it. If that user is disabled, the mail stops.',
    },
    warnings.imap,
    warnings.smtp,
    warnings.primaryAddress,
  ],
};

/** Frappe: ERPNext, Helpdesk and the others of its family (open source, Python). */
export const frappe: Recipe = {
  schemaVersion: 1,
  id: 'frappe',
  name: 'Frappe Helpdesk and ERPNext',
  vendor: 'Frappe',
  description: 'Connects the email accounts of a Frappe site to a Microsoft 365 mailbox.',
  appName: 'Frappe',
  questions: [
    {
      id: 'helpdeskUrl',
      label: 'Redirect URI',
      hint: `As Frappe shows it, to the letter: open ${where}, add one with a provider name, save it and copy "Redirect URI".`,
      kind: 'exact-url',
      required: true,
      example:
        'https://erp.example.com/api/method/frappe.integrations.doctype.connected_app.connected_app.callback/a1b2c3d4e5',
    },
    questions.mailbox(),
  ],
  prerequisites: [
    prerequisites.registrar,
    'A System Manager of the Frappe site, and for the delivery an API key and secret of that user.',
    prerequisites.https,
    prerequisites.mailbox,
  ],
  variants: [mail],
  departures: [
    {
      guideSays: 'Fill in the endpoints from the OpenID configuration.',
      weDo: 'We enter the two endpoints of your tenant.',
      why: 'The configuration at /common gives the endpoints there, which Microsoft refuses for a single tenant app (AADSTS50194).',
    },
  ],
  sources: [{ title: 'Frappe: Connected App', url: docs }, sources.mailOAuth, sources.consentPolicy],
};
