import { describe, expect, it } from 'vitest';
import { dueReminders } from '../../../lib/setup/reminders';
import type { Setup } from '../../../lib/setup/types';
import { completeSetup, ids, now, onPage } from '../guide/examples';

const day = 24 * 60 * 60_000;
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);

const finished = (daysLeft: number, change: Partial<Setup> = {}): Setup => {
  const setup = completeSetup({}, { id: 'done', finishedAt: now - day, ...change });
  return { ...setup, secret: setup.secret && { ...setup.secret, expires: dayOf(now + daysLeft * day) } };
};
const stages = (setups: Setup[], told: string[] = [], at = now) =>
  dueReminders(setups, told, at).map(({ id }) => Number(id.split(':').at(-1)));

describe('a reminder is due', () => {
  it.each([
    [31, []],
    [30, [30]],
    [8, [30]],
    [7, [7]],
    [2, [7]],
    [1, [1]],
    [0, [1]],
    [-1, [-1]],
    [-400, [-1]],
  ])('%i days before the end: %j', (daysLeft, expected) => {
    expect(stages([finished(daysLeft)])).toEqual(expected);
  });

  it('once, and again at the next stage', () => {
    const setup = finished(30);
    const told = dueReminders([setup], [], now).map(({ id }) => id);
    expect(stages([setup], told)).toEqual([]);
    expect(stages([setup], told, now + day)).toEqual([]);
    expect(stages([setup], told, now + 23 * day)).toEqual([7]);
  });

  it('only the latest, after a browser that was closed for weeks', () => {
    expect(stages([finished(30)], [], now + 29.5 * day)).toEqual([1]);
  });

  it('not twice when the clock was set back, and not missed when it was set on', () => {
    const setup = finished(30);
    const told = dueReminders([setup], [], now).map(({ id }) => id);
    expect(stages([setup], told, now - 60 * day)).toEqual([]);
    expect(stages([setup], told, now + 31 * day)).toEqual([-1]);
  });

  it('for another date again', () => {
    const told = dueReminders([finished(30)], [], now).map(({ id }) => id);
    expect(stages([finished(29)], told)).toEqual([30]);
  });

  it('at any hour of the day and in any time zone by the same calendar', () => {
    for (const hour of [0, 6, 12, 23]) {
      expect(stages([finished(30)], [], Math.floor(now / day) * day + hour * 60 * 60_000)).toEqual([30]);
    }
  });
});

describe('whose secret counts', () => {
  it('a finished one needs no secret here', () => {
    expect(stages([finished(5, {})])).toEqual([7]);
    const { secret } = finished(5);
    expect(stages([{ ...finished(5), secret: secret && { ...secret, held: false } }])).toEqual([7]);
  });

  it('one that is under way only when its secret has been handed over', () => {
    const { finishedAt: _, ...open } = finished(5);
    const receipt = {
      destination: 'json-file',
      target: 'x',
      at: now,
      outcome: 'saved',
      reference: null,
      includesSecret: true,
      fingerprint: 'f',
      untested: false,
      next: [],
    } as const;
    expect(stages([open])).toEqual([]);
    expect(stages([{ ...open, receipts: [{ ...receipt, next: [] }] }])).toEqual([7]);
  });

  it('not one that has been renewed since', () => {
    const renewal = finished(365, { id: 'new', renewal: { setupId: 'done', oldSecret: null } });
    expect(stages([finished(5), renewal])).toEqual([]);
    const { finishedAt: _, ...underWay } = renewal;
    expect(stages([finished(5), underWay])).toEqual([7]);
  });

  it('of an app that was only looked at, the first that still holds', () => {
    const row = (daysLeft: number, secretId: string) => ({
      description: 'Mail',
      secretId,
      expires: dayOf(now + daysLeft * day),
    });
    const looked = (...rows: ReturnType<typeof row>[]): Setup => ({
      ...completeSetup({ secrets: onPage(rows) }, { purpose: 'check', finishedAt: now }),
      secret: null,
    });
    expect(stages([looked(row(-9, ids.client), row(6, ids.secret))])).toEqual([7]);
    expect(stages([looked(row(-9, ids.client))])).toEqual([-1]);
  });

  it('none where the date is unknown', () => {
    const setup = completeSetup({ secrets: onPage([]) }, { finishedAt: now });
    expect(stages([{ ...setup, secret: setup.secret && { ...setup.secret, expires: null } }])).toEqual([]);
  });
});
