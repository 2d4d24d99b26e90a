import { randomUUID } from 'node:crypto';
import type { CheckId } from '../../../scripts/endpoint/finding';
import { wait } from '../http';

/** What the example receiver is given, and what it answers (docs/examples/receiver/receiver.mjs). */
export interface ReceiverRequest {
  method: string;
  headers: Record<string, string | undefined>;
  body: AsyncIterable<Buffer> | Buffer[];
  origin: string;
}
export interface ReceiverAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}
export type Handle = (request: ReceiverRequest) => Promise<ReceiverAnswer>;
interface Receiver {
  tokens: { issue(): { token: string }; find(authorization: string | undefined): unknown };
}

/** One small fault over the example receiver, and what `npm run endpoint:check` has to say of it. */
export interface BrokenReceiver {
  fault: string;
  fails: CheckId[];
  says: RegExp;
  wrap(handle: Handle, receiver: Receiver): Handle;
}

const withHeaders = (
  request: ReceiverRequest,
  headers: Record<string, string | undefined>,
): ReceiverRequest => ({
  ...request,
  headers: { ...request.headers, ...headers },
});

/** With its JSON changed. */
async function changed(
  request: ReceiverRequest,
  change: (body: Record<string, unknown>) => Record<string, unknown>,
): Promise<ReceiverRequest> {
  const parts: Buffer[] = [];
  for await (const part of request.body) parts.push(part);
  const text = Buffer.concat(parts).toString('utf8');
  try {
    return { ...request, body: [Buffer.from(JSON.stringify(change(JSON.parse(text))))] };
  } catch {
    return { ...request, body: [Buffer.from(text)] };
  }
}

const isStored = ({ status }: ReceiverAnswer) => status < 300;
const headerOf = (jwe: unknown) =>
  JSON.parse(Buffer.from(String(jwe).split('.')[0] ?? '', 'base64url').toString('utf8'));

export const brokenReceivers: BrokenReceiver[] = [
  {
    fault: 'asks for no token',
    fails: ['no-token', 'wrong-token'],
    says: /no token was taken/,
    wrap:
      (handle, { tokens }) =>
      (request) =>
        handle(
          tokens.find(request.headers.authorization)
            ? request
            : withHeaders(request, { authorization: `Bearer ${tokens.issue().token}` }),
        ),
  },
  {
    fault: 'uses a token up by a refusal',
    fails: ['token-kept'],
    says: /no longer counts after a refusal/,
    wrap: (handle) => {
      const dead = new Set<string | undefined>();
      return async (request) => {
        const { authorization } = request.headers;
        const answer = await handle(
          dead.has(authorization) ? withHeaders(request, { authorization: '' }) : request,
        );
        if (answer.status === 422) dead.add(authorization);
        return answer;
      };
    },
  },
  {
    fault: 'lets a token be used again',
    fails: ['used-token'],
    says: /token that was used was taken/,
    wrap:
      (handle, { tokens }) =>
      async (request) => {
        const answer = await handle(request);
        return answer.status === 401 && tokens.find(request.headers.authorization)
          ? handle(
              withHeaders(await changed(request, (body) => ({ ...body })), {
                authorization: `Bearer ${tokens.issue().token}`,
              }),
            )
          : answer;
      },
  },
  {
    fault: 'takes what a form of another site can send',
    fails: ['content-type'],
    says: /text\/plain was taken/,
    wrap: (handle) => (request) => handle(withHeaders(request, { 'content-type': 'application/json' })),
  },
  {
    fault: 'passes over fields that it does not know',
    fails: ['unknown-field'],
    says: /field that the schema has not was taken/,
    wrap: (handle) => async (request) => handle(await changed(request, ({ surprise: _, ...body }) => body)),
  },
  {
    fault: 'takes every version for its own',
    fails: ['version'],
    says: /version that is to come was taken/,
    wrap: (handle) => async (request) => handle(await changed(request, (body) => ({ ...body, version: 1 }))),
  },
  {
    fault: 'reads a body of any size',
    fails: ['size'],
    says: /body of 2 MB was taken/,
    wrap: (handle) => async (request) =>
      handle(
        await changed(request, (body) => {
          const { filler: _, ...settings } = Object(body.settings);
          return 'settings' in body ? { ...body, settings } : body;
        }),
      ),
  },
  {
    fault: 'makes up a key where none is sent',
    fails: ['no-key'],
    says: /without an Idempotency-Key was taken/,
    wrap: (handle) => (request) =>
      handle(withHeaders(request, { 'idempotency-key': request.headers['idempotency-key'] ?? randomUUID() })),
  },
  {
    fault: 'looks at If-Match before the key',
    fails: ['repetition'],
    says: /same delivery under the same key was refused \(HTTP 412\)/,
    wrap: (handle) => {
      let etag: string | undefined;
      return async (request) => {
        const expected = request.headers['if-match'];
        if (expected !== undefined && expected !== etag)
          return { status: 412, headers: { 'content-type': 'application/json' }, body: '{}' };
        const answer = await handle(request);
        etag = answer.headers.etag ?? etag;
        return answer;
      };
    },
  },
  {
    fault: 'knows a key and not its content',
    fails: ['other-content'],
    says: /same key with other content was taken/,
    wrap: (handle) => {
      const before = new Map<string | undefined, ReceiverAnswer>();
      return async (request) => {
        const key = request.headers['idempotency-key'];
        const known = before.get(key);
        if (known) return known;
        const answer = await handle(request);
        if (request.method === 'POST' && isStored(answer)) before.set(key, answer);
        return answer;
      };
    },
  },
  {
    fault: 'overwrites what has changed meanwhile',
    fails: ['if-match'],
    says: /version that is not there was taken/,
    wrap: (handle) => (request) => handle(withHeaders(request, { 'if-match': undefined })),
  },
  {
    fault: 'stores twice what comes twice at once',
    fails: ['at-once'],
    says: /stored more than once/,
    wrap: (handle, { tokens }) => {
      const working = new Set<string | undefined>();
      return async (request) => {
        const key = request.headers['idempotency-key'];
        const isSecond = request.method === 'POST' && working.has(key);
        working.add(key);
        await wait(50);
        const token = `Bearer ${tokens.issue().token}`;
        return handle(
          isSecond
            ? withHeaders(request, { 'idempotency-key': randomUUID(), authorization: token })
            : request,
        ).finally(() => working.delete(key));
      };
    },
  },
  {
    fault: "opens another setup's seal",
    fails: ['sealed-elsewhere'],
    says: /seal of another setup in this one's envelope was taken/,
    wrap: (handle) => async (request) =>
      handle(
        await changed(request, (body) => (body.jwe ? { ...body, ...headerOf(body.jwe).waymark } : body)),
      ),
  },
  {
    fault: 'sends visitors on',
    fails: ['redirect'],
    says: /sent on to https:\/\/elsewhere\.example/,
    wrap: () => async () => ({ status: 307, headers: { location: 'https://elsewhere.example/' }, body: '' }),
  },
  {
    fault: 'says what is wrong in HTML',
    fails: ['answers'],
    says: /came as text\/html/,
    wrap: (handle) => async (request) => {
      const answer = await handle(request);
      return isStored(answer)
        ? answer
        : { ...answer, headers: { 'content-type': 'text/html' }, body: '<h1>No</h1>' };
    },
  },
];
