import {
  email,
  imapAccess,
  mailReadWrite,
  mailReadWriteShared,
  mailSend,
  mailSendShared,
  offlineAccess,
  openid,
  profile,
  smtpSend,
} from './graph-permissions';
import type { Recipe, Variant } from './schema';
import { bothDirections, consent, hosts, prerequisites, signIn, sources, warnings } from './shared';

// Facts: knowledge/helpdesks.md §2.5 (source and documentation of 2026) and seed 004 (an old page of the IMAP channel).

const secret: Variant['secret'] = {
  advisedMonths: 12,
  advice:
    'Zammad stops fetching mail on the day the secret expires: note the date in a calendar. Microsoft allows 24 months at most.',
};

const where = 'Connect Microsoft 365 App';

const settings: Variant['settings'] = [
  { key: 'client_id', label: 'Client ID', value: '{clientId}', where },
  { key: 'client_secret', label: 'Client Secret', value: '{clientSecret}', secret: true, where },
  { key: 'client_tenant', label: 'Tenant UUID/Name', value: '{tenantId}', default: 'common', where },
];

/** The form's inputs go by the same names. */
const formFill = { kind: 'form-fill', page: where, by: 'id' } as const;

const signInScopes = {
  openid: { ...openid, why: 'Zammad refuses a sign-in that does not bring an ID token.' },
  profile: { ...profile, why: 'Zammad reads the account name that was signed in from the profile.' },
  email: { ...email, why: 'Zammad asks for it at every sign-in, to learn the mailbox address.' },
  offlineAccess: {
    ...offlineAccess,
    why: 'Lets Zammad go on fetching mail when nobody is signed in. Zammad refuses a sign-in without it.',
  },
};

const sharedWarnings: Variant['warnings'] = [
  {
    severity: 'warning',
    text: 'Zammad deletes mail from the mailbox once it has been imported, unless "Keep messages on server" is switched on in the channel. Decide before you connect the mailbox.',
  },
  {
    severity: 'warning',
    text: 'Zammad builds its callback from Settings > System > Base: "Fully Qualified Domain Name" and "HTTP type". If they differ from the address you open Zammad at, Microsoft refuses the sign-in (AADSTS50011). Correct them first.',
  },
  {
    severity: 'info',
    text: 'Zammad does not check the secret when it is saved. A wrong or expired one shows only at sign-in, as "500: We\'re sorry, but something went wrong". The test here finds it before that.',
    source: 'https://admin-docs.zammad.org/en/latest/channels/microsoft365/common-errors.html',
  },
  {
    severity: 'info',
    text: 'Optional hardening: set "Assignment required" to Yes on the enterprise application and assign only the mailbox account.',
  },
  warnings.refreshLife,
];

const shared = {
  flow: 'authorization-code',
  endpoints: { given: 'tenant-field', tenant: 'tenant-id' },
  publicClient: false,
  secret,
} satisfies Partial<Variant>;

