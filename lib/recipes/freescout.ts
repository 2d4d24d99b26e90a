import { imapAccess, offlineAccess, smtpSend } from './graph-permissions';
import type { Recipe, Variant } from './schema';
import {
  bothDirections,
  consent,
  hosts,
  prerequisites,
  secretAdvice,
  signIn,
  sources,
  warnings,
} from './shared';

// Facts: knowledge/helpdesks.md §3.1 (source, August 2026).

const pages = {
  incoming: 'Mailbox > Connection Settings > Fetching Emails',
  outgoing: 'Mailbox > Connection Settings > Sending Emails',
};

const wiki =
  'https://github.com/freescout-help-desk/freescout/wiki/Connect-FreeScout-to-Microsoft-365-Exchange-via-oAuth';

/** FreeScout keeps the client ID as user name and the secret as password. */
const settings = (username: string): Variant['settings'] => [
  {
    key: 'in_protocol',
    label: 'Protocol',
    value: 'IMAP',
    type: 'choice',
    choices: ['IMAP', 'POP3'],
    where: pages.incoming,
  },
  { key: 'in_server', label: 'IMAP Server', value: 'outlook.office365.com', where: pages.incoming },
  { key: 'in_port', label: 'Port', value: '993', type: 'number', where: pages.incoming },
  { key: 'in_username', label: 'Username', value: username, where: pages.incoming },
  { key: 'in_password', label: 'Password', value: '{clientSecret}', secret: true, where: pages.incoming },
  {
    key: 'in_encryption',
    label: 'Encryption',
    value: 'SSL',
    type: 'choice',
    choices: ['None', 'SSL', 'TLS'],
    where: pages.incoming,
  },
  { key: 'out_server', label: 'SMTP Server', value: 'smtp.office365.com', where: pages.outgoing },
  { key: 'out_port', label: 'Port', value: '587', type: 'number', where: pages.outgoing },
  { key: 'out_username', label: 'Username', value: username, where: pages.outgoing },
  { key: 'out_password', label: 'Password', value: '{clientSecret}', secret: true, where: pages.outgoing },
  {
    key: 'out_encryption',
    label: 'Encryption',
    value: 'TLS',
    type: 'choice',
    choices: ['None', 'SSL', 'TLS'],
    where: pages.outgoing,
  },
];

const shared = {
  flow: 'authorization-code',
  // /common is built in.
  accountTypes: ['AzureADMultipleOrgs', 'AzureADandPersonalMicrosoftAccount'],
  endpoints: { given: 'built-in', tenant: 'common' },
  redirectUri: { platform: 'web', template: '{helpdeskUrl}/mailbox/oauth' },
  publicClient: false,
  secret: secretAdvice('FreeScout'),
  permissions: [
    { ...offlineAccess, why: 'Lets FreeScout go on fetching mail when nobody is signed in.' },
    { ...imapAccess, why: 'Fetches mail by IMAP.' },
    { ...smtpSend, why: 'Sends replies by SMTP.' },
  ],
  adminConsent: consent.delegated('IMAP.AccessAsUser.All'),
  hosts: [hosts.signIn, hosts.imap, hosts.smtp],
  scopes: {
    values: [
      'offline_access',
      'https://outlook.office.com/IMAP.AccessAsUser.All',
      'https://outlook.office.com/SMTP.Send',
    ],
    separator: ' ',
  },
  destinations: [
    { kind: 'form-fill', page: pages.incoming, by: 'name' },
    { kind: 'form-fill', page: pages.outgoing, by: 'name' },
    { kind: 'checklist' },
    { kind: 'json-file' },
  ],
  warnings: [
    warnings.common('FreeScout'),
    warnings.imap,
    warnings.smtp,
    {
      severity: 'info',
      text: 'FreeScout has fields for "Username" and "Password": the client ID and the client secret go there. A secret with special characters must arrive whole; check it if Microsoft answers AADSTS7000215.',
      source: 'https://github.com/freescout-help-desk/freescout/issues/5550',
    },
    warnings.refreshLife,
  ],
} satisfies Partial<Variant>;

const afterwards = [
  `In FreeScout open the mailbox, ${pages.incoming}, enter the values and save.`,
  'Choose "Connect" under the password and sign in. Then do the same under "Sending Emails".',
  bothDirections,
];

/** FreeScout (AGPL, PHP). */
export const freescout: Recipe = {
  schemaVersion: 1,
  id: 'freescout',
  name: 'FreeScout',
  vendor: 'FreeScout',
  description: 'Lets FreeScout fetch and send the mail of a Microsoft 365 mailbox by IMAP and SMTP.',
  appName: 'FreeScout',
  questions: [
    {
      id: 'helpdeskUrl',
      label: "FreeScout's address",
      hint: 'The APP_URL of its .env file, with its folder if it has one. The redirect URI is made from it.',
      kind: 'https-url',
      required: true,
      example: 'https://support.example.com',
    },
    {
      id: 'mailbox',
      label: 'Mailbox',
      hint: 'The address whose mail becomes conversations.',
      kind: 'email',
      required: true,
      example: 'support@example.com',
    },
  ],
  prerequisites: [
    prerequisites.registrar,
    'A FreeScout administrator.',
    prerequisites.https,
    prerequisites.mailbox,
  ],
  variants: [
    {
      ...shared,
      id: 'imap',
      name: 'Own mailbox',
      summary: 'The mailbox account itself signs in.',
      recommended: true,
      signIn: signIn.mailbox('FreeScout'),
      settings: settings('{clientId}'),
      afterwards,
    },
    {
      ...shared,
      id: 'imap-shared',
      name: 'Shared mailbox',
      summary: 'A user with full access signs in; the user name says which mailbox is meant.',
      signIn: signIn.delegate,
      settings: settings('{mailbox}:{clientId}'),
      afterwards,
    },
  ],
  departures: [
    {
      guideSays: 'Choose the account type that suits you.',
      weDo: 'We ask for an app that accepts other organizations.',
      why: 'FreeScout signs in at /common and cannot be told otherwise; a single tenant app is refused there (AADSTS50194).',
    },
    {
      guideSays: 'Admin consent is not a step of its own.',
      weDo: 'It is one here, and is checked.',
      why: 'Since November 2025 users can no longer consent to IMAP access for an app by default.',
    },
  ],
  sources: [
    { title: 'FreeScout: connecting to Microsoft 365', url: wiki },
    {
      title: 'FreeScout: single tenant apps are refused',
      url: 'https://github.com/freescout-help-desk/freescout/issues/2439',
    },
    sources.mailOAuth,
    sources.consentPolicy,
  ],
};
