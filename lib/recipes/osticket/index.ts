import { imapAccess, offlineAccess, popAccess, smtpSend } from '../graph-permissions';
import type { Recipe, Variant } from '../schema';
import {
  bothDirections,
  consent,
  hosts,
  prerequisites,
  secretAdvice,
  signIn,
  sources,
  warnings,
} from '../shared';
import { idpSettings, infoSettings, mailboxSettings, pages, smtpSettings } from './settings';

// Facts: knowledge/helpdesks.md §2.2 and seed 001 (the vendor's guide).

const outlook = 'https://outlook.office.com';

const issue = {
  oldApi: 'https://github.com/osTicket/osTicket-plugins/issues/291',
  idle: 'https://github.com/osTicket/osTicket/issues/6455',
  authenticate: 'https://github.com/osTicket/osTicket/issues/6715',
  callback: 'https://github.com/osTicket/osTicket/issues/6293',
};

const permissions = {
  offline: {
    ...offlineAccess,
    why: 'Brings the refresh token. osTicket refuses a sign-in without one ("Unable to obtain Refresh Token").',
  },
  imap: { ...imapAccess, why: 'Fetches mail by IMAP from outlook.office365.com.' },
  pop: { ...popAccess, why: 'Fetches mail by POP from outlook.office365.com.' },
  smtp: { ...smtpSend, why: 'Sends replies by SMTP through smtp.office365.com, with the same token.' },
};

const callbackWarning: Variant['warnings'][number] = {
  severity: 'warning',
  text: "The callback needs the web server's rewriting of /api. Open the redirect URI once in the browser: a 404 of the web server means that the sign-in would end there.",
  source: issue.callback,
};

const connect = [
  'In osTicket open Admin Panel > Emails > Emails and the email, then the tab "Remote Mailbox", and choose OAuth2 - Microsoft and "Config".',
  'Submit the pop-up with the values above. osTicket sends you to Microsoft; afterwards the pop-up has a tab "Token".',
  'Fill in the rest of "Remote Mailbox" and of "Outgoing (SMTP)", and enable both. Saving an enabled mailbox is a real sign-in: it is the proof.',
  bothDirections,
];

interface Choice {
  id: string;
  name: string;
  summary: string;
  protocol: 'IMAP' | 'POP';
  shared?: boolean;
}

function makeVariant({ protocol, shared: isShared = false, ...about }: Choice): Variant {
  const isImap = protocol === 'IMAP';
  const access = isImap ? permissions.imap : permissions.pop;
  return {
    ...about,
    flow: 'authorization-code',
    accountTypes: ['AzureADMyOrg', 'AzureADMultipleOrgs', 'AzureADandPersonalMicrosoftAccount'],
    endpoints: { given: 'urls', tenant: 'tenant-id' },
    redirectUri: { platform: 'web', template: '{helpdeskUrl}/api/auth/oauth2' },
    publicClient: false,
    secret: secretAdvice('osTicket'),
    permissions: [permissions.offline, access, permissions.smtp],
    adminConsent: consent.delegated(access.name),
    signIn: isShared ? signIn.delegate : signIn.mailbox('osTicket'),
    hosts: [hosts.signIn, isImap ? hosts.imap : hosts.pop, hosts.smtp],
    scopes: {
      values: ['offline_access', `${outlook}/${access.name}`, `${outlook}/SMTP.Send`],
      separator: ' ',
    },
    settings: [...idpSettings, ...infoSettings(isShared), ...mailboxSettings(protocol), ...smtpSettings],
    destinations: [
      { kind: 'osticket-session', account: 'mailbox', backend: 'oauth2:msmail' },
      { kind: 'checklist' },
      { kind: 'json-file' },
    ],
    afterwards: connect,
    warnings: [
      {
        severity: 'warning',
        text: `The plugin "OAuth2 Client" must be from October 2024 or newer. An older one fails with "The API version v2 has been depreciated": replace its file first.`,
        source: issue.oldApi,
      },
      callbackWarning,
      isImap ? warnings.imap : warnings.pop,
      warnings.smtp,
      {
        severity: 'warning',
        text: 'Decide under "Fetched Emails" what becomes of imported mail: "delete" removes it from the mailbox.',
      },
      {
        severity: 'info',
        text: '"AUTHENTICATE failed" although Microsoft logs a success: delete the token in the pop-up, check the consent and sign in again.',
        source: issue.authenticate,
      },
      { ...warnings.refreshLife, source: issue.idle },
    ],
  };
}

const imap: Variant = {
  ...makeVariant({
    id: 'imap',
    name: 'IMAP and SMTP',
    summary: 'Fetches by IMAP and sends by SMTP with one token. With a plugin from October 2024 or newer.',
    protocol: 'IMAP',
  }),
  recommended: true,
};

const pop = makeVariant({
  id: 'pop',
  name: 'POP and SMTP',
  summary: 'Fetches by POP, which sees the inbox alone, and sends by SMTP with one token.',
  protocol: 'POP',
});

