import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { escapeHtml, type HostHandler, readBody, sendHtml, sendJson, sendRedirect } from '../http';
import {
  errorsOf,
  fieldsOf,
  type Instance,
  type Plugin,
  pluginDefaults,
  readPosted,
  renderPopup,
} from './osticket-form';
import { cookieOf, parseForm } from './php';

export interface OsticketEmail {
  id: number;
  name: string;
  address: string;
  /** Of the account "Remote Mailbox". */
  authBackend: string;
  active: boolean;
  strict: boolean;
  instance: Instance | null;
  hasToken: boolean;
}

interface Staff {
  csrf: string;
  isAdmin: boolean;
}

export interface OsticketRequest {
  method: string;
  path: string;
  query: Record<string, string>;
  headers: IncomingMessage['headers'];
  body: string;
}

export interface OsticketState {
  received: OsticketRequest[];
  emails: OsticketEmail[];
  staff: Map<string, Staff>;
  /** Whom the sign-in page lets in. */
  mayAdminister: boolean;
  /** Null: not installed, or off. */
  plugin: Plugin | null;
  /** The redirect URI that osTicket makes of its own address. */
  callback: string;
  /** Emails on one page of the list. */
  pageSize: number;
  /** Answers a POST of the pop-up in osTicket's place, before or after the work: true when it has. */
  trouble: ((request: OsticketRequest, res: ServerResponse, work: () => void) => boolean) | null;
}

/** As scp.js does: the pop-up is loaded into the page. */
const openPopup = (
  id: number,
) => `<script>document.querySelector('.auth_config').addEventListener('click', async (event) => {
  event.preventDefault();
  const popup = document.querySelector('#popup');
  const reply = await fetch('ajax.php/email/${id}/auth/config/mailbox/oauth2:msmail');
  popup.querySelector('.body').innerHTML = await reply.text();
  popup.style.display = 'block';
  popup.querySelector('#idp').classList.remove('hidden');
});</script>`;

export const makeEmail = (change: Partial<OsticketEmail> = {}): OsticketEmail => ({
  id: 1,
  name: 'Support',
  address: 'support@contoso.onmicrosoft.com',
  authBackend: '',
  active: false,
  strict: true,
  instance: null,
  hasToken: false,
  ...change,
});

