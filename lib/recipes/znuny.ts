import { imapAccess, imapAsApp, offlineAccess, popAccess, popAsApp, smtpSend } from './graph-permissions';
import type { Recipe, RecipeSetting, Variant } from './schema';
import { consent, hosts, prerequisites, questions, secretAdvice, signIn, sources, warnings } from './shared';

// Facts: knowledge/helpdesks.md §3.3, and the format of Znuny's own token configurations (scripts/OAuth2TokenManagement).

const where = 'Admin > OAuth2 Token Management > Import configuration';
const outlook = 'https://outlook.office.com';

const setting = (key: string, value: string, label = key.slice(key.lastIndexOf('.') + 1)): RecipeSetting => ({
  key,
  label,
  value,
  where,
  ...(value.includes('{clientSecret}') && { secret: true }),
});

/** One request of a token configuration: what Znuny fills in by itself, what is fixed, and where answers go. */
function request(
  name: string,
  url: string,
  { filled, fixed, answers }: Record<'filled' | 'fixed' | 'answers', Record<string, string>>,
): RecipeSetting[] {
  const base = `Config.Requests.${name}`;
  const list = (path: string, entries: Record<string, string>) =>
    Object.entries(entries).map(([key, value]) =>
      setting(`${base}.${path}.${key}`, value, `${name}: ${key}`),
    );
  return [
    setting(`${base}.Request.URL`, url, `${name}: URL`),
    ...list('Request.AutofilledParametersMapping', filled),
    ...list('Request.Parameters', fixed),
    ...list('Response.ParametersMapping', answers),
  ];
}

const client = { client_id: 'ClientID', client_secret: 'ClientSecret', scope: 'Scope' };
const token = {
  access_token: 'Token',
  error: 'ErrorMessage',
  error_codes: 'ErrorCode',
  error_description: 'ErrorDescription',
  expires_in: 'TokenExpirationDate',
};

const head = (flow: string): RecipeSetting[] => [
  setting('Name', 'Microsoft 365 {mailbox}'),
  setting('Config.AuthFlow', flow),
  setting('Config.ClientID', '{clientId}'),
  setting('Config.ClientSecret', '{clientSecret}'),
  setting('Config.Scope', '{scopes}'),
];

const shared = {
  accountTypes: ['AzureADMyOrg', 'AzureADMultipleOrgs'],
  endpoints: { given: 'urls', tenant: 'tenant-id' },
  publicClient: false,
  secret: secretAdvice('Znuny'),
  destinations: [
    { kind: 'yaml-text', fileName: 'znuny-oauth2-token.yml', list: true },
    { kind: 'checklist' },
    { kind: 'json-file' },
  ],
} satisfies Partial<Variant>;

const importStep =
  'Import the file: Admin > OAuth2 Token Management > Import, or bin/znuny.Console.pl Admin::OAuth2TokenManagement::ImportTokenConfig with its path. Then delete it, since it holds the secret.';
const useStep =
  'Open Admin > PostMaster Mail Accounts, add the account with outlook.office365.com and choose the token in place of a password.';
const deletesMail: Variant['warnings'][number] = {
  severity: 'warning',
  text: 'Znuny deletes fetched mail from the mailbox. Keep a copy elsewhere in Exchange if you need one.',
};

const signedIn: Variant = {
  ...shared,
  id: 'authorization-code',
  name: 'Signed in as the mailbox',
  summary: 'The mailbox account signs in once; Znuny renews the access by itself.',
  recommended: true,
  flow: 'authorization-code',
  redirectUri: { platform: 'web', template: '{helpdeskUrl}/get-oauth2-token-by-authorization-code.pl' },
  permissions: [
    { ...imapAccess, why: 'Fetches mail by IMAP.' },
    { ...popAccess, why: 'Fetches mail by POP. Znuny asks for it at every sign-in, also when IMAP is used.' },
    { ...smtpSend, why: 'Znuny asks for it at every sign-in, although the token only fetches mail.' },
    { ...offlineAccess, why: 'Brings the refresh token, with which Znuny renews its access.' },
  ],
  adminConsent: consent.delegated('IMAP.AccessAsUser.All and POP.AccessAsUser.All'),
  signIn: signIn.mailbox('Znuny'),
  hosts: [hosts.signIn, hosts.imap],
  scopes: {
    values: [
      `${outlook}/IMAP.AccessAsUser.All`,
      `${outlook}/POP.AccessAsUser.All`,
      `${outlook}/SMTP.Send`,
      'offline_access',
    ],
    separator: ' ',
  },
  settings: [
    ...head('AuthorizationCode'),
    ...request('AuthorizationCode', '{authorizationEndpoint}', {
      filled: { client_id: 'ClientID', redirect_uri: 'RedirectURL', scope: 'Scope', state: 'State' },
      fixed: { response_mode: 'query', response_type: 'code', prompt: 'select_account' },
      answers: { code: 'AuthorizationCode', state: 'State' },
    }),
    ...request('TokenByAuthorizationCode', '{tokenEndpoint}', {
      filled: { ...client, code: 'AuthorizationCode', redirect_uri: 'RedirectURL' },
      fixed: { grant_type: 'authorization_code' },
      answers: { ...token, refresh_token: 'RefreshToken' },
    }),
    ...request('TokenByRefreshToken', '{tokenEndpoint}', {
      filled: { ...client, refresh_token: 'RefreshToken' },
      fixed: { grant_type: 'refresh_token' },
      answers: { ...token, refresh_token: 'RefreshToken' },
    }),
    setting('Config.Notifications.NotifyOnExpiredToken', '0'),
    setting('Config.Notifications.NotifyOnExpiredRefreshToken', '1'),
  ],
  afterwards: [
    importStep,
    'Choose "Request new token" at the imported configuration and sign in as the mailbox account.',
    useStep,
    'Send a message to the mailbox and fetch it.',
  ],
  warnings: [
    {
      severity: 'warning',
      text: 'Znuny makes the redirect URI from HttpType, FQDN and ScriptAlias of its configuration. HttpType must be https, and the three together the address that you entered, or Microsoft refuses the sign-in (AADSTS50011).',
    },
    warnings.imap,
    deletesMail,
    warnings.refreshLife,
  ],
};