const shared = makeVariant({
  id: 'imap-shared',
  name: 'Shared mailbox, by IMAP and SMTP',
  summary: 'For a shared mailbox, a resource or an alias: another user signs in, and Strict Matching is off.',
  protocol: 'IMAP',
  shared: true,
});

/** The older plugin can't be made to work: the address it asks for the account's owner at was retired. */
const oldPlugin: Variant = {
  ...imap,
  id: 'imap-old-plugin',
  name: 'IMAP and SMTP, with a plugin from before October 2024',
  summary: 'For an osTicket whose OAuth2 plugin is older: the same app, after the plugin has been replaced.',
  recommended: false,
  settings: imap.settings.flatMap((setting) =>
    setting.key === 'scopes'
      ? [
          {
            key: 'urlResourceOwnerDetails',
            label: 'Resource Details Endpoint',
            default: 'https://outlook.office.com/api/v2.0/me',
            where: pages.idp,
            note: 'Only the older plugin has this field. Its address no longer answers, and no other one fits the token: the field has to go with the plugin.',
          },
          {
            ...setting,
            default: `offline_access ${outlook}/Mail.ReadWrite`,
            note: 'Replace the whole text. What the older plugin had there belongs to an API that no longer exists.',
          },
        ]
      : [setting],
  ),
  afterwards: [
    'Replace the plugin file auth-oauth2.phar in include/plugins by the current one, from the download page of osTicket.',
    'Open "Config" of the email, and see that the field for the resource details is gone. Delete the old token.',
    ...connect,
  ],
  warnings: [
    {
      severity: 'danger',
      text: 'With the plugin from before October 2024 no setting works any more: it asks an Outlook API that Microsoft has retired who has signed in. Replace the plugin before you connect the mailbox.',
      source: issue.oldApi,
    },
    ...imap.warnings.filter(({ source }) => source !== issue.oldApi),
  ],
};

/** osTicket (GPL, PHP) with its OAuth2 plugin. */
export const osticket: Recipe = {
  schemaVersion: 1,
  id: 'osticket',
  name: 'osTicket',
  vendor: 'Enhancesoft',
  description: 'Lets osTicket fetch and send the mail of a Microsoft 365 mailbox, with its OAuth2 plugin.',
  appName: 'osTicket',
  questions: [
    {
      id: 'helpdeskUrl',
      label: "osTicket's address",
      hint: 'The Helpdesk URL of Admin Panel > Settings > System, with its folder if it has one. The redirect URI is made from it.',
      kind: 'https-url',
      required: true,
      example: 'https://support.example.com',
    },
    {
      id: 'mailbox',
      label: 'Mailbox',
      hint: 'The system email. The test expects this account to sign in, unless it is a shared mailbox.',
      kind: 'email',
      required: false,
      example: 'support@example.com',
    },
  ],
  prerequisites: [
    prerequisites.registrar,
    'An administrator of osTicket 1.17 or newer with the OAuth2 plugin installed and enabled.',
    prerequisites.https,
    prerequisites.mailbox,
  ],
  variants: [imap, pop, shared, oldPlugin],
  departures: [
    {
      guideSays: 'Add User.Read, offline_access, IMAP.AccessAsUser.All, POP.AccessAsUser.All and SMTP.Send.',
      weDo: 'We leave User.Read out, and take either IMAP or POP.',
      why: 'The current plugin reads the account from the token itself. Of the two protocols a mailbox uses one; the scope string is shortened to match.',
    },
    {
      guideSays: 'Some of the fields are filled in and need not be changed.',
      weDo: 'We replace both endpoints by those of your tenant.',
      why: 'The endpoints filled in are those at /common, which Microsoft refuses for a single tenant app (AADSTS50194).',
    },
    {
      guideSays: 'Select whichever account type you prefer.',
      weDo: 'We advise "{portal.singleTenant}" and accept the others.',
      why: "A helpdesk's mailboxes live in one tenant; nobody else's accounts need to be let in.",
    },
    {
      guideSays: 'Copy the Callback Endpoint from the pop-up.',
      weDo: 'We make it from the address of osTicket: the address and /api/auth/oauth2.',
      why: 'osTicket makes it in the same way. Pages that print /api/auth/oauth2/callback are wrong: osTicket refuses that.',
    },
    {
      guideSays: 'You can opt to consent on behalf of your organization at sign-in.',
      weDo: 'We grant admin consent in the portal beforehand.',
      why: 'The mailbox account is no administrator, so the box is not there for it to tick.',
    },
  ],
  sources: [
    {
      title: 'osTicket: Microsoft authorization guide',
      url: 'https://docs.osticket.com/en/latest/OAuth2/Microsoft%20Authorization%20Guide.html',
    },
    { title: 'osTicket: the retired Outlook API', url: issue.oldApi },
    { title: 'osTicket: callback without rewriting', url: issue.callback },
    sources.mailOAuth,
    sources.consentPolicy,
  ],
};
