import { expect, it } from 'vitest';
import { retryTime } from '../../../lib/delivery/retry-time';

const now = Date.UTC(2026, 10, 21, 12, 0, 0);

it.each([
  ['30', now + 30_000],
  [' 0 ', now],
  ['Sat, 21 Nov 2026 12:01:00 GMT', now + 60_000],
  ['Sat, 21 Nov 2026 11:00:00 GMT', now],
  ['soon', null],
  ['-5000000000000', null],
  ['', null],
])('Retry-After: %s', (value, expected) => {
  expect(retryTime(new Headers({ 'retry-after': value }), now)).toBe(expected);
});

it('is null without the header', () => {
  expect(retryTime(new Headers(), now)).toBeNull();
});
