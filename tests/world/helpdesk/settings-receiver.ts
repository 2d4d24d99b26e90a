import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { type DeliveryBody, deliveryBodySchema } from '../../../lib/delivery/delivery-body-schema';
import { type HostHandler, readBody, sendJson } from '../http';
import type { ReceivedRequest } from './zammad';

/** Ways in which a receiver, or the way to it, may fail. Each lasts until it is switched off. */
export type ReceiverFault =
  | 'forbidden'
  | 'conflict'
  | 'changed-meanwhile'
  | 'too-large'
  | 'invalid-fields'
  | 'too-many'
  | 'broken'
  /** Stores the settings, and then never answers. */
  | 'silent-after-storing'
  /** Stores the settings, and then cuts the connection. */
  | 'cut-after-storing'
  | 'moved'
  | 'absent';

export interface SettingsReceiver {
  handle: HostHandler;
  state: {
    received: ReceivedRequest[];
    /** By setup. */
    stored: Map<string, DeliveryBody>;
    /** Of all that is stored; null while nothing is. */
    etag: string | null;
    /** How often settings were written: a repetition doesn't count. */
    writes: number;
    tokens: { token: string; oneTime: boolean; usedUp: boolean }[];
    fault: ReceiverFault | null;
    /** For `too-many`: what Retry-After says. */
    retryAfter: string;
    /** For `moved`. */
    location: string;
  };
}

const path = '/api/mail-settings';
const largest = 64 * 1024;

/** A receiver as docs/settings-endpoint.md describes it, and as strict about what it is sent. */
export const createSettingsReceiver = ({ answersGet = true } = {}): SettingsReceiver => {
  const state: SettingsReceiver['state'] = {
    received: [],
    stored: new Map(),
    etag: null,
    writes: 0,
    tokens: [
      { token: 'practice-endpoint-token', oneTime: false, usedUp: false },
      { token: 'practice-one-time-token', oneTime: true, usedUp: false },
    ],
    fault: null,
    retryAfter: '2',
    location: 'https://elsewhere.example/api/mail-settings',
  };
  /** By key: the digest of what came with it, and what was answered. */
  const done = new Map<string, { digest: string; answer: object }>();

  const problem = (
    res: ServerResponse,
    status: number,
    detail: string,
    more: object = {},
    headers: Record<string, string> = {},
  ) =>
    sendJson(
      res,
      status,
      { title: 'Not stored', detail, ...more },
      {
        'content-type': 'application/problem+json',
        ...headers,
      },
    );

  const faults: Record<
    Exclude<ReceiverFault, 'silent-after-storing' | 'cut-after-storing' | 'changed-meanwhile'>,
    (res: ServerResponse) => boolean
  > = {
    forbidden: (res) => problem(res, 403, 'This token may only read.'),
    conflict: (res) => problem(res, 409, 'Another delivery is being worked on.'),
    'too-large': (res) => problem(res, 413, 'At most 10 bytes.'),
    'invalid-fields': (res) =>
      problem(res, 422, 'Some values can not be used.', {
        errors: [
          { pointer: '#/settings/client_id', detail: 'Is in use by another mailbox.' },
          { field: 'quota', detail: 'Is full.' },
        ],
      }),
    'too-many': (res) => problem(res, 429, 'Slow down.', {}, { 'retry-after': state.retryAfter }),
    broken: (res) => problem(res, 503, 'The database is away.'),
    // The kind that asks for the same request again, body and all.
    moved: (res) => {
      res.writeHead(307, { location: state.location });
      res.end();
      return true;
    },
    absent: (res) => problem(res, 404, 'There is nothing here.'),
  };

  const answerStored = (res: ServerResponse, status: number, answer: object): boolean => {
    if (state.fault === 'silent-after-storing') return true;
    // Browsers repeat by themselves what was cut on a connection in use: that must fail as well.
    if (state.fault === 'cut-after-storing') res.destroy();
    else sendJson(res, status, answer);
    return true;
  };

  const post = (res: ServerResponse, request: ReceivedRequest, text: string): boolean => {
    const { headers } = request;
    if (!/^application\/json\b/.test(headers['content-type'] ?? '')) return problem(res, 415, 'Send JSON.');
    if (Buffer.byteLength(text) > largest) return problem(res, 413, `At most ${largest} bytes.`);
    const key = headers['idempotency-key'];
    if (typeof key !== 'string' || key.length < 16) return problem(res, 400, 'An Idempotency-Key is needed.');
    const digest = createHash('sha256').update(text).digest('hex');
    const before = done.get(key);
    if (before && before.digest !== digest) return problem(res, 422, 'The key belongs to another delivery.');
    if (before) return answerStored(res, 200, before.answer);
    const body = deliveryBodySchema.safeParse(request.body);
    if (!body.success) {
      const errors = body.error.issues.map((issue) => ({
        pointer: `#/${issue.path.join('/')}`,
        detail: issue.message,
      }));
      return problem(res, 422, 'This is no delivery.', { errors });
    }
    if (state.fault === 'changed-meanwhile') state.etag = '"someone-else"';
    const expected = headers['if-match'];
    if (expected !== undefined && expected !== state.etag)
      return problem(res, 412, 'There is a newer version.');
    state.writes += 1;
    const reference = `S-${state.writes}`;
    const isNew = !state.stored.has(body.data.setup);
    state.stored.set(body.data.setup, body.data);
    state.etag = `"v${state.writes}"`;
    const answer = { reference, continueUrl: `https://${request.headers.host}/mailboxes/${reference}` };
    done.set(key, { digest, answer });
    const used = tokenOf(request);
    if (used?.oneTime) used.usedUp = true;
    return answerStored(res, isNew ? 201 : 200, answer);
  };

  const tokenOf = ({ headers }: ReceivedRequest) =>
    state.tokens.find(({ token }) => headers.authorization === `Bearer ${token}`);

  return {
    state,
    handle: async (req, res, host) => {
      const url = new URL(req.url ?? '/', `https://${host}`);
      const text = await readBody(req);
      const request: ReceivedRequest = {
        method: req.method ?? 'GET',
        path: url.pathname,
        query: Object.fromEntries(url.searchParams),
        headers: req.headers,
        body: parsed(text),
      };
      state.received.push(request);
      if (url.pathname !== path) return problem(res, 404, 'There is nothing here.');
      const key = req.headers['idempotency-key'];
      const isRepetition = typeof key === 'string' && done.has(key);
      const token = tokenOf(request);
      // A one-time token still answers for the delivery that it was used for.
      if (!token || (token.usedUp && !isRepetition && request.method !== 'GET'))
        return problem(res, 401, 'The token is unknown or used up.', {}, { 'www-authenticate': 'Bearer' });
      const { fault } = state;
      if (fault !== null && fault in faults && (request.method === 'POST' || fault === 'moved'))
        return faults[fault as keyof typeof faults](res);
      if (request.method === 'POST') return post(res, request, text);
      if (request.method !== 'GET' || !answersGet)
        return problem(res, 405, 'Only POST.', {}, { allow: 'POST' });
      return state.etag !== null
        ? sendJson(res, 200, { setups: state.stored.size }, { etag: state.etag })
        : problem(res, 404, 'Nothing is stored yet.');
    },
  };
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};
