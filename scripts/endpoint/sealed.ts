import { randomUUID } from 'node:crypto';
import { seal } from '../../lib/delivery/seal';
import type { SealingKey } from '../../lib/recipes/sealing-key';
import { withLiveToken } from './live-token';
import { isSuccess, shownStatus, type Visit } from './visit';

export async function sealed(visit: Visit): Promise<void> {
  const { sealingKey } = visit.target.recipe;
  if (!sealingKey) return visit.skip('sealed', 'the recipe has no sealingKey');
  await goodSeal(visit, sealingKey);
  await brokenSeals(visit, sealingKey);
}

async function goodSeal(visit: Visit, sealingKey: SealingKey): Promise<void> {
  const token = visit.next('sealed');
  if (token === null) return;
  const headers = { ...visit.bearer(token), 'idempotency-key': randomUUID() };
  const sample = visit.sample();
  const answer = await visit.post('sealed', await seal(sample, sealingKey), headers);
  if (!isSuccess(answer))
    return visit.fail(
      'sealed',
      `a sealed delivery was refused (${shownStatus(answer)})`,
      "Open it with the private half of the recipe's sealingKey, then go on as with any other.",
    );
  visit.spend(token);
  const again = await visit.post('sealed', await seal(sample, sealingKey), headers);
  if (isSuccess(again))
    visit.pass('sealed', 'a sealed delivery is opened, and known again when it is sealed anew');
  else
    visit.fail(
      'sealed',
      `the same delivery, sealed anew under the same key, was refused (${shownStatus(again)})`,
      'Compare what is inside: sealing never makes the same text twice.',
    );
}

async function brokenSeals(visit: Visit, sealingKey: SealingKey): Promise<void> {
  const [mine, theirs] = [await seal(visit.sample(), sealingKey), await seal(visit.sample(), sealingKey)];
  const parts = mine.jwe.split('.');
  const [cipher = ''] = parts.slice(3);
  const broken = [
    ...parts.slice(0, 3),
    (cipher.startsWith('A') ? 'B' : 'A') + cipher.slice(1),
    parts[4],
  ].join('.');
  for (const [id, body, what, fix] of [
    [
      'sealed-broken',
      { ...mine, jwe: broken },
      'a seal that is broken',
      'Answer 422 where it can not be opened.',
    ],
    [
      'sealed-elsewhere',
      { ...mine, jwe: theirs.jwe },
      "a seal of another setup in this one's envelope",
      'Compare setup, recipe and variant of the envelope with the protected header and with what is inside, and answer 422.',
    ],
  ] as const) {
    const answer = await withLiveToken(visit, id, (bearer) => visit.post(id, body, bearer));
    if (answer !== 'no-token' && answer !== 'cut')
      visit.expect(id, answer, [422, 400], { reason: what, fix });
  }
}
