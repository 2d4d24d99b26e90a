import type { CheckId } from './finding';
import { withLiveToken } from './live-token';
import type { Visit } from './visit';

/** None of these may be stored, or use up a token. */
export async function refusals(visit: Visit): Promise<void> {
  const sample = visit.sample();
  const { setup: _, ...rest } = sample;
  const cases: [CheckId, string, number[], string, Record<string, string>, string][] = [
    [
      'content-type',
      JSON.stringify(sample),
      [415, 400, 422],
      'a delivery as text/plain',
      { 'content-type': 'text/plain' },
      'Answer 415 to all but application/json: a form of another site can send text.',
    ],
    ['not-json', '{"format":', [400, 422], 'broken JSON', {}, 'Answer 400.'],
    [
      'no-key',
      JSON.stringify(sample),
      [400, 422],
      'a delivery without an Idempotency-Key',
      { 'idempotency-key': '' },
      'Answer 400: without a key a repetition is not known.',
    ],
    [
      'format',
      JSON.stringify({ ...sample, format: 'something-else' }),
      [422, 400],
      'another format',
      {},
      'Check the body by docs/schema/delivery.schema.json and answer 422.',
    ],
    [
      'version',
      JSON.stringify({ ...sample, version: 2 }),
      [422, 400],
      'a version that is to come',
      {},
      'Take the versions that you know and answer 422 to others: their fields may mean something else.',
    ],
    [
      'unknown-field',
      JSON.stringify({ ...sample, surprise: true }),
      [422, 400],
      'a field that the schema has not',
      {},
      'Check the body by the schema (additionalProperties) and answer 422.',
    ],
    [
      'wrong-type',
      JSON.stringify({ ...rest, setup: '', settings: { a: [1] } }),
      [422, 400],
      'values of a wrong type',
      {},
      'Check the body by the schema and answer 422.',
    ],
    [
      'size',
      JSON.stringify({ ...sample, settings: { ...sample.settings, filler: 'x'.repeat(2 * 1024 * 1024) } }),
      [413],
      'a body of 2 MB',
      {},
      'Stop reading at 64 KB to 1 MB and answer 413.',
    ],
  ];
  for (const [id, body, statuses, what, headers, fix] of cases) {
    const answer = await withLiveToken(visit, id, (bearer) =>
      visit.postText(id, body, { ...bearer, ...headers }),
    );
    if (answer === 'no-token') return;
    if (answer === 'cut')
      visit.findings.push({
        id,
        outcome: 'warn',
        reason: 'the connection was cut on a body of 2 MB',
        fix: 'Answer 413 first, so that the admin learns why.',
      });
    else visit.expect(id, answer, statuses, { reason: what, fix });
  }
}
