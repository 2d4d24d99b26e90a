import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import { maxLength, minLength } from '../../lib/lengths';

const odd: unknown[] = [
  JSON.parse('{"length":{"toString":0,"valueOf":0}}'),
  { length: [Object.create(null)] },
  { length: 1 },
  null,
  7,
];

it.each([
  ['a text', z.string().check(minLength(1), maxLength(3))],
  ['a list', z.array(z.string()).check(minLength(1), maxLength(3))],
])('what is not %s is refused, whatever length it says it has', (_, schema) => {
  for (const value of odd) expect(schema.safeParse(value).success).toBe(false);
});

it('texts and lists are as long as they may be', () => {
  const text = z.string().check(minLength(1), maxLength(3));
  expect(['', 'a', 'abc', 'abcd'].map((value) => text.safeParse(value).success)).toEqual([
    false,
    true,
    true,
    false,
  ]);
  const list = z.array(z.number()).check(minLength(1), maxLength(2));
  expect([[], [1], [1, 2], [1, 2, 3]].map((value) => list.safeParse(value).success)).toEqual([
    false,
    true,
    true,
    false,
  ]);
});
