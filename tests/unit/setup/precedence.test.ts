import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SecretRow } from '../../../lib/portal/types';
import { clearTyped, mergeReading, setTyped } from '../../../lib/setup';
import { origins, type Setup } from '../../../lib/setup/types';
import { cases, casesTime } from '../cases';
import { evidence, graphChannel, ids, now, route, rowsOf } from '../guide/examples';
import { bound, fresh, overview, seen } from './pages';

describe('precedence', () => {
  const values = { typed: 'a', page: 'b', route: 'c' };

  it.each([
    ['typed', 'page'],
    ['typed', 'route'],
    ['page', 'route'],
  ] as const)('%s outranks %s in either order', (better, worse) => {
    const put = (setup: Setup, origin: keyof typeof values, at: number) =>
      origin === 'typed'
        ? setTyped(setup, 'objectId', values.typed, at)
        : origin === 'page'
          ? mergeReading(setup, overview({ objectId: seen(values.page) }), route(), at)
          : mergeReading(setup, overview(), route({ objectId: values.route }), at);
    for (const order of [
      [better, worse],
      [worse, better],
    ] as const) {
      const setup = put(put(bound(), order[0], now + 1), order[1], now + 2);
      expect(setup.facts.objectId).toMatchObject({ value: values[better], origin: better });
    }
  });

  it('derived endpoints give way to every other, and come back', () => {
    expect(origins.at(-1)).toBe('derived');
    const setup = bound();
    const derived = `https://login.microsoftonline.com/${ids.tenant}/oauth2/v2.0/token`;
    expect(setup.facts.tokenEndpoint).toMatchObject({ value: derived, origin: 'derived' });
    const typed = setTyped(
      setup,
      'tokenEndpoint',
      'https://login.microsoftonline.com/x/oauth2/v2.0/token',
      now,
    );
    expect(typed.facts.tokenEndpoint?.origin).toBe('typed');
    expect(clearTyped(typed, 'tokenEndpoint', now).facts.tokenEndpoint?.value).toBe(derived);
  });

  it('derived endpoints follow the tenant ID and the cloud', () => {
    const setup = setTyped(bound(), 'tenantId', ids.otherTenant.toUpperCase(), now + 1);
    expect(setup.facts.authorizationEndpoint?.value).toBe(
      `https://login.microsoftonline.com/${ids.otherTenant}/oauth2/v2.0/authorize`,
    );
    const gov = mergeReading(fresh(), overview(), route({ cloud: 'us-gov' }), now);
    expect(gov.facts.tokenEndpoint?.value).toBe(
      `https://login.microsoftonline.us/${ids.tenant}/oauth2/v2.0/token`,
    );
  });

  it('what a page says replaces what one has said before, also by a clock that was put back', () => {
    const later = mergeReading(bound(), overview({ displayName: seen('New name') }), route(), now + 5);
    expect(later.facts.displayName).toMatchObject({ value: 'New name', at: now + 5 });
    const back = mergeReading(later, overview({ displayName: seen('Newest name') }), route(), now + 4);
    expect(back.facts.displayName).toMatchObject({ value: 'Newest name', at: now + 4 });
  });

  it('what the page says waits behind a typed value', () => {
    const typed = setTyped(bound(), 'tenantId', ids.otherTenant, now + 1);
    expect(typed.hidden?.tenantId?.value).toBe(ids.tenant);
    expect(clearTyped(typed, 'tenantId', now + 2).facts.tenantId).toEqual(bound().facts.tenantId);
    const early = setTyped(fresh(), 'clientId', ids.client, now);
    const read = mergeReading(early, overview(), route(), now + 1);
    expect(read.facts.clientId?.origin).toBe('typed');
    expect(clearTyped(read, 'clientId', now + 2).facts.clientId?.origin).toBe('page');
  });

  it('another client ID means another app: what was read goes, what was typed stays', () => {
    const before = {
      ...setTyped(bound(), 'displayName', 'Mine', now),
      secret: { origin: 'page' } as Setup['secret'],
    };
    const after = setTyped(before, 'clientId', ids.otherClient, now + 1);
    expect(Object.keys(after.facts).sort()).toEqual(['clientId', 'displayName']);
    expect(after.secret).toBeNull();
    expect(clearTyped(after, 'clientId', now + 2).facts.clientId).toBeUndefined();
  });

  it('a client ID taken back leaves nothing that was read for it', () => {
    const asked = mergeReading(fresh(), overview(), route(), now);
    const typed = {
      ...setTyped(asked, 'clientId', ids.client, now + 1),
      secret: { origin: 'page' } as never,
    };
    expect(typed.facts.tenantId?.value).toBe(ids.tenant);
    const cleared = clearTyped(typed, 'clientId', now + 2);
    expect([cleared.facts, cleared.secret]).toEqual([{}, null]);
  });

  it('an unchanged reading leaves the very same setup', () => {
    const setup = bound();
    expect(mergeReading(setup, overview(), route(), now + 60_000)).toBe(setup);
  });
});

describe('lists', () => {
  const [first, second, third] = rowsOf(graphChannel);
  const list = (rows: unknown[], partial = false) => ({
    ...overview({ permissions: seen(rows as never) }),
    partial: partial ? (['permissions'] as const).slice() : [],
  });

  it('a list seen in part adds, a list seen whole replaces', () => {
    const part = mergeReading(bound(), list([first, second], true), route(), now + 1);
    expect(part.partial).toEqual(['permissions']);
    const rest = mergeReading(
      part,
      list([{ ...second, status: 'not-granted' }, third], true),
      route(),
      now + 2,
    );
    expect(rest.facts.permissions?.value).toEqual([first, { ...second, status: 'not-granted' }, third]);
    const whole = mergeReading(rest, list([third]), route(), now + 3);
    expect(whole.facts.permissions?.value).toEqual([third]);
    expect(whole.partial).toEqual([]);
  });
});

describe('secrets', () => {
  it(
    'a value shown in full never gets into the setup, wherever it stands',
    () => {
      const row = fc.record({
        description: fc.string(),
        secretId: fc.constantFrom(null, ids.secret),
        expires: fc.constantFrom(null, '2027-01-01'),
        value: fc.string({ minLength: 12 }).map((tail) => `SECRET~${tail}`),
      });
      fc.assert(
        fc.property(fc.array(row, { minLength: 1, maxLength: 3 }), fc.boolean(), (rows, leaks) => {
          const shown: SecretRow[] = rows.map((r) => (leaks ? { ...r, description: `is ${r.value}` } : r));
          const page = overview({
            secrets: { value: shown, evidence: { ...evidence, raw: shown.map((r) => r.value).join(' ') } },
          });
          const setup = mergeReading(bound(), page, route(), now + 1);
          expect(setup.facts.secrets?.value).toHaveLength(rows.length);
          for (const { value } of rows)
            expect(JSON.stringify(setup)).not.toContain(JSON.stringify(value).slice(1, -1));
        }),
        cases(100),
      );
    },
    casesTime,
  );
});
