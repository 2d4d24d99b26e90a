import { ewsAccess, imapAccess, offlineAccess, popAccess, smtpSend } from '../graph-permissions';
import type { Variant } from '../schema';
import { bothDirections, consent, hosts, secretAdvice, signIn, warnings } from '../shared';
import { incomingSettings, outgoingSettings, pages } from './settings';

const outlook = 'https://outlook.office365.com';

const incoming = {
  IMAP: {
    protocol: 'IMAP',
    permission: { ...imapAccess, why: 'Fetches mail by IMAP.' },
    host: hosts.imap,
    warning: warnings.imap,
  },
  POP: {
    protocol: 'POP3',
    permission: { ...popAccess, why: 'Fetches mail by POP.' },
    host: hosts.pop,
    warning: warnings.pop,
  },
  MAPI: {
    protocol: 'MAPI',
    permission: {
      ...ewsAccess,
      why: 'Reaches the mailbox through Exchange Web Services, which ServiceOps calls MAPI.',
    },
    host: hosts.ews,
    warning: warnings.ews,
  },
} as const;

const outgoing = {
  SMTP: {
    protocol: 'SMTP',
    permission: { ...smtpSend, why: 'Sends mail by SMTP.' },
    host: hosts.smtp,
    warning: warnings.smtp,
  },
  MAPI: { ...incoming.MAPI },
} as const;

interface Choice {
  id: string;
  name: string;
  summary: string;
  incoming?: keyof typeof incoming;
  outgoing?: keyof typeof outgoing;
  personal?: boolean;
}

const scopeOf = (permission: { name: string }) => `${outlook}/${permission.name}`;

function makeVariant(choice: Choice): Variant {
  const { id, name, summary, personal = false } = choice;
  const fetching = choice.incoming && incoming[choice.incoming];
  const sending = choice.outgoing && outgoing[choice.outgoing];
  const used = [fetching, sending].filter((side) => side !== undefined);
  const first = used[0] ?? incoming.IMAP;
  return {
    id,
    name,
    summary,
    flow: 'authorization-code',
    accountTypes: personal
      ? ['AzureADandPersonalMicrosoftAccount', 'PersonalMicrosoftAccount']
      : ['AzureADMyOrg', 'AzureADMultipleOrgs', 'AzureADandPersonalMicrosoftAccount'],
    endpoints: { given: 'urls', tenant: personal ? 'consumers' : 'tenant-id' },
    redirectUri: { platform: 'web', template: '{helpdeskUrl}/oauth/callback' },
    publicClient: false,
    secret: secretAdvice('ServiceOps'),
    permissions: [
      { ...offlineAccess, why: 'Brings the refresh token, with which ServiceOps renews its access.' },
      ...used.map(({ permission }) => permission),
    ],
    adminConsent: personal ? consent.personal : consent.delegated(first.permission.name),
    signIn: signIn.mailbox('ServiceOps'),
    hosts: [hosts.signIn, ...used.map(({ host }) => host)],
    scopes: {
      values: ['offline_access', ...used.map(({ permission }) => scopeOf(permission))],
      separator: ' ',
    },
    // Each server has a token, and so a scope, of its own.
    settings: [
      ...(fetching
        ? incomingSettings({
            protocol: fetching.protocol,
            scope: `offline_access ${scopeOf(fetching.permission)}`,
          })
        : []),
      ...(sending
        ? outgoingSettings({
            protocol: sending.protocol,
            scope: `offline_access ${scopeOf(sending.permission)}`,
          })
        : []),
    ],
    destinations: [
      ...(fetching ? [{ kind: 'form-fill', page: pages.incoming, by: 'label' } as const] : []),
      ...(sending ? [{ kind: 'form-fill', page: pages.outgoing, by: 'label' } as const] : []),
      { kind: 'checklist' },
      { kind: 'json-file' },
    ],
    afterwards: [
      ...(fetching ? [`Open ${pages.incoming}, add a server and enter the values.`] : []),
      ...(sending ? [`Open ${pages.outgoing}, add a server and enter the values.`] : []),
      'Save, sign in at Microsoft as the mailbox account, and choose "Test Connection" in the list of servers.',
      bothDirections,
    ],
    warnings: [...(personal ? [warnings.personal] : []), ...used.map(({ warning }) => warning), ...shared],
  };
}

const shared: Variant['warnings'] = [
  {
    severity: 'warning',
    text: 'ServiceOps makes the redirect URL from the Base URL of its Application Settings. If that differs from the address you open ServiceOps at, Microsoft refuses the sign-in (AADSTS50011).',
  },
  {
    severity: 'info',
    text: 'Register an app of its own for every incoming server of another domain.',
  },
  {
    severity: 'info',
    text: 'Newer versions also offer "Sign in with Microsoft" with an app of Motadata: then nothing has to be registered, and an administrator only consents to that app.',
    source:
      'https://docs.motadata.com/serviceops-docs/admin-section/support-channels/emails/configuring-microsoft-azure/admin-consent',
  },
  {
    severity: 'info',
    text: 'A server card that says MAILAUTHPERM lacks a permission or the consent, MAILAUTHCRED a right client ID or secret, MAILAUTHSESS a new sign-in.',
    source: 'https://docs.motadata.com/serviceops-docs/troubleshooting-guide/email/email-error-codes/',
  },
  warnings.refreshLife,
];

const deadEnd = 'Only for a tenant that still allows EWS by name; Microsoft ends it on 1 April 2027.';

export const serviceopsVariants: Variant[] = [
  {
    ...makeVariant({
      id: 'imap-smtp',
      name: 'Incoming by IMAP and outgoing by SMTP',
      summary: 'One app for both servers. What we advise for a new set-up.',
      incoming: 'IMAP',
      outgoing: 'SMTP',
    }),
    recommended: true,
  },
  makeVariant({
    id: 'incoming-imap',
    name: 'Incoming by IMAP',
    summary: 'Only the incoming server.',
    incoming: 'IMAP',
  }),
  makeVariant({
    id: 'incoming-pop',
    name: 'Incoming by POP',
    summary: 'Only the incoming server, by POP, which sees the inbox alone.',
    incoming: 'POP',
  }),
  makeVariant({
    id: 'outgoing-smtp',
    name: 'Outgoing by SMTP',
    summary: 'Only the outgoing server.',
    outgoing: 'SMTP',
  }),
  makeVariant({
    id: 'incoming-mapi',
    name: 'Incoming by MAPI (EWS)',
    summary: deadEnd,
    incoming: 'MAPI',
  }),
  makeVariant({
    id: 'outgoing-mapi',
    name: 'Outgoing by MAPI (EWS)',
    summary: deadEnd,
    outgoing: 'MAPI',
  }),
  makeVariant({
    id: 'personal-imap',
    name: 'Personal mailbox: incoming by IMAP',
    summary: 'For a mailbox such as outlook.com, which belongs to no organization.',
    incoming: 'IMAP',
    personal: true,
  }),
  makeVariant({
    id: 'personal-pop',
    name: 'Personal mailbox: incoming by POP',
    summary: 'The same by POP, which sees the inbox alone.',
    incoming: 'POP',
    personal: true,
  }),
  makeVariant({
    id: 'personal-smtp',
    name: 'Personal mailbox: outgoing by SMTP',
    summary: 'Sends from a mailbox such as outlook.com.',
    outgoing: 'SMTP',
    personal: true,
  }),
];
