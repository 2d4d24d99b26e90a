import type { Variant } from '../schema';

// Facts: knowledge/helpdesks.md §2.2b (osTicket 1.18.1 with the OAuth2 plugin 0.6, run; the newer plugin's source).

type Settings = Variant['settings'];

export const pages = {
  idp: 'Config > IdP Config',
  info: 'Config > Settings',
  mailbox: 'Remote Mailbox',
  smtp: 'Outgoing (SMTP)',
};

/** The pop-up "Config": its fields have another name in every session, these are the plain ones that it takes as well. */
export const idpSettings: Settings = [
  {
    key: 'redirectUri',
    label: 'Callback Endpoint',
    value: '{redirectUri}',
    where: pages.idp,
    note: "Filled in by osTicket from its own address. It must end in /api/auth/oauth2 and be the app's redirect URI to the letter.",
  },
  { key: 'clientId', label: 'Client Id', value: '{clientId}', where: pages.idp },
  { key: 'clientSecret', label: 'Client Secret', value: '{clientSecret}', secret: true, where: pages.idp },
  {
    key: 'urlAuthorize',
    label: 'Authorization Endpoint',
    value: '{authorizationEndpoint}',
    default: 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize',
    where: pages.idp,
  },
  {
    key: 'urlAccessToken',
    label: 'Token Endpoint',
    value: '{tokenEndpoint}',
    default: 'https://login.microsoftonline.com/common/oauth2/v2.0/token',
    where: pages.idp,
  },
  {
    key: 'scopes',
    label: 'Scopes',
    value: '{scopes}',
    where: pages.idp,
    note: 'Blanks between the scopes. A single comma makes osTicket take the comma as the separator.',
  },
  {
    key: 'attr_email',
    label: 'Email Address Attribute',
    where: pages.idp,
    note: 'Leave what the current plugin has there. A new entry takes it only when it is saved a second time.',
  },
];

export const infoSettings = (isShared: boolean): Settings => [
  { key: 'isactive', label: 'Status', value: '1', type: 'choice', choices: ['1', '0'], where: pages.info },
  {
    key: 'strict_matching',
    label: 'Strict Matching',
    ...(isShared ? { value: 'false' } : {}),
    type: 'boolean',
    default: 'true',
    where: pages.info,
    note: isShared
      ? 'Off: the delegate who signs in has another address than the shared mailbox.'
      : 'On: osTicket then refuses the sign-in of any other account.',
  },
];

export const mailboxSettings = (protocol: 'IMAP' | 'POP'): Settings => [
  { key: 'mailbox_host', label: 'Hostname', value: 'outlook.office365.com', where: pages.mailbox },
  {
    key: 'mailbox_port',
    label: 'Port Number',
    value: protocol === 'IMAP' ? '993' : '995',
    type: 'number',
    where: pages.mailbox,
  },
  ...(protocol === 'IMAP'
    ? [
        {
          key: 'mailbox_folder',
          label: 'Mail Folder',
          default: 'INBOX',
          where: pages.mailbox,
          note: 'Empty is the inbox.',
        },
      ]
    : []),
  {
    key: 'mailbox_protocol',
    label: 'Protocol',
    value: protocol,
    type: 'choice',
    choices: ['IMAP', 'POP'],
    where: pages.mailbox,
  },
  {
    key: 'mailbox_auth_bk',
    label: 'Authentication',
    value: 'oauth2:msmail',
    type: 'choice',
    choices: ['oauth2:msmail', 'oauth2:gmail', 'oauth2:othermail', 'basic'],
    where: pages.mailbox,
    note: 'Called "OAuth2 - Microsoft". It can be saved only once the pop-up "Config" has a token.',
  },
  { key: 'mailbox_active', label: 'Status', type: 'boolean', where: pages.mailbox, note: 'Enable it last.' },
  {
    key: 'mailbox_fetchfreq',
    label: 'Fetch Frequency',
    type: 'number',
    where: pages.mailbox,
    note: 'In minutes.',
  },
  { key: 'mailbox_fetchmax', label: 'Emails Per Fetch', type: 'number', where: pages.mailbox },
  {
    key: 'mailbox_postfetch',
    label: 'Fetched Emails',
    type: 'choice',
    choices: protocol === 'IMAP' ? ['archive', 'delete', 'nothing'] : ['delete', 'nothing'],
    where: pages.mailbox,
    note: 'What becomes of mail after the import.',
  },
];

export const smtpSettings: Settings = [
  { key: 'smtp_host', label: 'Hostname', value: 'smtp.office365.com', where: pages.smtp },
  { key: 'smtp_port', label: 'Port Number', value: '587', type: 'number', where: pages.smtp },
  {
    key: 'smtp_auth_bk',
    label: 'Authentication',
    value: 'mailbox',
    type: 'choice',
    choices: ['mailbox', 'none', 'oauth2:msmail', 'oauth2:gmail', 'oauth2:othermail', 'basic'],
    default: 'mailbox',
    where: pages.smtp,
    note: '"Same as Remote Mailbox": its token sends as well.',
  },
  { key: 'smtp_active', label: 'Status', type: 'boolean', where: pages.smtp, note: 'Enable it last.' },
];
