import { describe, expect, it } from 'vitest';
import { translate } from '../../../lib/i18n';
import { advise } from '../../../lib/oauth/advice';
import { catalogue } from '../../../lib/oauth/catalogue';
import { placeOf } from '../../../lib/oauth/places';
import type { OAuthErrorDetail } from '../../../lib/oauth/types';

const detailOf = (error: string, codes: number[] = []): OAuthErrorDetail => ({
  error,
  codes,
  description: '',
  traceId: null,
  correlationId: null,
  timestamp: null,
});

it.each(['constructor', '__proto__', 'something_new'])('%s is no error of which more is known', (error) => {
  const unknown = advise(detailOf('unheard_of'));
  expect(advise(detailOf(error)).cause).toEqual({ ...unknown.cause, params: [error] });
});

describe('the catalogue', () => {
  it('has 120 codes, each once', () => {
    expect(new Set(catalogue.map(({ code }) => code)).size).toBe(120);
  });

  it.each(catalogue.map((entry) => [entry.code, entry] as const))('advises on %i', (code, entry) => {
    const advice = advise(detailOf('invalid_request', [code]));
    expect(advice).toMatchObject({ code, ...placeOf(entry.place) });
    expect(translate(advice.cause)).toBe(entry.cause);
    expect(translate(advice.fix)).toBe(entry.fix);
    expect(entry.cause.length).toBeGreaterThan(10);
    // Whole sentences that stand alone: the source has entries such as "As 50034."
    expect(`${entry.cause} ${entry.fix}`).not.toMatch(/\bAs \d|\$/);
    expect(entry.fix).toMatch(/[.!]$/);
  });
});

describe('advice', () => {
  it.each([
    [7000215, 'client-secret'],
    [700016, 'client-id'],
    [90002, 'tenant-id'],
    [50011, 'redirect-uri'],
    [9002327, 'redirect-uri'],
    [50194, 'endpoints'],
    [65001, 'admin-consent'],
    [650053, 'permissions'],
    [53003, null],
  ])('%i points at %s', (code, check) => {
    expect(advise(detailOf('x', [code])).check).toBe(check);
  });

  it('takes the first code that is known', () => {
    expect(advise(detailOf('x', [1234567, 7000222])).code).toBe(7000222);
  });

  it.each([
    ['invalid_client', 'client-secret'],
    ['invalid_scope', 'permissions'],
    ['consent_required', 'admin-consent'],
    ['temporarily_unavailable', null],
    ['something_new', null],
  ])('explains an unknown code by its class %s', (error, check) => {
    const advice = advise(detailOf(error, [1234567]));
    expect(advice).toMatchObject({ code: 1234567, check });
    expect(translate(advice.cause)).not.toBe('');
    expect(translate(advice.fix)).not.toBe('');
  });

  it('says "allow public client flows" where no secret is meant to be', () => {
    expect(advise(detailOf('invalid_client', [7000218]), 'resource-owner-password').check).toBe(
      'public-client',
    );
    expect(advise(detailOf('invalid_client', [7000218]), 'authorization-code').check).toBe('client-secret');
  });
});