const appOnly: Variant = {
  ...shared,
  id: 'client-credentials',
  name: 'App-only',
  summary:
    'No sign-in at all. Needs a service principal in Exchange, which reaches only the mailboxes you name.',
  flow: 'client-credentials',
  redirectUri: null,
  permissions: [
    { ...imapAsApp, why: 'Fetches mail by IMAP, without anyone signing in.' },
    { ...popAsApp, why: 'Only if the mail is fetched by POP.', optional: true },
  ],
  adminConsent: consent.application,
  signIn: signIn.nobody,
  hosts: [hosts.signIn, hosts.imap],
  scopes: { values: ['https://outlook.office365.com/.default'], separator: ' ' },
  settings: [
    ...head('ClientCredentials'),
    ...request('TokenByClientCredentials', '{tokenEndpoint}', {
      filled: client,
      fixed: { grant_type: 'client_credentials' },
      answers: token,
    }),
    setting('Config.Notifications.NotifyOnExpiredToken', '0'),
  ],
  afterwards: [
    'In Exchange Online PowerShell run New-ServicePrincipal -AppId <client ID> -ObjectId <object ID>. The object ID is that of the enterprise application, not of the app registration.',
    'Give it the mailbox: Add-MailboxPermission -Identity <mailbox> -User <service principal> -AccessRights FullAccess. It reaches no other.',
    importStep,
    useStep,
    'Send a message to the mailbox and fetch it.',
  ],
  warnings: [
    warnings.appOnly,
    warnings.appOnlySecret,
    {
      severity: 'warning',
      text: 'The test proves that the app gets a token. Whether Exchange lets it into the mailbox shows only in Znuny: "User is authenticated but not connected" means that the service principal or its mailbox permission is missing.',
      source: sources.mailOAuth.url,
    },
    warnings.imap,
    deletesMail,
  ],
};

/** Znuny (AGPL, Perl). */
export const znuny: Recipe = {
  schemaVersion: 1,
  id: 'znuny',
  name: 'Znuny',
  vendor: 'Znuny GmbH',
  description: 'Lets Znuny fetch the mail of a Microsoft 365 mailbox with an OAuth2 token.',
  appName: 'Znuny',
  questions: [
    {
      id: 'helpdeskUrl',
      label: "Znuny's address",
      hint: 'With the script path, such as /znuny: HttpType, FQDN and ScriptAlias of the configuration. The redirect URI is made from it.',
      kind: 'https-url',
      required: true,
      example: 'https://support.example.com/znuny',
    },
    { ...questions.mailbox('The address whose mail becomes tickets. It names the token.'), required: true },
  ],
  prerequisites: [
    prerequisites.registrar,
    'Znuny 6.3 or newer; for app-only a version that has a template for the client credentials flow.',
    prerequisites.https,
    prerequisites.mailbox,
    'For app-only: an administrator with Exchange Online PowerShell.',
  ],
  variants: [signedIn, appOnly],
  departures: [
    {
      guideSays: "Znuny's Microsoft template signs in at /common.",
      weDo: 'We enter the endpoints of your tenant.',
      why: 'Microsoft refuses a single tenant app at /common (AADSTS50194), and app-only access there in every case.',
    },
    {
      guideSays: 'The app-only template asks for https://outlook.office.com/.default.',
      weDo: 'We ask for https://outlook.office365.com/.default.',
      why: 'That is the scope that Microsoft documents for IMAP and POP without a sign-in.',
    },
  ],
  sources: [
    {
      title: 'Znuny: OAuth2 token administration',
      url: 'https://doc.znuny.org/znuny/admin/authentication/token/index.html',
    },
    {
      title: 'Znuny: modern authentication with Microsoft',
      url: 'https://www.znuny.org/en/blog/modern-authentication-with-microsoft',
    },
    sources.mailOAuth,
    sources.consentPolicy,
    sources.appRbac,
  ],
};
