import { email, imapAccess, offlineAccess, openid } from './graph-permissions';
import type { Recipe, Variant } from './schema';
import { consent, hosts, prerequisites, questions, secretAdvice, signIn, sources, warnings } from './shared';

// Facts: knowledge/helpdesks.md §3.2 (source of the plugin 1.5.3, GLPI 11).

const page = 'Setup > Oauth IMAP applications';
const repository = 'https://github.com/pluginsGLPI/oauthimap';

const imap: Variant = {
  id: 'imap',
  name: 'Mail receiver by IMAP',
  summary:
    "GLPI's mail receivers fetch by IMAP with the plugin oauthimap. GLPI sends its notifications in another way.",
  recommended: true,
  flow: 'authorization-code',
  accountTypes: ['AzureADMyOrg', 'AzureADMultipleOrgs'],
  endpoints: { given: 'tenant-field', tenant: 'tenant-id' },
  redirectUri: { platform: 'web', template: '{exactAnswer}' },
  publicClient: false,
  secret: secretAdvice('GLPI'),
  permissions: [
    { ...openid, why: 'The plugin reads from the sign-in which account it was.' },
    { ...email, why: 'Tells the plugin the address of the mailbox.' },
    { ...offlineAccess, why: 'Lets GLPI go on fetching mail when nobody is signed in.' },
    { ...imapAccess, why: 'Fetches mail by IMAP.' },
  ],
  adminConsent: consent.delegated('IMAP.AccessAsUser.All'),
  signIn: signIn.mailbox('GLPI'),
  hosts: [hosts.signIn, hosts.imap],
  scopes: {
    values: ['openid', 'email', 'offline_access', 'https://outlook.office.com/IMAP.AccessAsUser.All'],
    separator: ' ',
  },
  settings: [
    { key: 'name', label: 'Name', value: 'Microsoft 365', where: page },
    { key: 'is_active', label: 'Active', value: '1', type: 'choice', choices: ['0', '1'], where: page },
    {
      key: 'provider',
      label: 'Oauth provider',
      value: 'GlpiPlugin\\Oauthimap\\Provider\\Azure',
      where: page,
      note: 'Called "Azure" in the list.',
    },
    { key: 'client_id', label: 'Client ID', value: '{clientId}', where: page },
    { key: 'client_secret', label: 'Client secret', value: '{clientSecret}', secret: true, where: page },
    { key: 'tenant_id', label: 'Tenant ID', value: '{tenantId}', where: page },
  ],
  destinations: [{ kind: 'form-fill', page, by: 'name' }, { kind: 'checklist' }, { kind: 'json-file' }],
  afterwards: [
    `In GLPI open ${page}, add an application and enter the values.`,
    'On its tab for authorizations create one, and sign in as the mailbox account.',
    'Open Setup > Receivers, add one, choose the application as its protocol and the authorization as its account.',
    'Send a message to the mailbox and fetch it with the receiver.',
  ],
  warnings: [
    warnings.imap,
    {
      severity: 'warning',
      text: 'With an empty tenant ID the plugin signs in at /common, which Microsoft refuses for a single tenant app (AADSTS50194).',
    },
    {
      severity: 'warning',
      text: 'Changing the client ID or the secret later deletes every authorization of the application: each mailbox has to sign in again.',
    },
    {
      severity: 'warning',
      text: 'A receiver moves or deletes what it has fetched, by its own settings. Look at them before it runs.',
    },
    {
      severity: 'info',
      text: 'AADSTS65001 that stays after the consent was reported for this plugin: delete the authorization and sign in again.',
      source: `${repository}/issues/67`,
    },
  ],
};

/** GLPI (GPL, PHP) with the plugin oauthimap. */
export const glpi: Recipe = {
  schemaVersion: 1,
  id: 'glpi',
  name: 'GLPI',
  vendor: 'Teclib',
  description: "Lets GLPI's mail receivers fetch from a Microsoft 365 mailbox, with the plugin oauthimap.",
  appName: 'GLPI',
  questions: [
    {
      id: 'helpdeskUrl',
      label: 'Callback url',
      hint: `As GLPI shows it, to the letter: open ${page}, add an application and copy "Callback url". It depends on how the plugin was installed.`,
      kind: 'exact-url',
      required: true,
      example: 'https://glpi.example.com/marketplace/oauthimap/front/authorization.callback.php',
    },
    questions.mailbox(),
  ],
  prerequisites: [
    prerequisites.registrar,
    'A GLPI administrator, and the plugin oauthimap installed and enabled.',
    'GLPI\'s "URL of the application" (Setup > General) is the address that users open.',
    prerequisites.mailbox,
  ],
  variants: [imap],
  departures: [
    {
      guideSays: 'The guide has no step for admin consent.',
      weDo: 'It is a step here, and is checked.',
      why: 'Since November 2025 users can no longer consent to IMAP access for an app by default.',
    },
    {
      guideSays: 'Select the account type.',
      weDo: 'We advise "{portal.singleTenant}" and always enter the tenant ID.',
      why: "A helpdesk's mailboxes live in one tenant, and the plugin takes its tenant ID.",
    },
  ],
  sources: [{ title: 'GLPI: plugin oauthimap', url: repository }, sources.mailOAuth, sources.consentPolicy],
};
