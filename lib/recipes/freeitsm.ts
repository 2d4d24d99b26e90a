import {
  email,
  mailRead,
  mailReadWrite,
  mailReadWriteAll,
  mailSend,
  mailSendAll,
  offlineAccess,
  openid,
  userRead,
} from './graph-permissions';
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

// Facts: knowledge/helpdesks.md §2.1 (source and a running FreeITSM, August 2026) and seed 000 (the vendor's guide).

const where = 'Tickets > Settings > Mailboxes';
const appOnlyIssue = 'https://github.com/edmozley/freeitsm/issues/26';

/** A mailbox's form. Keys are the columns that the form's own call takes. */
const settings = (isAppOnly: boolean): Variant['settings'] => [
  {
    key: 'provider',
    label: 'Provider',
    value: 'microsoft',
    type: 'choice',
    choices: ['microsoft', 'google', 'imap'],
    default: 'microsoft',
    where,
  },
  { key: 'name', label: 'Mailbox name', value: '{mailbox}', where, note: 'What FreeITSM calls the mailbox.' },
  { key: 'target_mailbox', label: 'Email address', value: '{mailbox}', where },
  {
    key: 'auth_mode',
    label: 'Authentication mode',
    value: isAppOnly ? 'app_only' : 'delegated',
    type: 'choice',
    choices: ['delegated', 'app_only'],
    default: 'delegated',
    where,
  },
  { key: 'azure_tenant_id', label: 'Tenant ID', value: '{tenantId}', where },
  { key: 'azure_client_id', label: 'Client ID', value: '{clientId}', where },
  { key: 'azure_client_secret', label: 'Client secret', value: '{clientSecret}', secret: true, where },
  ...(isAppOnly
    ? []
    : [
        { key: 'oauth_redirect_uri', label: 'OAuth redirect URI', value: '{redirectUri}', where },
        {
          key: 'oauth_scopes',
          label: 'OAuth scopes',
          value: '{scopes}',
          where,
          note: 'Mailboxes from older versions lack User.Read here.',
        },
      ]),
  {
    key: 'email_folder',
    label: 'Email folder',
    default: 'INBOX',
    where,
    note: 'A folder below another is written with a slash: INBOX/Support.',
  },
  {
    key: 'max_emails_per_check',
    label: 'Emails per check',
    type: 'number',
    default: '10',
    where,
    note: '1 to 50.',
  },
  { key: 'mark_as_read', label: 'Mark as read', type: 'boolean', default: 'false', where },
  {
    key: 'imported_action',
    label: 'After import',
    type: 'choice',
    choices: ['delete', 'move_to_folder'],
    default: 'delete',
    where,
    note: 'Choose "move to folder" if mail is to stay in the mailbox.',
  },
  {
    key: 'imported_folder',
    label: 'Folder for imported mail',
    where,
    note: 'Only for "move to folder".',
  },
  {
    key: 'rejected_action',
    label: 'Rejected mail',
    type: 'choice',
    choices: ['delete', 'move_to_deleted', 'mark_read'],
    default: 'delete',
    where,
  },
  { key: 'is_active', label: 'Active', type: 'boolean', default: 'true', where },
];

const shared = {
  accountTypes: ['AzureADMyOrg'],
  clouds: ['global'],
  endpoints: { given: 'tenant-field', tenant: 'tenant-id' },
  publicClient: false,
  secret: secretAdvice('FreeITSM'),
  hosts: [hosts.signIn, hosts.graph],
} satisfies Partial<Variant>;

const destinations = (isAppOnly: boolean): Variant['destinations'] => [
  { kind: 'freeitsm-session' },
  {
    kind: 'form-fill',
    page: where,
    by: 'id',
    fields: {
      provider: 'mailboxProvider',
      name: 'mailboxName',
      target_mailbox: 'mailboxEmail',
      auth_mode: 'mailboxAuthMode',
      azure_tenant_id: 'mailboxTenantId',
      azure_client_id: 'mailboxClientId',
      azure_client_secret: 'mailboxClientSecret',
      ...(isAppOnly ? {} : { oauth_redirect_uri: 'mailboxRedirectUri', oauth_scopes: 'mailboxScopes' }),
    },
  },
  { kind: 'checklist' },
  { kind: 'json-file' },
];

const sharedWarnings: Variant['warnings'] = [
  {
    severity: 'danger',
    text: 'By default FreeITSM deletes mail from the mailbox once it has been imported, and rejected mail as well. Set "After import" and "Rejected mail" before the first check if anything is to stay.',
  },
  {
    severity: 'warning',
    text: 'Changing the email address or the authentication mode of a mailbox later drops its sign-in: it has to be authenticated again.',
  },
  warnings.refreshLife,
];

