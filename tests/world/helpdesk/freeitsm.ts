import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { escapeHtml, type HostHandler, readBody, sendHtml, sendJson, sendRedirect } from '../http';
import { type Json, listMailboxes, type Row, saveMailbox, verifyFolder } from './freeitsm-mailboxes';
import { cookieOf, parseForm } from './php';

export interface Analyst {
  mayManageMailboxes: boolean;
  mustChangePassword: boolean;
}

export interface FreeitsmRequest {
  method: string;
  /** Below the folder that FreeITSM is in. */
  path: string;
  body: string;
}

export interface FreeitsmState {
  received: FreeitsmRequest[];
  mailboxes: Row[];
  sessions: Map<string, Analyst>;
  /** Who the sign-in page lets in. */
  analyst: Analyst;
  /** The web server rewrites the callback at the root. */
  rewrites: boolean;
  microsoft: { folders: string[]; secret: string | null };
  /** Answers in FreeITSM's place: true when it has. It may also do the work first and then fail. */
  trouble: ((request: FreeitsmRequest, res: ServerResponse, work: () => Json) => boolean) | null;
}

export interface Freeitsm {
  handle: HostHandler;
  state: FreeitsmState;
}

const noSession = { success: false, error: 'Not authenticated' };

/** A FreeITSM in a folder of its host, with its session cookie, its errors in HTTP 200, and nothing behind it. */
export const createFreeitsm = ({ base = '' }: { base?: string } = {}): Freeitsm => {
  const state: FreeitsmState = {
    received: [],
    mailboxes: [],
    sessions: new Map(),
    analyst: { mayManageMailboxes: true, mustChangePassword: false },
    rewrites: true,
    microsoft: { folders: ['INBOX'], secret: null },
    trouble: null,
  };

  const api = (res: ServerResponse, request: FreeitsmRequest, analyst: Analyst | undefined, type: string) => {
    const file = request.path.replace('/api/tickets/', '');
    const refuse = (error: string, status = 200, more: Json = {}) =>
      sendJson(res, status, { success: false, error, ...more });
    if (request.method === 'OPTIONS') return sendJson(res, 200, noSession);
    if (request.method === 'POST' && !/^application\/json/i.test(type))
      return refuse('Content-Type must be application/json', 415);
    if (!analyst) return sendJson(res, 200, noSession);
    if (analyst.mustChangePassword)
      return refuse('You must change your password before continuing.', 403, {
        password_change_required: true,
      });
    if (file === 'get_mailboxes.php') return sendJson(res, 200, listMailboxes(state.mailboxes));
    if (!analyst.mayManageMailboxes)
      return refuse('You do not have permission to manage these settings', 403);
    const data = parseJson(request.body);
    const work = () =>
      file === 'save_mailbox.php'
        ? saveMailbox(state.mailboxes, data)
        : verifyFolder(state.mailboxes, data, state.microsoft);
    if (file !== 'save_mailbox.php' && file !== 'verify_mailbox_folder.php') return notFound(res);
    if (state.trouble?.(request, res, work)) return true;
    return sendJson(res, 200, work());
  };

  const signIn = (res: ServerResponse, request: FreeitsmRequest) => {
    if (request.method !== 'POST') return sendHtml(res, 200, signInPage);
    const { username, password } = parseForm(request.body);
    if (username !== 'admin' || password !== 'freeitsm') return sendHtml(res, 200, signInPage);
    const id = randomBytes(13).toString('hex');
    state.sessions.set(id, state.analyst);
    res.setHeader('set-cookie', `PHPSESSID=${id}; Path=/; HttpOnly; Secure; SameSite=Lax`);
    return sendRedirect(res, `${base}/tickets/settings/`);
  };

  const answer = (res: ServerResponse, req: IncomingMessage, request: FreeitsmRequest): boolean => {
    const analyst = state.sessions.get(cookieOf(req, 'PHPSESSID') ?? '');
    const { path } = request;
    if (path.startsWith('/api/tickets/'))
      return api(res, request, analyst, req.headers['content-type'] ?? '');
    if (path === '/auth/login.php') return signIn(res, request);
    if (path === '/auth/oauth_callback.php' || (path === '/oauth_callback.php' && state.rewrites))
      return sendHtml(res, 200, 'No authorization code received.');
    if (path === '/tickets/settings/' || path === '/tickets/settings/index.php')
      return analyst
        ? sendHtml(res, 200, settingsPage(state.mailboxes))
        : sendRedirect(res, '../../auth/login.php');
    return notFound(res);
  };

  return {
    state,
    handle: async (req, res, host) => {
      const url = new URL(req.url ?? '/', `https://${host}`);
      if (!url.pathname.startsWith(`${base}/`)) return notFound(res);
      const request = {
        method: req.method ?? 'GET',
        path: url.pathname.slice(base.length),
        body: await readBody(req),
      };
      state.received.push(request);
      return answer(res, req, request);
    },
  };
};

const parseJson = (body: string): Json | null => {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? (value as Json) : null;
  } catch {
    return null;
  }
};

const notFound = (res: ServerResponse) => sendHtml(res, 404, '<h1>Not Found</h1>');

const page = (title: string, body: string) =>
  `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body>${body}</body></html>`;

const signInPage = page(
  'FreeITSM: sign in',
  '<h1>Sign in</h1><form method="post" action="login.php"><label>Username <input name="username"></label><label>Password <input type="password" name="password"></label><button>Sign in</button></form>',
);

const settingsPage = (mailboxes: Row[]) =>
  page(
    'FreeITSM: ticket settings',
    `<h1>Mailboxes</h1><ul>${mailboxes.map(({ name, target_mailbox }) => `<li>${escapeHtml(`${name}: ${target_mailbox}`)}</li>`).join('')}</ul>`,
  );
