import {
  imapAccess,
  mailReadWrite,
  mailReadWriteAll,
  mailSend,
  mailSendAll,
  offlineAccess,
  openid,
  popAccess,
  profile,
  smtpSend,
} from './graph-permissions';
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

// For a helpdesk that has no recipe: what Microsoft asks for, knowledge/helpdesks.md §1.2 and §4.

const product = 'The helpdesk';
const outlook = 'https://outlook.office.com';

const settings = (isAppOnly: boolean): Variant['settings'] => [
  { key: 'client_id', label: 'Client ID', value: '{clientId}' },
  { key: 'client_secret', label: 'Client secret', value: '{clientSecret}', secret: true },
  { key: 'tenant_id', label: 'Tenant ID', value: '{tenantId}' },
  ...(isAppOnly
    ? []
    : [
        { key: 'authorization_endpoint', label: 'Authorization endpoint', value: '{authorizationEndpoint}' },
        { key: 'redirect_uri', label: 'Redirect URI', value: '{redirectUri}' },
      ]),
  { key: 'token_endpoint', label: 'Token endpoint', value: '{tokenEndpoint}' },
  { key: 'scopes', label: 'Scopes', value: '{scopes}' },
];

const server = (kind: 'imap' | 'pop' | 'smtp', host: string, port: string): Variant['settings'] => [
  { key: `${kind}_host`, label: `${kind.toUpperCase()} server`, value: host },
  { key: `${kind}_port`, label: `${kind.toUpperCase()} port`, value: port, type: 'number' },
];
const servers = {
  imap: server('imap', 'outlook.office365.com', '993'),
  pop: server('pop', 'outlook.office365.com', '995'),
  smtp: server('smtp', 'smtp.office365.com', '587'),
};

const files: Variant['destinations'] = [
  { kind: 'checklist' },
  { kind: 'json-file' },
  { kind: 'env-text', fileName: 'helpdesk-mail.env' },
  { kind: 'yaml-text', fileName: 'helpdesk-mail.yaml' },
  { kind: 'properties-text', fileName: 'helpdesk-mail.properties' },
  { kind: 'settings-endpoint' },
];

const offline = {
  ...offlineAccess,
  why: 'Brings the refresh token, without which access ends after an hour.',
};

const signedIn = {
  flow: 'authorization-code',
  accountTypes: ['AzureADMyOrg', 'AzureADMultipleOrgs', 'AzureADandPersonalMicrosoftAccount'],
  endpoints: { given: 'urls', tenant: 'tenant-id' },
  redirectUri: { platform: 'web', template: '{exactAnswer}' },
  publicClient: false,
  secret: secretAdvice(product),
  signIn: signIn.mailbox('the helpdesk'),
  destinations: files,
  afterwards: [
    'Enter the values in the helpdesk and connect the mailbox.',
    'Sign in as the mailbox account; for a shared mailbox, as a user with full access to it.',
    bothDirections,
  ],
} satisfies Partial<Variant>;

const sharedWarnings: Variant['warnings'] = [
  {
    severity: 'warning',
    text: 'Look up in the guide of your helpdesk whether it signs in at your tenant or at /common. At /common an app of the account type "{portal.singleTenant}" is refused (AADSTS50194).',
  },
  {
    severity: 'warning',
    text: 'Look up what your helpdesk does with mail after the import: several products delete it from the mailbox by default.',
  },
  warnings.refreshLife,
];

type Protocol = 'imap' | 'pop' | 'smtp';

const access = {
  imap: { permission: { ...imapAccess, why: 'Fetches mail by IMAP.' }, host: hosts.imap },
  pop: { permission: { ...popAccess, why: 'Fetches mail by POP.' }, host: hosts.pop },
  smtp: { permission: { ...smtpSend, why: 'Sends mail by SMTP.' }, host: hosts.smtp },
};

const byProtocols = (
  about: Pick<Variant, 'id' | 'name' | 'summary' | 'recommended'>,
  protocols: [Protocol, ...Protocol[]],
): Variant => {
  const [first] = protocols;
  const permissions = protocols.map((protocol) => access[protocol].permission);
  return {
    ...about,
    ...signedIn,
    permissions: [offline, ...permissions],
    adminConsent: consent.delegated(access[first].permission.name),
    hosts: [hosts.signIn, ...protocols.map((protocol) => access[protocol].host)],
    scopes: {
      values: ['offline_access', ...permissions.map(({ name }) => `${outlook}/${name}`)],
      separator: ' ',
    },
    settings: [...settings(false), ...protocols.flatMap((protocol) => servers[protocol])],
    warnings: [...protocols.map((protocol) => warnings[protocol]), ...sharedWarnings],
  };
};

