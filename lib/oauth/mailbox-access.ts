import { type Message, type MessageKey, message } from '../i18n';
import { type Access, namesOf } from './mailbox-right';
import { resourcesOf } from './scopes';

/** By the beginning of a permission's name: what it is for, and why that may fail although the test has passed. */
const servers: [RegExp, MessageKey, MessageKey][] = [
  [/^imap\./i, 'testUnprovenImap', 'testUnprovenImapCauses'],
  [/^pop\./i, 'testUnprovenPop', 'testUnprovenPopCauses'],
  [/^smtp\./i, 'testUnprovenSmtp', 'testUnprovenSmtpCauses'],
  [/^ews\.|^full_access_as_app$/i, 'testUnprovenEws', 'testUnprovenEwsCauses'],
  [/^mail\.send/i, 'testUnprovenSend', 'testUnprovenSendCauses'],
];

/** What the helpdesk will do at Microsoft's mail servers, which no browser reaches, and where to look when it fails. */
export const mailServersOf = (access: Access): Message[] => {
  const names = namesOf(access);
  const used = servers.filter(([pattern]) => names.some((name) => pattern.test(name)));
  const isAppOnly = access.flow === 'client-credentials' && resourcesOf(access.scopes.values)[0] !== 'graph';
  return [
    ...used.flatMap(([, what, causes]) => [message(what), message(causes)]),
    ...(used.length > 0 && isAppOnly ? [message('testUnprovenAppOnly')] : []),
  ];
};