const graphChannel: Variant = {
  id: 'microsoft_graph',
  name: 'Microsoft 365 Graph Email',
  summary:
    "Reads and sends through Microsoft Graph. Zammad's own advice for new set-ups: IMAP and SMTP may stay switched off for the mailbox.",
  recommended: true,
  ...shared,
  accountTypes: ['AzureADMyOrg', 'AzureADMultipleOrgs'],
  clouds: ['global', 'us-gov'],
  redirectUri: {
    platform: 'web',
    template: '{helpdeskOrigin}/api/v1/external_credentials/microsoft_graph/callback',
  },
  permissions: [
    signInScopes.openid,
    signInScopes.profile,
    signInScopes.email,
    signInScopes.offlineAccess,
    {
      ...mailReadWrite,
      why: 'Reads incoming mail, marks it read, and deletes or moves it after the import.',
    },
    { ...mailSend, why: 'Sends replies from the mailbox.' },
    {
      ...mailReadWriteShared,
      why: 'The same for shared mailboxes. Zammad asks for it at every sign-in, also when none is used.',
    },
    {
      ...mailSendShared,
      why: 'Sends from shared mailboxes. Zammad asks for it at every sign-in, also when none is used.',
    },
  ],
  adminConsent: consent.delegated('Mail.ReadWrite'),
  signIn: signIn.mailbox('Zammad'),
  hosts: [hosts.signIn, hosts.graph],
  scopes: {
    values: [
      'offline_access',
      'openid',
      'profile',
      'email',
      'mail.readwrite',
      'mail.readwrite.shared',
      'mail.send',
      'mail.send.shared',
    ],
    separator: ' ',
  },
  settings: [
    ...settings,
    {
      key: 'cloud',
      label: 'Cloud',
      value: 'us_gov',
      type: 'choice',
      choices: ['global', 'us_gov'],
      default: 'global',
      clouds: ['us-gov'],
      where,
      note: 'Since 2026; older versions know the global cloud only.',
    },
  ],
  destinations: [{ kind: 'zammad-rest', provider: 'microsoft_graph' }, { kind: 'json-file' }, formFill],
  afterwards: [
    'In Zammad open Channels > Microsoft 365 Graph Email and choose "Add Account".',
    'Sign in as the mailbox account.',
    'Choose the group for new tickets, and whether messages stay on the server after the import.',
    bothDirections,
  ],
  warnings: [
    ...sharedWarnings,
    {
      severity: 'info',
      text: 'A US Government tenant needs a Zammad of 2026, which has a field "Cloud" for it.',
    },
  ],
};

const sharedMailbox: Variant = {
  ...graphChannel,
  id: 'microsoft_graph_shared',
  name: 'Microsoft 365 Graph Email, shared mailbox',
  summary: 'The same app, for a shared mailbox: a user with full access to it signs in.',
  recommended: false,
  signIn: signIn.delegate,
  afterwards: [
    'In Zammad open Channels > Microsoft 365 Graph Email, choose "Add Account" and then "Shared mailbox", and enter its address.',
    'Sign in as a user with Full Access and Send As on the shared mailbox.',
    'Choose the group for new tickets, and whether messages stay on the server after the import.',
    bothDirections,
  ],
  warnings: [
    {
      severity: 'warning',
      text: 'Added as an ordinary account, a shared mailbox gives Zammad the mail of the user who signed in. Enter the shared address before you sign in.',
      source: 'https://github.com/zammad/zammad/issues/5735',
    },
    ...graphChannel.warnings,
  ],
};

const imapChannel: Variant = {
  id: 'microsoft365',
  name: 'Microsoft 365 IMAP Email',
  summary:
    'Reads by IMAP and sends by SMTP, both with OAuth. Take it if your Zammad has no Graph channel yet.',
  ...shared,
  accountTypes: ['AzureADMyOrg', 'AzureADMultipleOrgs', 'AzureADandPersonalMicrosoftAccount'],
  redirectUri: {
    platform: 'web',
    template: '{helpdeskOrigin}/api/v1/external_credentials/microsoft365/callback',
  },
  permissions: [
    signInScopes.openid,
    signInScopes.profile,
    signInScopes.email,
    signInScopes.offlineAccess,
    { ...imapAccess, why: 'Fetches mail by IMAP from outlook.office365.com.' },
    { ...smtpSend, why: 'Sends replies by SMTP through smtp.office365.com.' },
  ],
  adminConsent: consent.delegated('IMAP.AccessAsUser.All'),
  signIn: signIn.mailbox('Zammad'),
  hosts: [hosts.signIn, hosts.imap, hosts.smtp],
  scopes: {
    values: [
      'https://outlook.office.com/IMAP.AccessAsUser.All',
      'https://outlook.office.com/SMTP.Send',
      'offline_access',
      'openid',
      'profile',
      'email',
    ],
    separator: ' ',
  },
  settings,
  destinations: [{ kind: 'zammad-rest', provider: 'microsoft365' }, { kind: 'json-file' }, formFill],
  afterwards: [
    'In Exchange, switch on IMAP and Authenticated SMTP for the mailbox.',
    'In Zammad open Channels > Microsoft 365 IMAP Email and choose "Add Account".',
    'Sign in as the mailbox account, then choose the group for new tickets, the folder, and whether messages stay on the server.',
    bothDirections,
  ],
  warnings: [...sharedWarnings, warnings.imap, warnings.smtp, warnings.primaryAddress],
};