const graph: Variant = {
  ...signedIn,
  id: 'graph',
  name: 'Microsoft Graph, signed in',
  summary: 'Reads and sends through Microsoft Graph as the mailbox account. IMAP and SMTP may stay off.',
  accountTypes: ['AzureADMyOrg', 'AzureADMultipleOrgs'],
  clouds: ['global', 'us-gov', 'china'],
  permissions: [
    { ...openid, why: 'Signs the mailbox account in.' },
    { ...profile, why: 'Says which account has signed in.' },
    offline,
    { ...mailReadWrite, why: 'Reads incoming mail, and marks, moves or deletes it.' },
    { ...mailSend, why: 'Sends from the mailbox.' },
  ],
  adminConsent: consent.delegated('Mail.ReadWrite'),
  hosts: [hosts.signIn, hosts.graph],
  scopes: {
    values: ['openid', 'profile', 'offline_access', 'Mail.ReadWrite', 'Mail.Send'],
    separator: ' ',
  },
  settings: settings(false),
  warnings: sharedWarnings,
};

const graphApp: Variant = {
  id: 'graph-app',
  name: 'Microsoft Graph, app-only',
  summary: 'Nobody signs in; the app reaches every mailbox unless Exchange limits it. Needs no redirect URI.',
  flow: 'client-credentials',
  accountTypes: ['AzureADMyOrg'],
  endpoints: { given: 'urls', tenant: 'tenant-id' },
  redirectUri: null,
  publicClient: false,
  secret: secretAdvice(product),
  permissions: [
    { ...mailReadWriteAll, why: 'Reads incoming mail, and marks, moves or deletes it.' },
    { ...mailSendAll, why: 'Sends from the mailbox.' },
  ],
  adminConsent: consent.application,
  signIn: signIn.nobody,
  hosts: [hosts.signIn, hosts.graph],
  scopes: { values: ['https://graph.microsoft.com/.default'], separator: ' ' },
  settings: settings(true),
  destinations: files,
  afterwards: [
    'Limit the app to the mailbox with role-based access control for applications in Exchange Online.',
    'Enter the values in the helpdesk and connect the mailbox.',
    bothDirections,
  ],
  warnings: [warnings.appOnly, warnings.appOnlySecret, ...sharedWarnings.slice(1, 2)],
};

/** Any helpdesk without a recipe of its own. */
export const generic: Recipe = {
  schemaVersion: 1,
  id: 'generic',
  name: 'Another helpdesk',
  vendor: 'Any',
  description:
    'For a helpdesk without a recipe of its own. You need its redirect URI and the way it reads mail.',
  appName: 'Helpdesk',
  questions: [
    {
      id: 'helpdeskUrl',
      label: 'Redirect URI',
      hint: 'As your helpdesk shows it, to the letter; it may be called callback or reply URL. App-only access needs none.',
      kind: 'exact-url',
      required: false,
      example: 'https://support.example.com/oauth/callback',
    },
    questions.mailbox(),
  ],
  prerequisites: [
    prerequisites.registrar,
    prerequisites.appOnlyConsent,
    "The helpdesk's own guide: which way it reads mail, and where the values are entered.",
    prerequisites.https,
    prerequisites.mailbox,
  ],
  variants: [
    byProtocols(
      {
        id: 'imap-smtp',
        name: 'IMAP and SMTP',
        summary: 'Fetches by IMAP and sends by SMTP. What most helpdesks do.',
        recommended: true,
      },
      ['imap', 'smtp'],
    ),
    byProtocols(
      {
        id: 'pop-smtp',
        name: 'POP and SMTP',
        summary: 'Fetches by POP, which sees the inbox alone, and sends by SMTP.',
      },
      ['pop', 'smtp'],
    ),
    byProtocols({ id: 'smtp', name: 'SMTP only', summary: 'Sends mail and fetches none.' }, ['smtp']),
    graph,
    graphApp,
  ],
  departures: [],
  sources: [sources.mailOAuth, sources.smtpAuth, sources.consentPolicy, sources.appRbac],
};
