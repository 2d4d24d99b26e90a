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

// Facts: knowledge/helpdesks.md §3.6 (source of microsoft_outlook).

const general = 'Settings > General Settings > Custom Email Servers > Outlook';
const parameters = 'Settings > Technical > System Parameters';

const settings: Variant['settings'] = [
  { key: 'microsoft_outlook_client_id', label: 'ID', value: '{clientId}', where: general },
  {
    key: 'microsoft_outlook_client_secret',
    label: 'Secret',
    value: '{clientSecret}',
    secret: true,
    where: general,
  },
];

const shared = {
  flow: 'authorization-code',
  redirectUri: { platform: 'web', template: '{helpdeskOrigin}/microsoft_outlook/confirm' },
  publicClient: false,
  secret: secretAdvice('Odoo'),
  permissions: [
    { ...offlineAccess, why: 'Brings the refresh token, with which Odoo renews its access.' },
    { ...imapAccess, why: 'For the incoming mail server.' },
    { ...smtpSend, why: 'For the outgoing mail server.' },
  ],
  adminConsent: consent.delegated('IMAP.AccessAsUser.All'),
  signIn: signIn.mailbox('Odoo'),
  hosts: [hosts.signIn, hosts.imap, hosts.smtp],
  // Odoo asks for one of the two at each server's own sign-in; the test asks for both at once.
  scopes: {
    values: [
      'offline_access',
      'https://outlook.office.com/IMAP.AccessAsUser.All',
      'https://outlook.office.com/SMTP.Send',
    ],
    separator: ' ',
  },
  destinations: [
    { kind: 'checklist' },
    { kind: 'odoo-shell', fileName: 'odoo-outlook-parameters.py' },
    { kind: 'json-file' },
  ],
  afterwards: [
    'Switch on the developer mode, and open Settings > Technical > Incoming Mail Servers. Add one of the type "Outlook OAuth Authentication" with the mailbox as user name, and choose "Connect your Outlook account".',
    'Do the same under Outgoing Mail Servers: it signs in by itself.',
    bothDirections,
  ],
} satisfies Partial<Variant>;

const sharedWarnings: Variant['warnings'] = [
  {
    severity: 'warning',
    text: 'Odoo makes the redirect URI from its parameter web.base.url. If that says http, or another host, Microsoft refuses the sign-in (AADSTS50011). Set web.base.url.freeze to keep it.',
  },
  warnings.imap,
  warnings.smtp,
  warnings.primaryAddress,
];

/** Odoo (LGPL core, Python), its mail gateway. */
export const odoo: Recipe = {
  schemaVersion: 1,
  id: 'odoo',
  name: 'Odoo',
  vendor: 'Odoo S.A.',
  description: "Connects Odoo's mail servers, and with them Helpdesk, to a Microsoft 365 mailbox.",
  appName: 'Odoo',
  questions: [
    {
      id: 'helpdeskUrl',
      label: "Odoo's address",
      hint: 'The parameter web.base.url. The redirect URI is made from it.',
      kind: 'https-url',
      required: true,
      example: 'https://odoo.example.com',
    },
    questions.mailbox(),
  ],
  prerequisites: [
    prerequisites.registrar,
    'An Odoo administrator, and the module "Microsoft Outlook" (microsoft_outlook) installed.',
    prerequisites.https,
    prerequisites.mailbox,
  ],
  variants: [
    {
      ...shared,
      id: 'tenant',
      name: "Your tenant's endpoint",
      summary: 'With one more system parameter, which lets you use a single tenant app.',
      recommended: true,
      accountTypes: ['AzureADMyOrg', 'AzureADMultipleOrgs'],
      endpoints: { given: 'urls', tenant: 'tenant-id' },
      settings: [
        ...settings,
        {
          key: 'microsoft.outlook.endpoint',
          label: 'microsoft.outlook.endpoint',
          value: 'https://login.microsoftonline.com/{tenantId}/oauth2/v2.0/',
          default: 'https://login.microsoftonline.com/common/oauth2/v2.0/',
          where: parameters,
          note: 'Add the parameter before you connect a server. The slash at the end belongs to it.',
        },
      ],
      warnings: sharedWarnings,
    },
    {
      ...shared,
      id: 'common',
      name: 'Endpoint as delivered',
      summary: 'Without the system parameter, as on Odoo Online: the app has to accept other organizations.',
      accountTypes: ['AzureADandPersonalMicrosoftAccount', 'AzureADMultipleOrgs'],
      endpoints: { given: 'built-in', tenant: 'common' },
      settings,
      warnings: [warnings.common('Odoo'), ...sharedWarnings],
    },
  ],
  departures: [
    {
      guideSays: 'Choose accounts in any organization and personal accounts.',
      weDo: "We advise a single tenant app and your tenant's endpoint.",
      why: 'Odoo signs in at /common only as long as microsoft.outlook.endpoint is not set; with it nobody else has to be let in.',
    },
    {
      guideSays: 'The guide has no step for admin consent.',
      weDo: 'It is a step here, and is checked.',
      why: 'Since November 2025 users can no longer consent to IMAP access for an app by default.',
    },
  ],
  sources: [
    {
      title: 'Odoo: Microsoft Azure OAuth',
      url: 'https://www.odoo.com/documentation/18.0/applications/general/email_communication/azure_oauth.html',
    },
    {
      title: 'Odoo: source of microsoft_outlook',
      url: 'https://github.com/odoo/odoo/tree/18.0/addons/microsoft_outlook',
    },
    sources.mailOAuth,
    sources.consentPolicy,
  ],
};
