import type { RecipeSetting, Variant } from '../schema';

// Facts: knowledge/helpdesks.md §2.3b and seed 002. ServiceOps documents labels only, so the keys are ours.

export const pages = {
  incoming: 'Admin > Support Channel > Emails > Incoming Email Servers',
  outgoing: 'Admin > Support Channel > Emails > Outgoing Email Servers',
};

interface Server {
  protocol: 'IMAP' | 'POP3' | 'MAPI' | 'SMTP';
  scope: string;
}

const servers = {
  IMAP: { host: 'outlook.office365.com', port: '993', security: 'SSL' },
  POP3: { host: 'outlook.office365.com', port: '995', security: 'SSL' },
  MAPI: { host: 'outlook.office365.com', port: undefined, security: undefined },
  SMTP: { host: 'smtp.office365.com', port: '587', security: 'TLS' },
};

const securityTypes = ['None', 'SSL', 'TLS'];

const connection = (side: 'in' | 'out', { protocol, scope }: Server): RecipeSetting[] => {
  const where = side === 'in' ? pages.incoming : pages.outgoing;
  const { host, port, security } = servers[protocol];
  return [
    {
      key: `${side}.protocol`,
      label: 'Protocol',
      value: protocol,
      type: 'choice',
      choices: side === 'in' ? ['IMAP', 'MAPI', 'POP3'] : ['SMTP', 'MAPI'],
      where,
    },
    { key: `${side}.emailProvider`, label: 'Email Provider', value: 'Other', where },
    { key: `${side}.server`, label: 'Server', value: host, where },
    {
      key: `${side}.port`,
      label: 'Port',
      type: 'number',
      where,
      ...(port && { value: port }),
      note:
        protocol === 'SMTP'
          ? 'ServiceOps fills in 465 for SSL, where Microsoft does not answer: take TLS and 587.'
          : 'Filled in from the protocol and the security type.',
    },
    {
      key: `${side}.securityType`,
      label: 'Security Type',
      type: 'choice',
      choices: securityTypes,
      where,
      ...(security && { value: security }),
    },
    ...(side === 'out'
      ? [
          {
            key: 'out.authenticationNeeded',
            label: 'Authentication Needed',
            value: 'true',
            type: 'boolean' as const,
            where,
          },
        ]
      : []),
    { key: `${side}.emailAuthType`, label: 'Email Auth Type', value: 'OAuth', where },
    ...(side === 'out' ? [{ key: 'out.username', label: 'Username', value: '{mailbox}', where }] : []),
    { key: `${side}.clientId`, label: 'Client ID', value: '{clientId}', where },
    { key: `${side}.clientSecret`, label: 'Client Secret', value: '{clientSecret}', secret: true, where },
    {
      key: `${side}.authorizationUrl`,
      label: 'Authorization URL',
      value: '{authorizationEndpoint}',
      where,
      note: 'ServiceOps 8.0 has a field for the tenant ID in place of Token URL, Scope and Redirect URL.',
    },
    { key: `${side}.tokenUrl`, label: 'Token URL', value: '{tokenEndpoint}', where },
    { key: `${side}.scope`, label: 'Scope', value: scope, where },
    {
      key: `${side}.redirectUrl`,
      label: 'Redirect URL',
      value: '{redirectUri}',
      where,
      note: 'Filled in from the Base URL of the Application Settings; it can be changed here.',
    },
  ];
};

/** "Add Incoming Email Server", in the form's order. */
export const incomingSettings = (server: Server): Variant['settings'] => [
  { key: 'in.name', label: 'Name', where: pages.incoming, note: 'A name of your choice.' },
  { key: 'in.email', label: 'Email', value: '{mailbox}', where: pages.incoming },
  { key: 'in.technicianGroup', label: 'Technician Group', where: pages.incoming },
  { key: 'in.category', label: 'Category', where: pages.incoming },
  {
    key: 'in.proxyServer',
    label: 'Proxy Server',
    where: pages.incoming,
    note: 'Only without direct internet access.',
  },
  ...connection('in', server),
  { key: 'in.enabled', label: 'Enabled', type: 'boolean', where: pages.incoming },
  {
    key: 'in.company',
    label: 'Company',
    where: pages.incoming,
    note: 'Only with the Managed Services Provider feature.',
  },
  { key: 'in.primary', label: 'Primary', type: 'boolean', where: pages.incoming },
  {
    key: 'in.outgoingEmailServer',
    label: 'Outgoing Email Server',
    type: 'boolean',
    where: pages.incoming,
    note: 'On, to answer through an outgoing server of its own.',
  },
  {
    key: 'in.outgoingEmail',
    label: 'Outgoing Email',
    where: pages.incoming,
    note: 'The outgoing server to answer through.',
  },
  {
    key: 'in.filterType',
    label: 'Filter Type',
    type: 'choice',
    choices: ['Allow', 'Ignore'],
    where: pages.incoming,
  },
  { key: 'in.emails', label: 'Emails', where: pages.incoming, note: 'For the filter.' },
  { key: 'in.domains', label: 'Domains', where: pages.incoming, note: 'For the filter, without the @.' },
  {
    key: 'in.keywords',
    label: 'Keywords',
    where: pages.incoming,
    note: 'For the filter; looked for in subject and body.',
  },
];

/** "Add Outgoing Email Server", in the form's order. */
export const outgoingSettings = (server: Server): Variant['settings'] => [
  { key: 'out.name', label: 'Name', where: pages.outgoing, note: 'A name of your choice.' },
  { key: 'out.email', label: 'Email', value: '{mailbox}', where: pages.outgoing },
  {
    key: 'out.senderName',
    label: 'Sender Name',
    where: pages.outgoing,
    note: 'What requesters see as the sender.',
  },
  ...connection('out', server),
  {
    key: 'out.replyToEmail',
    label: 'Reply-To Email',
    where: pages.outgoing,
    note: 'A mailbox that ServiceOps reads, so that answers become part of the ticket.',
  },
  {
    key: 'out.proxyServer',
    label: 'Proxy Server',
    where: pages.outgoing,
    note: 'Only without direct internet access.',
  },
  { key: 'out.enabled', label: 'Enabled', type: 'boolean', where: pages.outgoing },
  {
    key: 'out.primary',
    label: 'Primary',
    type: 'boolean',
    where: pages.outgoing,
    note: 'On, for the server to fall back on.',
  },
  {
    key: 'out.filterType',
    label: 'Filter Type',
    type: 'choice',
    choices: ['Allow', 'Ignore'],
    where: pages.outgoing,
    note: 'Without a filter ServiceOps writes to everyone. "Allow" blocks all others.',
  },
  { key: 'out.emails', label: 'Emails', where: pages.outgoing, note: 'For the filter.' },
  { key: 'out.domains', label: 'Domains', where: pages.outgoing, note: 'For the filter, without the @.' },
];
