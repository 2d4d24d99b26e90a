import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fromJSONSchema } from 'zod';
import { openSealed } from './sealed.mjs';
import { Tokens } from './tokens.mjs';

/** A settings endpoint as docs/settings-endpoint.md describes it. Its store is in memory: put yours in its place. */

const schemaOf = (name) =>
  fromJSONSchema(
    JSON.parse(readFileSync(new URL(`../../schema/${name}.schema.json`, import.meta.url), 'utf8')),
  );
const deliverySchema = schemaOf('delivery');
const sealedSchema = schemaOf('sealed');

export const path = '/api/mail-settings';
export const largest = 64 * 1024;

/** `privateJwk`: opens what is sealed for its public half; left out, sealed deliveries are refused. */
export function createReceiver({ privateJwk = null } = {}) {
  const tokens = new Tokens();
  /** What is stored, by setup. */
  const stored = new Map();
  /** What has succeeded, by key: a digest of what came with it, and the answer. */
  const done = new Map();
  /** Keys that are being worked on. */
  const working = new Set();
  let version = 0;

  async function handle(request) {
    const { method, headers, origin } = request;
    const key = headers['idempotency-key'] ?? '';
    const token = tokens.find(headers.authorization);
    // A token that is used up still answers for the delivery that it was used for.
    if (!token || (token.usedBy !== null && token.usedBy !== key && method !== 'GET'))
      return problem(401, 'The token is unknown, out of date or used up.', { 'www-authenticate': 'Bearer' });
    if (method === 'GET')
      return version === 0
        ? problem(404, 'Nothing is stored yet.')
        : json(200, { setups: stored.size }, etag());
    if (method !== 'POST') return problem(405, 'Only GET and POST.', { allow: 'GET, POST' });
    if (!/^application\/json\b/i.test(headers['content-type'] ?? '')) return problem(415, 'Send JSON.');
    const text = await readUpTo(request, largest);
    if (text === null) return problem(413, `At most ${largest} bytes.`, { connection: 'close' });
    if (!/^[\x21-\x7e]{16,255}$/.test(key)) return problem(400, 'An Idempotency-Key is needed.');
    if (working.has(key)) return problem(409, 'This delivery is being worked on.');
    working.add(key);
    try {
      return await take({ key, token, text, ifMatch: headers['if-match'], origin });
    } finally {
      working.delete(key);
    }
  }

  async function take({ key, token, text, ifMatch, origin }) {
    const read = await readDelivery(text, privateJwk);
    if (read.refusal) return read.refusal;
    const { delivery } = read;
    // Of what is inside: the same settings are never sealed into the same text twice.
    const digest = createHash('sha256').update(JSON.stringify(delivery)).digest('hex');
    const before = done.get(key);
    if (before) {
      if (before.digest !== digest) return problem(422, 'The Idempotency-Key belongs to another delivery.');
      return json(200, before.answer, etag());
    }
    if (ifMatch !== undefined && ifMatch !== etag().etag) return problem(412, 'There is a newer version.');
    const isNew = !stored.has(delivery.setup);
    stored.set(delivery.setup, delivery);
    version += 1;
    token.usedBy = key;
    const reference = `S-${version}`;
    const answer = { reference, continueUrl: `${origin}/mailboxes/${reference}` };
    done.set(key, { digest, answer });
    return json(isNew ? 201 : 200, answer, etag());
  }

  const etag = () => ({ etag: `"v${version}"` });

  return { handle, tokens, stored };
}

/** A delivery as the published schema has it, opened where it came sealed; or why it can't be used. */
async function readDelivery(text, privateJwk) {
  let body;
  try {
    body = JSON.parse(text);
  } catch {
    return { refusal: problem(400, 'This is no JSON.') };
  }
  if (body?.format === 'waymark-sealed') {
    const sealed = sealedSchema.safeParse(body);
    if (!sealed.success) return { refusal: invalid(sealed.error) };
    if (!privateJwk) return { refusal: problem(422, 'Nothing is sealed for this receiver.') };
    try {
      body = await openSealed(sealed.data, privateJwk);
    } catch {
      return { refusal: problem(422, 'It can not be opened, or was sealed for another setup.') };
    }
  }
  const parsed = deliverySchema.safeParse(body);
  return parsed.success ? { delivery: parsed.data } : { refusal: invalid(parsed.error) };
}

const invalid = ({ issues }) =>
  problem(
    422,
    'Some values can not be used.',
    {},
    {
      errors: issues.map(({ path: at, message }) => ({ pointer: `#/${at.join('/')}`, detail: message })),
    },
  );

const json = (status, body, headers = {}) => ({
  status,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers },
  body: JSON.stringify(body),
});

/** RFC 9457. Never with anything of what was sent. */
const problem = (status, detail, headers = {}, more = {}) =>
  json(
    status,
    { title: 'Not stored', detail, ...more },
    { 'content-type': 'application/problem+json', ...headers },
  );

/** Null for more than that many bytes: the rest is not read. */
async function readUpTo({ body }, most) {
  const parts = [];
  let size = 0;
  for await (const part of body) {
    size += part.length;
    if (size > most) return null;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