/** Zammad (AGPL), both of its Microsoft 365 channels. */
export const zammad: Recipe = {
  schemaVersion: 1,
  id: 'zammad',
  name: 'Zammad',
  vendor: 'Zammad GmbH',
  description: 'Connects Zammad to Microsoft 365 mailboxes as an app of your tenant.',
  appName: 'Zammad',
  questions: [
    {
      id: 'helpdeskUrl',
      label: "Zammad's address",
      hint: "As in Zammad's Settings > System > Base: HTTP type and Fully Qualified Domain Name. The redirect URI is made from it.",
      kind: 'https-url',
      required: true,
      example: 'https://support.example.com',
    },
    {
      id: 'mailbox',
      label: 'Mailbox',
      hint: 'The address whose mail becomes tickets. It is proposed at the test sign-in.',
      kind: 'email',
      required: false,
      example: 'support@example.com',
    },
  ],
  prerequisites: [
    prerequisites.registrar,
    'A Zammad administrator account.',
    'Settings > System > Base in Zammad: FQDN and HTTP type say the address that users open.',
    prerequisites.mailbox,
  ],
  variants: [graphChannel, sharedMailbox, imapChannel],
  departures: [
    {
      guideSays: 'IMAP.AccessAsUser.all',
      weDo: 'We look for IMAP.AccessAsUser.All.',
      why: 'That is how Microsoft writes the permission; the lower-case spelling is a slip in the older guide.',
    },
    {
      guideSays: 'Any account type but "{portal.personalOnly}" will do.',
      weDo: 'We advise "{portal.singleTenant}" and accept the others.',
      why: "A helpdesk's mailboxes live in one tenant; nobody else's accounts need to be let in.",
    },
    {
      guideSays: 'The tenant ID is not required in every case.',
      weDo: 'We always deliver it.',
      why: 'With an empty tenant Zammad signs in at /common, which Microsoft refuses for a single tenant app (AADSTS50194).',
    },
    {
      guideSays: 'The older guide has no step for admin consent.',
      weDo: 'Consent is a step of its own and is checked permission by permission.',
      why: 'Since November 2025 users can no longer consent to mail access for an app by default.',
    },
    {
      guideSays: 'The Graph guide lists no email permission.',
      weDo: 'We add it.',
      why: 'Zammad asks for email at sign-in; left out of the app, it is left out of the admin consent as well.',
    },
    {
      guideSays: 'The older guide starts in the Azure portal.',
      weDo: "We ask for Zammad's address first.",
      why: "The callback is made from Zammad's FQDN setting; a wrong one is the commonest cause of AADSTS50011.",
    },
    {
      guideSays: 'Copy the new client secret.',
      weDo: 'We take "{portal.value}" and warn of "{portal.secretId}".',
      why: '"{portal.secretId}" stands beside it, looks like a key, and gives AADSTS7000215 at sign-in.',
    },
  ],
  sources: [
    {
      title: 'Zammad: Microsoft 365 IMAP, common errors',
      url: 'https://admin-docs.zammad.org/en/latest/channels/microsoft365/common-errors.html',
    },
    {
      title: 'Zammad: Microsoft 365 Graph, common errors',
      url: 'https://admin-docs.zammad.org/en/latest/channels/microsoft365-graph/common-errors.html',
    },
    sources.consentPolicy,
    sources.mailOAuth,
  ],
};
