import type { IncomingMessage, ServerResponse } from 'node:http';
import { type HostHandler, readBody, sendHtml, sendJson, sendRedirect } from '../http';
import { renderSettingsPage } from './settings-page';

export interface ExternalCredential {
  id: number;
  name: string;
  credentials: Record<string, string>;
  created_at: string;
  updated_at: string;
}

/** A request as the helpdesk received it; JSON bodies are parsed. */
export interface ReceivedRequest {
  method: string;
  path: string;
  query: Record<string, string>;
  headers: IncomingMessage['headers'];
  body: unknown;
}

export interface AccessToken {
  token: string;
  permissions: string[];
}

export interface ZammadState {
  /** Everything that reached the helpdesk, first to last. */
  received: ReceivedRequest[];
  /** What the callback was given: a code in here has leaked to the helpdesk or was meant for it. */
  callbacks: ReceivedRequest[];
  tokens: AccessToken[];
  externalCredentials: ExternalCredential[];
}

export interface Zammad {
  handle: HostHandler;
  state: ZammadState;
}

interface Provider {
  permission: string;
  scope: string;
}

const providers: Record<string, Provider> = {
  microsoft365: {
    permission: 'admin.channel_microsoft365',
    scope:
      'https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send offline_access openid profile email',
  },
  microsoft_graph: {
    permission: 'admin.channel_microsoft_graph',
    scope:
      'offline_access openid profile email mail.readwrite mail.readwrite.shared mail.send mail.send.shared',
  },
};
const findProvider = (name: string) => (Object.hasOwn(providers, name) ? providers[name] : undefined);

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
const asStrings = (value: unknown): Record<string, string> =>
  Object.fromEntries(Object.entries(asRecord(value)).map(([key, text]) => [key, String(text ?? '')]));

/** Browsers may not send `Authorization` here from a web page: the header is not on the list (knowledge/helpdesks.md §2.5). */
const crossOrigin = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'POST, GET, PUT, DELETE, PATCH, OPTIONS',
  'access-control-allow-headers':
    'Content-Type, Depth, User-Agent, X-File-Size, X-Requested-With, If-Modified-Since, X-File-Name, Cache-Control, Accept-Language',
};

const masked = (credential: ExternalCredential): ExternalCredential => ({
  ...credential,
  credentials: { ...credential.credentials, client_secret: '**********' },
});