const delegated: Variant = {
  ...shared,
  id: 'delegated',
  name: 'Signed in as the mailbox',
  summary: 'The mailbox account signs in once. FreeITSM then reaches this mailbox and no other.',
  recommended: true,
  flow: 'authorization-code',
  redirectUri: { platform: 'web', template: '{helpdeskUrl}/oauth_callback.php' },
  permissions: [
    { ...openid, why: 'FreeITSM asks for it at every sign-in.' },
    { ...email, why: 'Tells FreeITSM which address has signed in.' },
    { ...offlineAccess, why: 'Lets FreeITSM go on fetching mail when nobody is signed in.' },
    {
      ...userRead,
      why: 'Lets FreeITSM see that the signed-in account and the mailbox are the same, also under an alias.',
    },
    { ...mailRead, why: 'FreeITSM asks for it by name, although Mail.ReadWrite includes it.' },
    { ...mailReadWrite, why: 'Marks mail as read, and moves or deletes it after the import.' },
    { ...mailSend, why: 'Sends replies from the mailbox.' },
  ],
  adminConsent: consent.delegated('Mail.Read and Mail.ReadWrite'),
  signIn: signIn.mailbox('FreeITSM'),
  scopes: {
    values: ['openid', 'email', 'offline_access', 'User.Read', 'Mail.Read', 'Mail.ReadWrite', 'Mail.Send'],
    separator: ' ',
  },
  settings: settings(false),
  destinations: destinations(false),
  afterwards: [
    'In FreeITSM open Tickets > Settings > Mailboxes and choose "Authenticate" at the mailbox.',
    'Sign in as the mailbox account. If FreeITSM then shows a mismatch, another account was signed in: log the mailbox out and authenticate again.',
    'Check mail once by hand, and look at what became of it in the mailbox.',
    bothDirections,
  ],
  warnings: [
    {
      severity: 'warning',
      text: 'The callback at the root of FreeITSM is a rewrite rule of the web server (.htaccess, or the nginx file that comes with it). Open the redirect URI once in the browser: if it answers 404, mend the rule first, or the sign-in ends there.',
    },
    {
      severity: 'warning',
      text: 'FreeITSM takes whichever account is signed in at Microsoft, without asking. An administrator who is signed in connects their own mailbox.',
      source: appOnlyIssue,
    },
    ...sharedWarnings,
  ],
};

const appOnly: Variant = {
  ...shared,
  id: 'app-only',
  name: 'App-only',
  summary:
    'No sign-in at all: for mailboxes that nobody can sign in to. Needs a limit in Exchange, since the app may otherwise read every mailbox.',
  flow: 'client-credentials',
  redirectUri: null,
  permissions: [
    { ...mailReadWriteAll, why: 'Reads incoming mail, and marks, moves or deletes it after the import.' },
    { ...mailSendAll, why: 'Sends replies from the mailbox.' },
  ],
  adminConsent: consent.application,
  signIn: signIn.nobody,
  scopes: { values: ['https://graph.microsoft.com/.default'], separator: ' ' },
  settings: settings(true),
  destinations: destinations(true),
  afterwards: [
    'Limit the app to the mailbox with role-based access control for applications in Exchange Online, if you have not done so.',
    'In FreeITSM open Tickets > Settings > Mailboxes, check mail once by hand, and look at what became of it in the mailbox.',
    bothDirections,
  ],
  warnings: [
    warnings.appOnly,
    warnings.appOnlySecret,
    {
      severity: 'info',
      text: 'Needs a FreeITSM from the end of June 2026 or newer. A mailbox that was switched over from the other mode has to forget its old sign-in first.',
      source: appOnlyIssue,
    },
    ...sharedWarnings,
  ],
};

/** FreeITSM (MIT, PHP): reads and sends through Microsoft Graph. */
export const freeitsm: Recipe = {
  schemaVersion: 1,
  id: 'freeitsm',
  name: 'FreeITSM',
  vendor: 'FreeITSM',
  description: 'Connects FreeITSM to a Microsoft 365 mailbox through Microsoft Graph.',
  appName: 'FreeITSM',
  questions: [
    {
      id: 'helpdeskUrl',
      label: "FreeITSM's address",
      hint: 'As you open it in the browser, with its folder if it has one. The redirect URI is made from it.',
      kind: 'https-url',
      required: true,
      example: 'https://itsm.example.com',
    },
    {
      id: 'mailbox',
      label: 'Mailbox',
      hint: 'The address whose mail becomes tickets. FreeITSM needs it, and the test expects this account.',
      kind: 'email',
      required: true,
      example: 'support@example.com',
    },
  ],
  prerequisites: [
    prerequisites.registrar,
    prerequisites.appOnlyConsent,
    'A FreeITSM analyst with the Tickets module and the right to manage mailboxes.',
    prerequisites.https,
    prerequisites.mailbox,
  ],
  variants: [delegated, appOnly],
  departures: [
    {
      guideSays: 'Add Mail.Read, Mail.Send and offline_access.',
      weDo: 'We add openid, email, User.Read and Mail.ReadWrite as well.',
      why: 'FreeITSM asks for all seven at sign-in, and by default it deletes imported mail, which Mail.Read does not allow.',
    },
    {
      guideSays: 'Enter the values under Admin Settings > Mailbox Settings.',
      weDo: 'We name Tickets > Settings > Mailboxes.',
      why: 'Current versions have no other place for them.',
    },
    {
      guideSays: 'The redirect URI is your address with /oauth_callback.php.',
      weDo: 'We make it from the address and ask you to open it once.',
      why: 'The address exists only while the web server rewrites it. The similar callback of the single sign-on (oidc_callback.php) is another feature.',
    },
    {
      guideSays: 'Sign in with the account that owns the mailbox.',
      weDo: 'The test compares the account that signed in with the mailbox.',
      why: "FreeITSM takes a running Microsoft session without asking, which connects the administrator's own mailbox.",
    },
    {
      guideSays: 'The guide knows no app-only mode.',
      weDo: 'We offer it as a second variant, behind a warning.',
      why: 'FreeITSM has it since June 2026. Its application permissions reach every mailbox unless Exchange limits them.',
    },
  ],
  sources: [
    { title: 'FreeITSM: app-only sign-in', url: appOnlyIssue },
    { title: 'FreeITSM: which callback is which', url: 'https://github.com/edmozley/freeitsm/issues/32' },
    sources.consentPolicy,
    sources.appRbac,
  ],
};
