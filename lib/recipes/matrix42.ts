import { imapAccess, offlineAccess, openid, smtpSend, userRead } from './graph-permissions';
import type { Recipe, Variant } from './schema';
import { hosts, prerequisites, sources } from './shared';

// Facts: knowledge/helpdesks.md §1.5 and §2.4, and seed 003 (the vendor's own page).

const ropcDocs = sources.ropc.url;
const vendorGuide =
  'https://efecte.helpjuice.com/en_US/other-technical-esm-documentation/using-oauth2-with-o365';

/** The vendor's two pages disagree about how OAuth is switched on (knowledge/helpdesks.md §2.4b). */
const switches = {
  two: (where: string): Variant['settings'] => [
    {
      key: 'mail.store.oauth.enabled',
      label: 'OAuth for fetching mail (IMAP)',
      value: 'true',
      type: 'boolean',
      where,
    },
    {
      key: 'mail.transport.oauth.enabled',
      label: 'OAuth for sending mail (SMTP)',
      value: 'true',
      type: 'boolean',
      where,
    },
    {
      key: 'mail.oauth.enabled',
      label: 'OAuth for both, in the other spelling',
      type: 'boolean',
      where,
      note: 'One page of the vendor names this single switch in place of the two above. If your version does not know those, choose the variant with one switch.',
    },
  ],
  one: (where: string): Variant['settings'] => [
    {
      key: 'mail.oauth.enabled',
      label: 'OAuth for fetching and sending mail',
      value: 'true',
      type: 'boolean',
      where,
      note: 'If your version does not know it, choose the variant with two switches.',
    },
  ],
};

/** The properties are the same in both places; only where they are entered differs. */
const settingsAt = (where: string, spelling: keyof typeof switches): Variant['settings'] => [
  ...switches[spelling](where),
  {
    key: 'mail.oauth.authorize.endpoint',
    label: 'Authorization endpoint',
    value: '{authorizationEndpoint}',
    where,
  },
  { key: 'mail.oauth.client.id', label: 'Client ID', value: '{clientId}', where },
  { key: 'mail.oauth.scopes', label: 'Scopes, separated by commas', value: '{scopes}', where },
];

const pages = {
  platform: 'Maintenance > System settings > Edit Platform Settings',
  mailtask: 'Properties of the mailtask',
};

/** One key at a time: the page shows those that fit its filter. */
const destinationsAt = (page: string): Variant['destinations'] => [
  { kind: 'properties-text', fileName: 'matrix42-mail.properties' },
  { kind: 'form-fill', page, by: 'key' },
  { kind: 'json-file' },
  { kind: 'checklist' },
];

const shared = {
  flow: 'resource-owner-password',
  endpoints: { given: 'urls', tenant: 'tenant-id' },
  signIn: {
    account: 'mailbox',
    who: 'The mailbox account: ESM keeps its user name and password, and the test signs in as this account.',
  },
  hosts: [hosts.signIn, hosts.imap, hosts.smtp],
  accountTypes: ['AzureADMyOrg'],
  redirectUri: null,
  publicClient: true,
  secret: null,
  permissions: [
    { ...imapAccess, why: 'Fetches mail by IMAP.' },
    { ...smtpSend, why: 'Sends mail by SMTP.' },
    { ...openid, why: 'Signs the mailbox account in.' },
    { ...userRead, why: 'Reads the profile of the account signed in.' },
    { ...offlineAccess, why: 'Keeps access without sending the password for every message.' },
  ],
  adminConsent: {
    required: true,
    why: 'This kind of sign-in shows no page on which anyone could consent, so an administrator has to do it beforehand.',
  },
  scopes: {
    values: [
      'https://outlook.office365.com/IMAP.AccessAsUser.All',
      'https://outlook.office365.com/SMTP.Send',
    ],
    separator: ',',
  },
  warnings: [
    {
      severity: 'danger',
      text: 'ESM signs in with the mailbox account\'s user name and password (the "resource owner password" grant). Microsoft advises against it: it cannot work with multifactor authentication. The account has to be exempt from MFA, so give it a long password and a Conditional Access policy that lets it in from your ESM server only.',
      source: ropcDocs,
    },
    {
      severity: 'warning',
      text: 'The mailbox account needs a password of its own in Microsoft Entra ID. Federated, passwordless and personal accounts cannot be used.',
      source: ropcDocs,
    },
    {
      severity: 'warning',
      text: 'Switching on security defaults or an MFA policy for all users later stops the mail at once. Tell whoever looks after sign-in policies about this account.',
    },
    {
      severity: 'warning',
      text: 'IMAP and Authenticated SMTP must be on for the mailbox. A browser cannot test these two.',
    },
    {
      severity: 'info',
      text: "ESM before 2021.1 has no OAuth. The vendor's pages disagree about the switch: one names mail.store.oauth.enabled and mail.transport.oauth.enabled, the other mail.oauth.enabled alone. Look in your ESM which it knows: there is a variant for each.",
      source:
        'https://efecte.helpjuice.com/en_US/connectivity-and-integration-esm/modern-authentication-oauth2-as-email-authentication-method-with-o365',
    },
    {
      severity: 'info',
      text: 'Exchange Online accepts 30 messages a minute and 10,000 recipients a day from one account by SMTP.',
    },
    {
      severity: 'info',
      text: 'These properties come on top of the usual ones: mail servers, user name and password of the mailbox stay as they are.',
    },
  ],
} satisfies Partial<Variant>;