/** A Zammad by its REST API, with its two Microsoft channels and nothing behind them. */
export const createZammad = ({ host = 'helpdesk.example' }: { host?: string } = {}): Zammad => {
  const state: ZammadState = {
    received: [],
    callbacks: [],
    tokens: [{ token: 'practice-zammad-token', permissions: ['admin'] }],
    externalCredentials: [],
  };
  const callbackUrl = (provider: string) =>
    `https://${host}/api/v1/external_credentials/${provider}/callback`;
  const fail = (res: ServerResponse, status: number, error: string, headers = {}) =>
    sendJson(res, status, status === 422 ? { error, error_human: error } : { error }, {
      ...crossOrigin,
      ...headers,
    });
  const reply = (res: ServerResponse, status: number, body: unknown) =>
    sendJson(res, status, body, crossOrigin);

  /** Answers the refusal itself; true means that the token may do this. */
  const mayUse = (res: ServerResponse, request: ReceivedRequest, permission: string): boolean => {
    const header = request.headers.authorization;
    const text = /^Token (?:token=)?"?([^"]+)"?$/.exec(header ?? '')?.[1];
    if (!text) {
      fail(res, 403, 'Authentication required', { 'x-failure': 'Authentication required' });
      return false;
    }
    const token = state.tokens.find((candidate) => candidate.token === text);
    if (!token) {
      fail(res, 401, "Can't find User for Token");
      return false;
    }
    // A permission covers those below it: `admin` is all of `admin.*`.
    if (token.permissions.some((held) => permission === held || permission.startsWith(`${held}.`)))
      return true;
    fail(res, 403, 'Not authorized', { 'x-failure': 'Token authorization failed.' });
    return false;
  };

  const permissionFor = (name: unknown) => findProvider(String(name))?.permission ?? 'admin';

  const create = (res: ServerResponse, request: ReceivedRequest): boolean => {
    const { name, credentials } = asRecord(request.body);
    if (!mayUse(res, request, permissionFor(name))) return true;
    if (typeof name !== 'string' || name === '')
      return fail(res, 422, "Missing required value for field 'name'!");
    if (state.externalCredentials.some((credential) => credential.name === name))
      return fail(res, 422, 'This object already exists.');
    const now = new Date().toISOString();
    const credential: ExternalCredential = {
      id: Math.max(0, ...state.externalCredentials.map(({ id }) => id)) + 1,
      name,
      credentials: asStrings(credentials),
      created_at: now,
      updated_at: now,
    };
    state.externalCredentials.push(credential);
    return reply(res, 201, masked(credential));
  };

  const answerOne = (res: ServerResponse, request: ReceivedRequest, id: number): boolean => {
    const index = state.externalCredentials.findIndex((credential) => credential.id === id);
    const credential = state.externalCredentials[index];
    if (!mayUse(res, request, permissionFor(credential?.name))) return true;
    if (!credential) return fail(res, 404, `Couldn't find ExternalCredential with 'id'=${id}`);
    if (request.method === 'DELETE') {
      state.externalCredentials.splice(index, 1);
      return reply(res, 200, {});
    }
    if (request.method === 'PUT') {
      // As the product does: what is sent replaces what was there, asterisks included.
      const { credentials } = asRecord(request.body);
      if (credentials !== undefined) credential.credentials = asStrings(credentials);
      credential.updated_at = new Date().toISOString();
    }
    return reply(res, 200, masked(credential));
  };

  const verify = (res: ServerResponse, request: ReceivedRequest, provider: string): boolean => {
    if (!mayUse(res, request, permissionFor(provider))) return true;
    const attributes = asRecord(request.body);
    const blank = ['client_id', 'client_secret'].find((name) => !attributes[name]);
    return blank
      ? reply(res, 200, { error: `The required parameter '${blank}' is missing.` })
      : reply(res, 200, { attributes });
  };

  const linkAccount = (res: ServerResponse, request: ReceivedRequest, name: string): boolean => {
    const provider = findProvider(name);
    const stored = state.externalCredentials.find((credential) => credential.name === name);
    if (!provider || !stored) return fail(res, 422, `There is no '${name}' app configured`);
    const { client_id = '', client_tenant, cloud } = stored.credentials;
    const login = cloud === 'us_gov' ? 'login.microsoftonline.us' : 'login.microsoftonline.com';
    const params = new URLSearchParams({
      client_id,
      redirect_uri: callbackUrl(name),
      scope: provider.scope,
      response_type: 'code',
      access_type: 'offline',
      prompt: request.query.prompt ?? 'login',
      state: crypto.randomUUID(),
    });
    return sendRedirect(res, `https://${login}/${client_tenant || 'common'}/oauth2/v2.0/authorize?${params}`);
  };

  const callback = (res: ServerResponse, request: ReceivedRequest, provider: string): boolean => {
    state.callbacks.push(request);
    const { error, error_description = '' } = request.query;
    const code = /AADSTS\d+/.exec(error_description)?.[0] ?? error;
    return sendRedirect(res, error ? `/#channels/${provider}/error/${code}` : `/#channels/${provider}/1`);
  };

  const answer = (res: ServerResponse, request: ReceivedRequest): boolean => {
    const { method, path } = request;
    if (method === 'OPTIONS') return reply(res, 200, {});
    if (path === '/') return sendHtml(res, 200, renderSettingsPage(host, state));
    if (path === '/api/v1/channels/admin/microsoft_graph' || path === '/api/v1/channels_microsoft365') {
      const provider = path.endsWith('365') ? 'microsoft365' : 'microsoft_graph';
      if (!mayUse(res, request, permissionFor(provider))) return true;
      return reply(res, 200, {
        assets: {},
        account_channel_ids: [],
        not_used_email_address_ids: [],
        callback_url: callbackUrl(provider),
      });
    }
    const rest = /^\/api\/v1\/external_credentials(?:\/(.+))?$/.exec(path);
    if (!rest) return fail(res, 404, `No route matches [${method}] ${path}`);
    const [subject, action] = (rest[1] ?? '').split('/');
    if (!subject) {
      if (method === 'POST') return create(res, request);
      return mayUse(res, request, 'admin') ? reply(res, 200, state.externalCredentials.map(masked)) : true;
    }
    if (action === 'app_verify' && method === 'POST') return verify(res, request, subject);
    if (action === 'link_account') return linkAccount(res, request, subject);
    if (action === 'callback') return callback(res, request, subject);
    return answerOne(res, request, Number(subject));
  };

  return {
    state,
    handle: async (req, res) => {
      const url = new URL(req.url ?? '/', `https://${host}`);
      const text = await readBody(req);
      const isJson = /^application\/json/i.test(req.headers['content-type'] ?? '');
      const request: ReceivedRequest = {
        method: req.method ?? 'GET',
        path: url.pathname,
        query: Object.fromEntries(url.searchParams),
        headers: req.headers,
        body: text,
      };
      state.received.push(request);
      if (isJson && text !== '') {
        try {
          request.body = JSON.parse(text);
        } catch {
          return fail(res, 400, 'The request body is not JSON.');
        }
      }
      return answer(res, request);
    },
  };
};