/** An osTicket as far as the OAuth2 settings of its emails go: sessions, CSRF, hashed names, and its own answers. */
export const createOsticket = ({ origin = 'https://helpdesk.example' } = {}) => {
  const state: OsticketState = {
    received: [],
    emails: [makeEmail()],
    staff: new Map(),
    mayAdminister: true,
    plugin: 'new',
    callback: `${origin}/api/auth/oauth2`,
    pageSize: 25,
    trouble: null,
  };

  /** `Http::response`: plain words as `text/html`. */
  const say = (res: ServerResponse, status: number, words: string) => sendHtml(res, status, words);
  const page = (csrf: string, body: string) =>
    `<!DOCTYPE html><html lang="en-us"><head><meta charset="utf-8"><title>osTicket :: Admin Control Panel</title><meta name="csrf_token" content="${csrf}" /></head><body>${body}<div class="dialog" style="display:none;" id="popup"><div class="body"></div></div></body></html>`;

  const save = (
    session: string,
    email: OsticketEmail,
    plugin: Plugin,
    backend: string,
    post: Record<string, string>,
  ) => {
    const values = readPosted(session, plugin, post);
    const errors = errorsOf(plugin, values, Boolean(email.instance?.config.clientSecret));
    const name = post.name ?? `${email.address} (mailbox)`;
    if (!name) errors.name = 'Name Required';
    const isTaken = state.emails.some((other) => other !== email && other.instance?.name === name);
    if (isTaken) errors.name = 'Name already in-use';
    if (Object.keys(errors).length > 0) return { values, errors };
    const config = Object.fromEntries(fieldsOf(plugin).map(({ name }) => [name, values[name] ?? '']));
    const about = {
      name,
      notes: post.notes ?? `OAuth2 Authorization for ${email.address}`,
      isactive: (post.isactive ?? '1') === '1',
    };
    if (email.instance) {
      // An empty password leaves the stored one alone.
      if (!config.clientSecret) config.clientSecret = email.instance.config.clientSecret ?? '';
      const isSame = JSON.stringify(config) === JSON.stringify(email.instance.config);
      if (!isSame) email.hasToken = false;
      if (email.authBackend !== backend) email.active = false;
      email.strict = Boolean(post.strict_matching);
      email.instance = { ...about, config };
    } else {
      // The provider's defaults win over what was sent, and strict matching is not looked at.
      email.instance = {
        ...about,
        config: { ...config, attr_email: pluginDefaults[plugin].attr_email ?? '' },
      };
    }
    email.authBackend = backend;
    return { values, errors: {} };
  };

  const configure = (res: ServerResponse, request: OsticketRequest, session: string) => {
    const [, id, account, backend = ''] =
      /^\/scp\/ajax\.php\/email\/(\d+)\/auth\/config\/(\w+)\/([\w:]+)$/.exec(request.path) ?? [];
    const email = state.emails.find((candidate) => candidate.id === Number(id));
    if (!email) return say(res, 404, 'Unknown Email');
    if (account !== 'mailbox' && account !== 'smtp') return say(res, 404, 'Unknown Authentication Type');
    const { plugin } = state;
    if (!plugin || backend !== 'oauth2:msmail') return say(res, 404, 'Unknown Authentication Provider');
    const stored = email.authBackend === backend ? email.instance : null;
    let values: Record<string, string | undefined> = stored
      ? { ...stored.config, clientSecret: '' }
      : { redirectUri: state.callback, ...pluginDefaults[plugin] };
    let errors: Record<string, string> = {};
    if (request.method === 'POST') {
      const work = () => {
        ({ values, errors } = save(session, email, plugin, backend, parseForm(request.body)));
      };
      if (state.trouble?.(request, res, work)) return true;
      work();
      if (Object.keys(errors).length === 0) {
        if (email.hasToken) return say(res, 201, 'Successfully Updated Credentials.');
        const bk = `${backend}:${email.id}:${email.id}:${email.strict ? 1 : 0}`;
        return sendJson(res, 201, { redirect: `emails.php?id=${email.id}&do=autho&bk=${bk}` });
      }
    }
    const { instance } = email;
    const info = {
      name: instance?.name ?? `${email.address} (mailbox)`,
      notes: instance?.notes ?? `OAuth2 Authorization for ${email.address}`,
      isactive: instance?.isactive ?? true,
      strict: email.strict,
    };
    const action = `email/${email.id}/auth/config/${account}/${backend}`;
    const { address, hasToken } = email;
    return sendHtml(
      res,
      200,
      renderPopup({ session, plugin, action, address, info, values, errors, hasToken }),
    );
  };

  const authorize = (res: ServerResponse, request: OsticketRequest) => {
    const email = state.emails.find(({ id }) => id === Number(request.query.id));
    const config = email?.instance?.config;
    if (!config) return say(res, 200, 'Unknown Authorization Backend');
    const params = new URLSearchParams({
      tenant: 'common',
      accessType: 'offline_access',
      prompt: 'select_account',
      client_id: config.clientId ?? '',
      redirect_uri: config.redirectUri ?? '',
      response_type: 'code',
      scope: config.scopes ?? '',
      state: randomBytes(16).toString('hex'),
    });
    return sendRedirect(res, `${config.urlAuthorize}?${params}`);
  };

  const emailsPage = (res: ServerResponse, { query }: OsticketRequest, { csrf }: Staff) => {
    const email = state.emails.find(({ id }) => id === Number(query.id));
    if (email) {
      const options = ['', 'oauth2:msmail', 'oauth2:gmail', 'basic'].map(
        (value) =>
          `<option value="${value}" ${value === email.authBackend ? 'selected="selected"' : ''}>${value}</option>`,
      );
      const form = `<h2>${escapeHtml(email.address)}</h2><form action="emails.php?id=${email.id}" method="post"><input type="hidden" name="__CSRFToken__" value="${csrf}" /><input type="text" name="email" value="${escapeHtml(email.address)}"><select class="emailauth" name="mailbox_auth_bk">${options.join('')}</select><a class="action-button auth_config" id="mailbox_auth_bk_config" href="#oauth2:msmail">Config</a></form>${openPopup(email.id)}`;
      return sendHtml(res, 200, page(csrf, form));
    }
    const at = Number(query.p ?? 1);
    const pages = Math.ceil(state.emails.length / state.pageSize);
    const rows = state.emails
      .slice((at - 1) * state.pageSize, at * state.pageSize)
      .map(
        ({ id, name, address }) =>
          `<tr id="${id}"><td><input type="checkbox" class="ckb" name="ids[]" value="${id}"></td><td><span class="ltr"><a href="emails.php?id=${id}">${escapeHtml(`${name} <${address}>`)}</a></span></td><td><a href="departments.php?id=">Support</a></td></tr>`,
      );
    const links = Array.from(
      { length: pages },
      (_, i) => `<a href="emails.php?sort=&amp;order=&amp;p=${i + 1}">${i + 1}</a>`,
    );
    return sendHtml(
      res,
      200,
      page(csrf, `<h2>Email Addresses</h2><table>${rows.join('')}</table>${links.join(' ')}`),
    );
  };

  const signIn = (res: ServerResponse, request: OsticketRequest) => {
    const { userid, passwd } = parseForm(request.body);
    if (request.method !== 'POST' || userid !== 'admin' || passwd !== 'osticket')
      return sendHtml(
        res,
        200,
        page(
          '0',
          '<form action="login.php" method="post"><label>Email or Username <input name="userid"></label><label>Password <input type="password" name="passwd"></label><button type="submit">Log In</button></form>',
        ),
      );
    const id = randomBytes(16).toString('hex');
    state.staff.set(id, { csrf: randomBytes(20).toString('hex'), isAdmin: state.mayAdminister });
    res.setHeader('set-cookie', `OSTSESSID=${id}; Path=/; HttpOnly; Secure`);
    return sendRedirect(res, '/scp/emails.php');
  };

  const answer = (res: ServerResponse, req: IncomingMessage, request: OsticketRequest): boolean => {
    const { method, path, query, body } = request;
    if (path === '/api/auth/oauth2') return sendRedirect(res, '/scp/emails.php?id=1#mailbox');
    if (path === '/scp/login.php') return signIn(res, request);
    if (!path.startsWith('/scp/')) return say(res, 404, '<h1>Not Found</h1>');
    const session = cookieOf(req, 'OSTSESSID') ?? '';
    const staff = state.staff.get(session);
    const isAjax = path.startsWith('/scp/ajax.php/');
    if (!staff)
      return isAjax
        ? say(res, 403, 'Must login: Authentication Required')
        : sendRedirect(res, '/scp/login.php');
    const token = req.headers['x-csrftoken'] ?? parseForm(body).__CSRFToken__;
    if (method === 'POST' && body !== '' && token !== staff.csrf)
      return say(res, 400, 'Valid CSRF Token Required');
    if (isAjax) return staff.isAdmin ? configure(res, request, session) : say(res, 403, 'Access Denied');
    if (path !== '/scp/emails.php') return sendHtml(res, 200, page(staff.csrf, '<h2>Tickets</h2>'));
    if (!staff.isAdmin) return sendRedirect(res, 'index.php');
    return query.do === 'autho' ? authorize(res, request) : emailsPage(res, request, staff);
  };

  const handle: HostHandler = async (req, res, host) => {
    const url = new URL(req.url ?? '/', `https://${host}`);
    const request = {
      method: req.method ?? 'GET',
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      headers: req.headers,
      body: await readBody(req),
    };
    state.received.push(request);
    return answer(res, req, request);
  };
  return { state, handle };
};

export type Osticket = ReturnType<typeof createOsticket>;