const checkMail = [
  'Send a message to the mailbox and let ESM send one: both directions work only then.',
  'Look into the spam folder of the mailbox every week, and move large messages that cannot be fetched out of the inbox.',
];

const platform: Variant = {
  ...shared,
  id: 'platform',
  name: 'Platform settings',
  summary: 'For all mailtasks at once. Take it unless your mailtasks have connection settings of their own.',
  recommended: true,
  settings: settingsAt(pages.platform, 'two'),
  destinations: destinationsAt(pages.platform),
  afterwards: [
    `In the ESM admin view open ${pages.platform}.`,
    'Find each key with the filter field and enter its value as it stands in the file, without quotation marks.',
    ...checkMail,
  ],
};

const mailtask: Variant = {
  ...shared,
  id: 'mailtask',
  name: 'One mailtask',
  summary: 'For a mailtask that has connection settings of its own: it ignores the platform settings.',
  settings: settingsAt(pages.mailtask, 'two'),
  destinations: destinationsAt(pages.mailtask),
  afterwards: [
    "Open the mailtask's properties in ESM and add each key with its value.",
    'Repeat it for every mailtask that has connection settings of its own.',
    ...checkMail,
  ],
};

const oneSwitch = (variant: Variant, where: string): Variant => ({
  ...variant,
  id: `${variant.id}-one-switch`,
  name: `${variant.name}, one switch`,
  summary: 'The same, for an ESM that knows mail.oauth.enabled in place of the two switches.',
  recommended: false,
  settings: settingsAt(where, 'one'),
});

/** Matrix42 Professional, formerly Efecte ESM. */
export const matrix42: Recipe = {
  schemaVersion: 1,
  id: 'matrix42',
  name: 'Matrix42 Professional (Efecte ESM)',
  vendor: 'Matrix42',
  description: 'Lets ESM fetch and send mail of a Microsoft 365 mailbox with OAuth, by IMAP and SMTP.',
  appName: 'Matrix42 ESM',
  questions: [
    {
      id: 'helpdeskUrl',
      label: "ESM's address",
      hint: 'As you open it in the browser. Only needed to fill in its page for you.',
      kind: 'https-url',
      required: false,
      example: 'https://esm.example.com',
    },
    {
      id: 'mailbox',
      label: 'Mailbox account',
      hint: 'The account that ESM signs in with. The test expects exactly this one.',
      kind: 'email',
      required: false,
      example: 'support@example.com',
    },
  ],
  prerequisites: [
    'ESM 2021.1 or newer.',
    'A mailbox account of its own for ESM, with a password in Microsoft Entra ID and exempt from MFA.',
    prerequisites.registrar,
    'The mailbox account as an owner of the app registration, unless you register the app with that account.',
  ],
  variants: [platform, mailtask, oneSwitch(platform, pages.platform), oneSwitch(mailtask, pages.mailtask)],
  departures: [
    {
      guideSays: 'Enable "Default client type" under Authentication > Advanced settings.',
      weDo: 'We point at "{portal.allowPublicClientFlows}".',
      why: 'The portal has renamed the switch; it is the same one, and without it sign-in fails with AADSTS7000218.',
    },
    {
      guideSays: 'Admin consent is recommended.',
      weDo: 'It is required here.',
      why: 'Sign-in with a password shows no consent page, and users may not consent to IMAP access by default since November 2025.',
    },
    {
      guideSays: 'MFA is not mentioned.',
      weDo: 'We warn before the first step.',
      why: 'Microsoft states that this sign-in is incompatible with MFA: where MFA is required of everyone, mail stops.',
    },
    {
      guideSays: 'The client ID and the endpoint are on the front page of Azure Active Directory.',
      weDo: "We read the client ID and the tenant ID from the app registration's Overview and make the endpoint from them.",
      why: 'The product is called Microsoft Entra ID now, and the endpoint follows from the tenant ID.',
    },
    {
      guideSays: 'Set mail.store.oauth.enabled and mail.transport.oauth.enabled.',
      weDo: 'We offer the single switch mail.oauth.enabled as well, as variants of their own.',
      why: "The vendor's other page names that one, and which of the two a version knows is not documented.",
    },
    {
      guideSays: 'An Azure subscription is a prerequisite.',
      weDo: 'We do not ask for one.',
      why: 'Registering an app needs a Microsoft Entra tenant only.',
    },
  ],
  sources: [
    { title: 'Matrix42: Using OAuth2 with O365', url: vendorGuide },
    {
      title: 'Matrix42: Modern authentication as email authentication method',
      url: 'https://efecte.helpjuice.com/en_US/connectivity-and-integration-esm/modern-authentication-oauth2-as-email-authentication-method-with-o365',
    },
    sources.ropc,
    sources.consentPolicy,
  ],
};
