import type { ServerResponse } from 'node:http';
import { type HostHandler, readBody, sendJson, sendRedirect } from '../http';
import type { ReceivedRequest } from './zammad';

/** A Connected App as its table keeps it. */
export interface ConnectedApp {
  name: string;
  provider_name: string;
  client_id: string;
  client_secret: string;
  authorization_uri: string;
  token_uri: string;
  redirect_uri: string;
  scopes: string[];
  modified: string;
}

export interface Frappe {
  handle: HostHandler;
  state: {
    received: ReceivedRequest[];
    /** A code in here has leaked to the site or was meant for it. */
    callbacks: ReceivedRequest[];
    keys: { key: string; secret: string; roles: string[] }[];
    apps: Map<string, ConnectedApp>;
  };
  /** As the admin does in the desk before anything else: the redirect URI follows from the name it gets. */
  addApp(providerName: string): ConnectedApp;
}

const callback = '/api/method/frappe.integrations.doctype.connected_app.connected_app.callback/';
const statuses = {
  AuthenticationError: 401,
  PermissionError: 403,
  DoesNotExistError: 404,
  ValidationError: 417,
  MandatoryError: 417,
  CharacterLengthExceededError: 417,
  TimestampMismatchError: 417,
};
type ErrorName = keyof typeof statuses;

/** `Data` columns hold 140 characters; `authorization_uri` is a longer text. */
const dataColumns = ['provider_name', 'client_id', 'token_uri'] as const;

/** A Frappe site as far as Connected Apps go, by its REST API (frappe/api/v1.py and connected_app.py of its source). */
export const createFrappe = ({ host }: { host: string }): Frappe => {
  const state: Frappe['state'] = {
    received: [],
    callbacks: [],
    keys: [
      { key: 'practicekey', secret: 'practicesecret', roles: ['System Manager'] },
      { key: 'agentkey', secret: 'agentsecret', roles: ['Agent'] },
    ],
    apps: new Map(),
  };
  let clock = 0;
  const stamp = () => {
    clock += 1;
    return `2026-11-21 08:00:00.${String(clock).padStart(6, '0')}`;
  };

  const fail = (res: ServerResponse, name: ErrorName, text: string) =>
    sendJson(res, statuses[name], {
      exc_type: name,
      exception: `frappe.exceptions.${name}: ${text}`,
      _server_messages: JSON.stringify([JSON.stringify({ message: `<b>${text}</b>`, indicator: 'red' })]),
    });

  /** As a document is sent: a password is as many asterisks as it has characters. */
  const shown = ({ client_secret, scopes, ...app }: ConnectedApp) => ({
    data: {
      ...app,
      doctype: 'Connected App',
      client_secret: '*'.repeat(client_secret.length),
      scopes: scopes.map((scope, index) => ({ idx: index + 1, scope, parent: app.name })),
    },
  });

  const update = (res: ServerResponse, app: ConnectedApp, body: unknown): boolean => {
    if (typeof body !== 'object' || body === null) return fail(res, 'ValidationError', 'Invalid body');
    const sent: Record<string, unknown> = { ...body };
    if (sent.modified !== undefined && sent.modified !== app.modified)
      return fail(res, 'TimestampMismatchError', 'Document has been modified after you have opened it');
    const text = (column: keyof ConnectedApp) => String(sent[column] ?? app[column]);
    if (text('provider_name') === '') return fail(res, 'MandatoryError', 'Value missing for: Provider Name');
    const long = dataColumns.find((column) => text(column).length > 140);
    if (long) return fail(res, 'CharacterLengthExceededError', `${long} will get truncated`);
    if (sent.scopes !== undefined && !isScopeTable(sent.scopes))
      return fail(res, 'ValidationError', 'Rows of OAuth Scope are needed');
    const password = text('client_secret');
    Object.assign(app, {
      provider_name: text('provider_name'),
      client_id: text('client_id'),
      // Asterisks stand for the password that is there.
      client_secret: /^\*+$/.test(password) ? app.client_secret : password,
      authorization_uri: text('authorization_uri'),
      token_uri: text('token_uri'),
      scopes: isScopeTable(sent.scopes) ? sent.scopes.map(({ scope }) => scope) : app.scopes,
      modified: stamp(),
    });
    return sendJson(res, 200, shown(app));
  };

  const answer = (res: ServerResponse, request: ReceivedRequest): boolean => {
    const { method, path, headers } = request;
    if (path.startsWith(callback)) {
      state.callbacks.push(request);
      return sendRedirect(res, '/app/connected-app');
    }
    const resource = /^\/api\/resource\/([^/]+)\/([^/]+)\/?$/.exec(path);
    if (!resource) return sendJson(res, 404, { exc_type: 'DoesNotExistError' });
    if (headers.authorization === undefined)
      return fail(res, 'PermissionError', 'Login to access this resource');
    const [, pair] = /^token (.+)$/.exec(headers.authorization) ?? [];
    const user = state.keys.find(({ key, secret }) => pair === `${key}:${secret}`);
    if (!user) return fail(res, 'AuthenticationError', 'Invalid token');
    const [doctype = '', name = ''] = resource.slice(1).map(decodeURIComponent);
    if (doctype !== 'Connected App') return fail(res, 'DoesNotExistError', `DocType ${doctype} not found`);
    const app = state.apps.get(name);
    if (!app) return fail(res, 'DoesNotExistError', `Connected App ${name} not found`);
    if (method === 'GET') return sendJson(res, 200, shown(app));
    if (method !== 'PUT') return sendJson(res, 405, {});
    if (!user.roles.includes('System Manager'))
      return fail(res, 'PermissionError', 'No permission for Connected App');
    return update(res, app, request.body);
  };

  return {
    state,
    addApp(providerName) {
      const name = `a1b2c3d4e${state.apps.size}`;
      const app: ConnectedApp = {
        name,
        provider_name: providerName,
        client_id: '',
        client_secret: '',
        authorization_uri: '',
        token_uri: '',
        redirect_uri: `https://${host}${callback}${name}`,
        scopes: [],
        modified: stamp(),
      };
      state.apps.set(name, app);
      return app;
    },
    handle: async (req, res) => {
      const url = new URL(req.url ?? '/', `https://${host}`);
      const text = await readBody(req);
      const request: ReceivedRequest = {
        method: req.method ?? 'GET',
        path: url.pathname,
        query: Object.fromEntries(url.searchParams),
        headers: req.headers,
        body: text === '' ? null : JSON.parse(text),
      };
      state.received.push(request);
      return answer(res, request);
    },
  };
};

const isScopeTable = (value: unknown): value is { scope: string }[] =>
  Array.isArray(value) && value.every((row) => typeof row?.scope === 'string' && row.scope !== '');
