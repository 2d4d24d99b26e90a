import { beforeEach, describe, expect, it } from 'vitest';
import { deliverSetup, exportSetup } from '../../../lib/background/deliver';
import type { DeliverySource } from '../../../lib/delivery/assemble';
import { exampleReport } from '../../example-report';
import { callbackUrl, FakeZammad, secret, token } from './fake-zammad';

const source = (change: { unlocked?: boolean; fingerprint?: string | null; secret?: string | null } = {}) =>
  ({
    setup: {
      cloud: 'global',
      facts: { clientId: { value: 'client-1' }, tenantId: { value: 'tenant-1' } },
      answers: { helpdeskUrl: 'https://help.example' },
      test: exampleReport(),
    },
    recipe: { id: 'zammad', name: 'Zammad' },
    variant: {
      id: 'graph',
      name: 'Graph',
      scopes: { values: ['openid'], separator: ' ' },
      settings: [
        { key: 'client_id', label: 'Client ID', value: '{clientId}' },
        { key: 'client_secret', label: 'Client Secret', value: '{clientSecret}', secret: true },
      ],
      destinations: [{ kind: 'zammad-rest', provider: 'microsoft_graph' }, { kind: 'json-file' }],
    },
    guide: { unlocked: true, fingerprint: 'f1', redirectUri: callbackUrl, ...change },
    secret: change.secret === undefined ? secret : change.secret,
  }) as unknown as DeliverySource;

let zammad: FakeZammad;
let asked: string[];
beforeEach(() => {
  zammad = new FakeZammad();
  asked = [];
});
const deps = (isGranted = true) => ({
  fetch: zammad.fetch,
  now: zammad.now,
  keyFor: zammad.keyFor,
  hasPermission: async (origins: string[]) => {
    asked.push(...origins);
    return isGranted;
  },
});
const request = { destination: 0, token, untested: false };

describe('a delivery', () => {
  it('sends what has been tested', async () => {
    expect(await deliverSetup(source(), request, deps())).toMatchObject({
      ok: true,
      receipt: { outcome: 'created', untested: false, fingerprint: 'f1' },
    });
    expect(asked).toEqual(['https://help.example/*']);
    expect(zammad.written).toMatchObject({ credentials: { client_id: 'client-1', client_secret: secret } });
  });

  it.each([
    ['deliveryLockedCause', source({ unlocked: false }), request],
    ['deliveryIncompleteCause', source({ secret: null }), request],
    ['deliveryIncompleteCause', source({ fingerprint: null }), request],
    ['deliveryIncompleteCause', source(), { ...request, destination: 9 }],
  ])('is refused: %s', async (key, from, asking) => {
    expect(await deliverSetup(from, asking, deps())).toMatchObject({ ok: false, error: { cause: { key } } });
    expect(zammad.asked).toEqual([]);
  });

  it('takes a token that is for one endpoint alone to no other', async () => {
    const only = 'https://help.example/settings';
    const endpoint = { kind: 'settings-endpoint', path: '/other' };
    const other = source();
    other.variant.destinations.splice(0, 1, endpoint as never);
    for (const from of [source(), other])
      expect(await deliverSetup(from, { ...request, only }, deps())).toMatchObject({
        ok: false,
        error: { cause: { key: 'endpointAddressCause' } },
      });
    expect(zammad.asked).toEqual([]);
  });

  it('is refused without permission for the helpdesk', async () => {
    const result = await deliverSetup(source(), request, deps(false));
    expect(result).toMatchObject({ ok: false, error: { cause: { key: 'deliveryPermissionCause' } } });
    expect(zammad.asked).toEqual([]);
  });

  it.each([
    [true, false],
    [false, true],
  ])('with an override while unlocked is %s records untested: %s', async (unlocked, untested) => {
    const result = await deliverSetup(source({ unlocked }), { ...request, untested: true }, deps());
    expect(result).toMatchObject({ ok: true, receipt: { untested } });
  });
});

describe('an export', () => {
  const asking = { destination: 1, includeSecret: false, untested: false };

  it('leaves the secret out unless asked', async () => {
    const { reply, receipt } = await exportSetup(source(), asking, 5);
    expect(reply.ok && JSON.parse(reply.text).settings).toEqual([
      { key: 'client_id', label: 'Client ID', value: 'client-1' },
      { key: 'client_secret', label: 'Client Secret', value: null, secret: true },
    ]);
    expect(receipt).toMatchObject({ outcome: 'saved', includesSecret: false });
  });

  it('has it when asked', async () => {
    const { reply, receipt } = await exportSetup(source(), { ...asking, includeSecret: true }, 5);
    expect(reply.ok && reply.text).toContain(secret);
    expect(receipt).toMatchObject({ includesSecret: true });
  });

  it.each([
    ['locked', source({ unlocked: false }), asking],
    ['incomplete', source({ fingerprint: null }), asking],
    ['incomplete', source({ secret: null }), { ...asking, includeSecret: true }],
    ['incomplete', source(), { ...asking, destination: 0 }],
  ])('is refused: %s', async (reason, from, what) => {
    expect(await exportSetup(from, what, 5)).toEqual({ reply: { ok: false, reason }, receipt: null });
  });
});
