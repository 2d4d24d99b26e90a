import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Facts, Reading, SecretRow } from '../../../lib/portal/types';
import { bindCandidate, clearTyped, createSetup, mergeReading, setTyped } from '../../../lib/setup';
import { origins, type Setup } from '../../../lib/setup/types';
import { evidence, graphChannel, ids, now, reading, route, rowsOf } from '../guide/examples';

const fresh = () =>
  createSetup({ id: 's', recipeId: 'zammad', variantId: graphChannel.id, answers: {}, now });
const seen = <T>(value: T) => ({ value, evidence });
const overview = (facts: Facts = {}): Reading =>
  reading({
    facts: { clientId: seen(ids.client), tenantId: seen(ids.tenant), displayName: seen('Zammad'), ...facts },
  });
const bound = () => mergeReading(fresh(), overview(), route(), now, { registeredName: 'Zammad' });
const otherApp = route({ clientId: ids.otherClient });

describe('which app', () => {
  it('takes the app that was just registered under the name typed', () => {
    const setup = bound();
    expect(setup.facts.clientId).toEqual({ value: ids.client, origin: 'page', at: now, evidence });
    expect(setup.candidate).toBeNull();
  });

  it.each([
    ['nothing was registered', null, 'Zammad'],
    ['another name was typed', 'Helpdesk', 'Zammad'],
    ['the name is not read yet', 'Zammad', null],
    ['neither has a name', '', ''],
  ])('asks when %s', (_, registeredName, shownName) => {
    const page = overview();
    if (shownName === null) delete page.facts.displayName;
    else page.facts.displayName = seen(shownName);
    const setup = mergeReading(fresh(), page, route(), now, { registeredName });
    expect(setup.facts.clientId).toBeUndefined();
    expect(setup.candidate).toEqual({ clientId: ids.client, displayName: shownName });
  });

  it('takes nothing of a candidate but its directory', () => {
    const page = overview({ permissions: seen(rowsOf(graphChannel)), objectId: seen(ids.object) });
    const setup = mergeReading(fresh(), page, route(), now);
    expect(Object.keys(setup.facts).sort()).toEqual(['authorizationEndpoint', 'tenantId', 'tokenEndpoint']);
  });

  it('forgets the directory of the candidate before', () => {
    const first = mergeReading(fresh(), overview(), route(), now);
    const page = overview({ clientId: seen(ids.otherClient) });
    delete page.facts.tenantId;
    const second = mergeReading(first, page, otherApp, now + 1);
    expect(second.candidate?.clientId).toBe(ids.otherClient);
    expect(second.facts).toEqual({});
  });

  it('drops the candidate when the admin goes to register an app', () => {
    const asked = mergeReading(fresh(), overview(), route(), now);
    const form = reading({ view: 'register' });
    expect(
      mergeReading(asked, form, route({ view: 'register', clientId: null }), now + 1).candidate,
    ).toBeNull();
  });

  it('binds the candidate when the admin says so, and nothing else', () => {
    const asked = mergeReading(fresh(), overview(), route(), now);
    expect(bindCandidate(asked, ids.otherClient, now + 1)).toBe(asked);
    const setup = bindCandidate(asked, ids.client.toUpperCase(), now + 1);
    expect(setup).toMatchObject({ candidate: null, updatedAt: now + 1 });
    expect(setup.facts.clientId?.value).toBe(ids.client);
    expect(setup.facts.displayName?.value).toBe('Zammad');
    expect(setup.facts.tenantId?.value).toBe(ids.tenant);
    expect(
      bindCandidate(
        { ...setup, candidate: { clientId: ids.otherClient, displayName: null } },
        ids.otherClient,
        now,
      ),
    ).toMatchObject({ facts: { clientId: { value: ids.client } } });
  });

  it.each([
    [
      'another app is on the page and in the address',
      overview({ clientId: seen(ids.otherClient) }),
      otherApp,
    ],
    ['another app is in the address alone', reading({ facts: { objectId: seen(ids.object) } }), otherApp],
    ['page and address name different apps', overview(), otherApp],
    [
      'the page is an enterprise application',
      overview({ objectId: seen(ids.object) }),
      route({ blade: 'ManagedAppMenuBlade' }),
    ],
    [
      'the reader says so',
      {
        ...overview({ objectId: seen(ids.object) }),
        problems: [{ code: 'other-app', fact: 'clientId', detail: '' }],
      } as Reading,
      route(),
    ],
    ['it is another cloud', overview({ objectId: seen(ids.object) }), route({ cloud: 'us-gov' })],
    [
      'it shows no app, and another directory',
      reading({ facts: { tenantId: seen(ids.otherTenant) } }),
      route({ view: 'app-list', clientId: null }),
    ],
  ])('leaves a setup with an app as it is when %s', (_, page, address) => {
    const setup = bound();
    expect(mergeReading(setup, page, address, now + 1, { registeredName: 'Zammad' })).toBe(setup);
  });

  it('never mixes two apps, whatever is read in whatever order', () => {
    // Every value names the app it belongs to, so a mixture shows.
    const pageOf = (clientId: string): fc.Arbitrary<[Reading, ReturnType<typeof route>]> =>
      fc
        .record({
          onPage: fc.boolean(),
          inRoute: fc.boolean(),
          displayName: fc.boolean(),
          objectId: fc.boolean(),
          permissions: fc.boolean(),
          secrets: fc.boolean(),
        })
        .map((has) => [
          reading({
            facts: {
              ...(has.onPage && { clientId: seen(clientId) }),
              ...(has.displayName && { displayName: seen(`name of ${clientId}`) }),
              ...(has.objectId && { objectId: seen(`object of ${clientId}`) }),
              ...(has.permissions && {
                permissions: seen([
                  { ...rowsOf(graphChannel)[0], name: `permission of ${clientId}` } as never,
                ]),
              }),
              ...(has.secrets && {
                secrets: seen([
                  { description: `secret of ${clientId}`, secretId: null, expires: null, value: null },
                ]),
              }),
            },
          }),
          route({ clientId: has.inRoute ? clientId : null }),
        ]);
    const act = fc.oneof(
      pageOf(ids.client),
      pageOf(ids.otherClient),
      fc.constant('bind' as const),
      fc.constantFrom(ids.client, ids.otherClient, null),
    );
    fc.assert(
      fc.property(
        fc.array(act, { maxLength: 12 }),
        fc.constantFrom(null, `name of ${ids.client}`),
        (acts, registeredName) => {
          let setup: Setup = fresh();
          acts.forEach((next, index) => {
            const at = now + index;
            if (next === 'bind') setup = bindCandidate(setup, setup.candidate?.clientId ?? '', at);
            else if (next === null) setup = clearTyped(setup, 'clientId', at);
            else if (typeof next === 'string') setup = setTyped(setup, 'clientId', next, at);
            else setup = mergeReading(setup, next[0], next[1], at, { registeredName });
            const app = setup.facts.clientId?.value;
            const other = app === ids.client ? ids.otherClient : ids.client;
            const text = JSON.stringify([setup.facts, setup.hidden ?? {}]);
            expect(text).not.toContain(` of ${other}`);
            if (!app) expect(text).not.toContain(' of ');
          });
        },
      ),
      { numRuns: 300 },
    );
  });
});

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

  it('a newer page value replaces an older one, never the other way round', () => {
    const newer = mergeReading(bound(), overview({ displayName: seen('New name') }), route(), now + 5);
    expect(newer.facts.displayName).toMatchObject({ value: 'New name', at: now + 5 });
    const late = mergeReading(newer, overview({ displayName: seen('Old name') }), route(), now + 4);
    expect(late.facts.displayName?.value).toBe('New name');
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
  it('a value shown in full never gets into the setup, wherever it stands', () => {
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
    );
  });
});
