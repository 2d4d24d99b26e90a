import { randomUUID } from 'node:crypto';
import { safeAddress } from '../../lib/delivery/safe-address';
import type { CheckId, Finding } from './finding';
import { refusals } from './refusals';
import { sealed } from './sealed';
import { checkTls } from './tls';
import { bodyOf, isSuccess, Stop, shownStatus, type Target, Visit } from './visit';

/** Runs every rule of docs/settings-endpoint.md against an endpoint. It stores made-up settings there. */
export async function checkEndpoint(target: Target): Promise<Finding[]> {
  const url = safeAddress(target.address);
  if (!url) {
    const fix = 'Offer https. Plain http is for localhost and 127.0.0.1 alone.';
    return [{ id: 'address', outcome: 'fail', reason: 'it is no https address', fix }];
  }
  const tls = await checkTls(url, target.ca);
  if (tls.some(({ outcome }) => outcome === 'fail')) return tls;
  const visit = new Visit(target, url);
  try {
    for (const check of [askFirst, auth, refusals, success, ifMatch, atOnce, sealed, answers])
      await check(visit);
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
  }
  return [...tls, ...visit.findings];
}

async function askFirst(visit: Visit): Promise<void> {
  const answer = await visit.ask('ask-first', { method: 'GET', headers: visit.bearer(visit.tokens[0]) });
  visit.expect('ask-first', answer, [200, 204, 404, 405, 501], {
    reason: 'a GET with a good token',
    fix: 'Answer 200 with an ETag, or 404, 405 or 501 where you tell nothing.',
  });
  if (answer.status === 401) throw new Stop();
  const etag = String(answer.headers.etag ?? '');
  if (etag.startsWith('W/'))
    visit.findings.push({
      id: 'ask-first',
      outcome: 'warn',
      reason: 'the ETag is weak: Waymark can not send it back as If-Match',
      fix: 'Send a strong one.',
    });
}

async function auth(visit: Visit): Promise<void> {
  const fix = 'Answer 401 before anything else is looked at, and store nothing.';
  for (const [id, headers] of [
    ['no-token', {}],
    ['wrong-token', visit.bearer(`${randomUUID()}-unknown`)],
  ] as const) {
    const answer = await visit.post(id, visit.sample(), { authorization: '', ...headers });
    visit.expect(id, answer, [401], { reason: `a delivery with ${id.replace('-', ' ')}`, fix });
  }
}

async function success(visit: Visit): Promise<void> {
  const token = visit.next('success');
  if (token === null) return;
  const sample = visit.sample();
  const key = randomUUID();
  const send = (body: object, more: Record<string, string> = {}, id: CheckId = 'repetition') =>
    visit.post(id, body, { ...visit.bearer(token), 'idempotency-key': key, ...more });
  const first = await send(sample, {}, 'success');
  const hint =
    first.status === 401
      ? 'The token was not used up yet: a refusal before must not use it up, only a success.'
      : 'Take a delivery that is as the schema says: 201 for a new setup, 200 or 204 for a known one.';
  if (!visit.expect('success', first, [200, 201, 204], { reason: 'a good delivery', fix: hint })) return;
  visit.spend(token);
  const { reference } = bodyOf(first);

  const again = await send(sample, { 'if-match': '"not-this-version"' });
  const same = isSuccess(again) && bodyOf(again).reference === reference;
  if (same) visit.pass('repetition', 'the same delivery under the same key is answered alike');
  else
    visit.fail(
      'repetition',
      isSuccess(again)
        ? `the same delivery under the same key became another (${String(bodyOf(again).reference)})`
        : `the same delivery under the same key was refused (${shownStatus(again)})`,
      'Look at the key before token and If-Match, and answer a known one with what you answered before.',
    );

  const other = await send({ ...sample, variant: `${sample.variant}-changed` }, {}, 'other-content');
  visit.expect('other-content', other, [422, 409], {
    reason: 'the same key with other content',
    fix: 'Keep a digest of the content with the key, and answer 422.',
  });

  if (visit.target.reusable) return;
  const next = await visit.post('used-token', visit.sample(), visit.bearer(token));
  visit.expect('used-token', next, [401], {
    reason: 'another delivery with the token that was used',
    fix: 'Use a one-time token up by the POST that succeeded (or run this with --reusable).',
  });
}

async function ifMatch(visit: Visit): Promise<void> {
  const token = visit.next('if-match');
  if (token === null) return;
  const there = await visit.ask('if-match', { method: 'GET', headers: visit.bearer(token) });
  if (!/^"[\x21\x23-\x7e]*"$/.test(String(there.headers.etag ?? ''))) {
    visit.skip(
      'if-match',
      'the endpoint names no version (no strong ETag)',
      'Send one, so that nobody overwrites what a colleague has changed.',
    );
    return;
  }
  const answer = await visit.post('if-match', visit.sample(), {
    ...visit.bearer(token),
    'if-match': '"not-this-version"',
  });
  visit.expect('if-match', answer, [412], {
    reason: 'a delivery for a version that is not there',
    fix: 'Compare If-Match with the ETag of what is there, and answer 412 where they differ.',
  });
  if (isSuccess(answer)) visit.spend(token);
}

async function atOnce(visit: Visit): Promise<void> {
  const token = visit.next('at-once');
  if (token === null) return;
  const headers = { ...visit.bearer(token), 'idempotency-key': randomUUID() };
  const sample = visit.sample();
  const answers = await Promise.all([1, 2, 3].map(() => visit.post('at-once', sample, headers)));
  const stored = answers.filter(isSuccess);
  const references = new Set(stored.map((answer) => String(bodyOf(answer).reference)));
  const odd = answers.filter((answer) => !isSuccess(answer) && answer.status !== 409);
  if (stored.length > 0 && references.size === 1 && odd.length === 0)
    visit.pass('at-once', 'three of the same at once are stored once');
  else
    visit.fail(
      'at-once',
      references.size > 1
        ? 'three of the same at once were stored more than once'
        : `three of the same at once were answered ${answers.map(shownStatus).join(', ')}`,
      'Note the key before you work on it; answer 409 to the same key meanwhile, and as before once it is done.',
    );
  if (stored.length > 0) visit.spend(token);
}

function answers(visit: Visit): void {
  if (visit.odd.length === 0) visit.pass('answers', 'every answer with a body is JSON');
  else
    visit.fail(
      'answers',
      `${visit.odd.slice(0, 3).join('; ')}`,
      'Answer application/json or application/problem+json: Waymark shows what is said there.',
    );
}
