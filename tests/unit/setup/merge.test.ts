import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reading } from '../../../lib/portal/types';
import { bindCandidate, clearTyped, mergeReading, setTyped } from '../../../lib/setup';
import type { Setup } from '../../../lib/setup/types';
import { cases, casesTime } from '../cases';
import { evidence, graphChannel, ids, now, reading, route, rowsOf } from '../guide/examples';
import { bound, fresh, overview, seen } from './pages';

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

  it('binds no second app, not even over one that only the address named', () => {
    const asked = mergeReading(fresh(), overview(), route(), now);
    const setup = {
      ...bindCandidate(asked, ids.client, now + 1),
      candidate: { clientId: ids.otherClient, displayName: null },
    };
    expect(bindCandidate(setup, ids.otherClient, now + 2)).toBe(setup);
  });

  it('forgets the directory that was open before the app was registered in another', () => {
    const before = mergeReading(
      fresh(),
      reading({ facts: { tenantId: seen(ids.otherTenant) } }),
      route({ view: 'app-list', clientId: null }),
      now,
    );
    expect(before.facts.tenantId?.value).toBe(ids.otherTenant);
    const page = overview();
    delete page.facts.tenantId;
    const setup = mergeReading(before, page, route(), now + 1, { registeredName: 'Zammad' });
    expect(setup.facts.clientId?.value).toBe(ids.client);
    expect(setup.facts.tenantId).toBeUndefined();
  });

  it("keeps a candidate's directory when a page without an app shows another", () => {
    const asked = mergeReading(fresh(), overview(), route(), now);
    const page = reading({ facts: { tenantId: seen(ids.otherTenant) } });
    expect(mergeReading(asked, page, route({ view: 'secrets', clientId: null }), now + 1)).toBe(asked);
  });

  it.each([
    [
      'another app is on the page and in the address',
      overview({ clientId: seen(ids.otherClient) }),
      otherApp,
    ],
    ['another app is in the address alone', reading({ facts: { objectId: seen(ids.object) } }), otherApp],
    ['page and address name different apps', overview({ objectId: seen(ids.object) }), otherApp],
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

  it(
    'never mixes two apps, whatever is read in whatever order',
    () => {
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
        cases(300),
      );
    },
    casesTime,
  );
});
