import type { IncomingMessage, ServerResponse } from 'node:http';
import type { User } from '../directory';
import { sendJson } from '../http';
import type { IdentityContext } from './context';
import { resources } from './scopes';
import { type Claims, objectIdOf } from './tokens';

const sendError = (res: ServerResponse, status: number, code: string, message: string): true =>
  sendJson(res, status, {
    error: {
      code,
      message,
      innerError: {
        date: new Date().toISOString().slice(0, 19),
        'request-id': crypto.randomUUID(),
        'client-request-id': crypto.randomUUID(),
      },
    },
  });

const words = (value: unknown) => (Array.isArray(value) ? value.map(String) : String(value ?? '').split(' '));
const mayRead = (claims: Claims, allowed: RegExp) =>
  words(claims.scp ?? claims.roles).some((s) => allowed.test(s));

const sendInbox = (res: ServerResponse, mailbox: User): true =>
  mailbox.hasMailbox
    ? sendJson(res, 200, {
        '@odata.context': "https://graph.microsoft.com/v1.0/$metadata#users('me')/mailFolders/$entity",
        id: `AAMk${objectIdOf(mailbox.upn)}`,
        displayName: 'Inbox',
        totalItemCount: 7,
      })
    : sendError(
        res,
        404,
        'MailboxNotEnabledForRESTAPI',
        'The mailbox is either inactive, soft-deleted, or is hosted on-premise.',
      );

const denied = (res: ServerResponse) =>
  sendError(res, 403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.');

/** The few calls of Microsoft Graph that a set-up test makes (knowledge/oauth.md §3.5). */
export const answerGraph = (context: IdentityContext, req: IncomingMessage, res: ServerResponse): boolean => {
  const { directory, keys, settings } = context;
  const path = decodeURIComponent(new URL(req.url ?? '/', 'https://graph').pathname);
  if (settings.graphFault) {
    const { status, code, message } = settings.graphFault;
    return sendError(res, status, code, message);
  }
  const bearer = /^Bearer (.+)$/.exec(req.headers.authorization ?? '')?.[1];
  const claims = bearer ? keys.read(bearer) : null;
  if (!claims)
    return sendError(
      res,
      401,
      'InvalidAuthenticationToken',
      bearer ? 'Lifetime validation failed, the token is expired.' : 'Access token is empty.',
    );
  if (claims.aud !== resources.graph.audience)
    return sendError(
      res,
      401,
      'InvalidAuthenticationToken',
      'Access token validation failure. Invalid audience.',
    );
  const me = typeof claims.upn === 'string' ? context.findUser(claims.upn) : undefined;

  if (path === '/v1.0/organization') {
    if (!mayRead(claims, /^(User\.Read|Organization\.Read|Directory\.Read)/))
      return sendError(
        res,
        403,
        'Authorization_RequestDenied',
        'Insufficient privileges to complete the operation.',
      );
    const { id, displayName, domain } = directory.tenant;
    return sendJson(res, 200, {
      value: [{ id, displayName, verifiedDomains: [{ name: domain, isDefault: true, isInitial: true }] }],
    });
  }
  if (path.startsWith('/v1.0/me')) {
    if (!me)
      return sendError(
        res,
        400,
        'BadRequest',
        '/me request is only valid with delegated authentication flow.',
      );
    if (path === '/v1.0/me') {
      if (!mayRead(claims, /^User\.Read/))
        return sendError(
          res,
          403,
          'Authorization_RequestDenied',
          'Insufficient privileges to complete the operation.',
        );
      const mail = me.hasMailbox ? me.upn : null;
      return sendJson(res, 200, {
        '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#users/$entity',
        id: objectIdOf(me.upn),
        displayName: me.displayName,
        userPrincipalName: me.upn,
        mail,
        proxyAddresses: mail ? [`SMTP:${mail}`, ...(me.aliases ?? []).map((alias) => `smtp:${alias}`)] : [],
      });
    }
    if (path === '/v1.0/me/mailFolders/inbox')
      return mayRead(claims, /^Mail\.Read/) ? sendInbox(res, me) : denied(res);
  }
  const address = /^\/v1\.0\/users\/([^/]+)\/mailFolders\/inbox$/.exec(path)?.[1];
  if (address) {
    const mailbox = context.findUser(address);
    const isOwn = me !== undefined && me === mailbox;
    const allowed = me && !isOwn ? /^Mail\.Read(Write)?\.Shared$/ : /^Mail\.Read/;
    if (!mayRead(claims, allowed)) return denied(res);
    return mailbox
      ? sendInbox(res, mailbox)
      : sendError(res, 404, 'ErrorInvalidUser', `The requested user '${address}' is invalid.`);
  }
  return sendError(
    res,
    404,
    'ResourceNotFound',
    `Resource not found for the segment '${path.split('/').pop()}'.`,
  );
};
