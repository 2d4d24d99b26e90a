import { beforeEach, describe, expect, it } from 'vitest';
import { deliver } from '../../../lib/delivery';
import { deliveryBodySchema } from '../../../lib/delivery/delivery-body-schema';
import type { DeliveryInput } from '../../../lib/delivery/types';
import type { DestinationSpec } from '../../../lib/recipes/schema';
import { deliveryInput, secret, token } from './fake-zammad';

const address = 'https://desk.example/api/mail-settings';
const spec: DestinationSpec = { kind: 'settings-endpoint' };

type Answer = { status?: number; headers?: Record<string, string>; body?: unknown } | Error;
let asked: { method: string; url: string; headers: Record<string, string>; init: RequestInit }[];
let answers: Record<string, Answer>;
let keys: string[];

const deps = {
  now: () => 1_000_000,
  keyFor: async (origin: string, content: string) => {
    keys.push(origin, content);
    return 'the-key';
  },
  fetch: async (url: string, init: RequestInit = {}): Promise<Response> => {
    const method = init.method ?? 'GET';
    asked.push({ method, url, headers: init.headers as Record<string, string>, init });
    const answer = answers[method] ?? { status: 405 };
    if (answer instanceof Error) throw answer;
    const { status = 200, headers = {}, body } = answer;
    return new Response(status === 204 ? null : JSON.stringify(body ?? null), { status, headers });
  },
};
const send = (change: Partial<DeliveryInput> = {}, to = spec) =>
  deliver(to, deliveryInput({ address, ...change }), deps);
const posted = () => asked.find(({ method }) => method === 'POST');

beforeEach(() => {
  asked = [];
  keys = [];
  answers = { GET: { status: 404 }, POST: { status: 201, body: { reference: 'S-1' } } };
});

describe('a settings endpoint gets', () => {
  it('what the published schema says, the secret byte for byte', async () => {
    await send();
    const body = JSON.parse(String(posted()?.init.body));
    expect(deliveryBodySchema.parse(body)).toEqual(body);
    expect(body).toMatchObject({
      setup: 'setup-1',
      recipe: { id: 'zammad', version: 1 },
      variant: 'microsoft_graph',
      settings: { client_id: 'client-1', client_secret: secret, client_tenant: 'tenant-1' },
      untested: false,
      test: { state: 'passed', ofTheseValues: true, endedAt: '2026-11-21T00:00:00.000Z' },
    });
    expect(JSON.stringify(body)).not.toContain(token);
  });

  it('numbers and switches as such, where they look like it', async () => {
    const typed = (key: string, type: 'number' | 'boolean', value: string) => ({
      key,
      label: key,
      value,
      type,
      secret: false,
    });
    await send({
      settings: [
        typed('port', 'number', '993'),
        typed('word', 'number', '993a'),
        typed('on', 'boolean', 'true'),
        typed('yes', 'boolean', 'yes'),
      ],
    });
    expect(JSON.parse(String(posted()?.init.body)).settings).toEqual({
      port: 993,
      word: '993a',
      on: true,
      yes: 'yes',
    });
  });

  it('the token and the key in its headers, and no cookie', async () => {
    await send();
    expect(posted()).toMatchObject({
      url: address,
      headers: { authorization: `Bearer ${token}`, 'idempotency-key': 'the-key' },
      init: { credentials: 'omit', redirect: 'manual' },
    });
    expect(posted()?.headers).not.toHaveProperty('if-match');
    expect(keys).toEqual(['https://desk.example', address + String(posted()?.init.body)]);
  });

  it('the same words for the same values, so that a repetition is known', async () => {
    await send();
    await send({ token: 'another' });
    await send({ fingerprint: 'f2', untested: true });
    const [, first, , second, , third] = keys;
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });

  it.each([
    ['"v1"', '"v1"'],
    ['W/"v1"', undefined],
    ['v1', undefined],
  ])('of the version %s the condition %s', async (etag, expected) => {
    answers.GET = { status: 200, headers: { etag }, body: {} };
    await send();
    expect(posted()?.headers['if-match']).toBe(expected);
  });

  it.each([[404], [405], [501]])('the settings also where asking for them ends in %i', async (status) => {
    answers.GET = { status };
    expect((await send()).ok).toBe(true);
  });

  it("the settings below the helpdesk's address, where the recipe says the path", async () => {
    const below: DestinationSpec = { kind: 'settings-endpoint', path: '/hooks/mail' };
    await send({ helpdeskUrl: 'https://desk.example/app/', address: null }, below);
    expect(posted()?.url).toBe('https://desk.example/app/hooks/mail');
  });
});

describe('the receipt', () => {
  it.each([
    [201, 'created'],
    [200, 'updated'],
    [204, 'updated'],
    [202, 'updated'],
  ])('of %i says %s', async (status, outcome) => {
    answers.POST = { status };
    expect(await send()).toMatchObject({
      ok: true,
      receipt: { outcome, target: 'https://desk.example', includesSecret: true, reference: null },
    });
  });

  it('has the reference and the way on', async () => {
    const continueUrl = 'https://desk.example/mailboxes/1';
    answers.POST = { status: 201, body: { reference: ' S-1 ', continueUrl } };
    expect(await send()).toMatchObject({
      receipt: { reference: 'S-1', next: [{ key: 'endpointContinue', params: [continueUrl] }] },
    });
  });

  it.each([['https://elsewhere.example/'], ['http://desk.example/'], ['javascript:alert(1)'], [7]])(
    'believes no way on to %s',
    async (continueUrl) => {
      answers.POST = { status: 201, body: { reference: 'S-1', continueUrl } };
      expect(await send()).toMatchObject({ ok: true, receipt: { reference: 'S-1', next: [] } });
    },
  );
});

describe('nothing is sent', () => {
  it.each<[string, string, Partial<DeliveryInput>]>([
    ['over http', 'endpointAddressCause', { address: 'http://desk.example/x' }],
    ['to nowhere', 'endpointAddressCause', { address: null }],
    ['to an address with a password', 'endpointAddressCause', { address: 'https://a:b@desk.example/' }],
    ['without a token', 'deliveryTokenCause', { token: ' ' }],
    ['with a token that would break the header', 'deliveryTokenCause', { token: 'a\r\nx: y' }],
  ])('%s', async (_, key, change) => {
    expect(await send(change)).toMatchObject({ ok: false, error: { cause: { key }, retriable: true } });
    expect(asked).toEqual([]);
  });

  it.each([
    [401, 'endpointTokenCause'],
    [403, 'endpointForbiddenCause'],
    [302, 'deliveryRedirectCause'],
    [500, 'deliveryServerErrorCause'],
  ])('after %i to the question what is there', async (status, key) => {
    answers.GET = { status };
    expect(await send()).toMatchObject({ ok: false, error: { cause: { key }, retriable: true } });
    expect(posted()).toBeUndefined();
  });

  it('but this machine may be reached over http', async () => {
    expect((await send({ address: 'http://localhost:3000/x' })).ok).toBe(true);
  });
});

describe('a refusal is explained', () => {
  const network = new TypeError('Failed to fetch');
  const timeout = new DOMException('late', 'TimeoutError');
  it.each<[string, string, Answer, boolean]>([
    ['endpointRejectedCause', 'endpointRejectedFix', { status: 400 }, true],
    ['endpointTokenCause', 'endpointTokenFix', { status: 401 }, true],
    ['endpointForbiddenCause', 'endpointForbiddenFix', { status: 403 }, true],
    ['endpointNotThereCause', 'endpointNotThereFix', { status: 404 }, true],
    ['endpointNotThereCause', 'endpointNotThereFix', { status: 405 }, true],
    ['endpointConflictCause', 'endpointConflictFix', { status: 409 }, true],
    ['endpointNotThereCause', 'endpointNotThereFix', { status: 410 }, true],
    ['endpointChangedCause', 'endpointChangedFix', { status: 412 }, true],
    ['endpointTooLargeCause', 'endpointTooLargeFix', { status: 413 }, true],
    ['endpointRejectedCause', 'endpointRejectedFix', { status: 422 }, true],
    ['deliveryTooManyCause', 'deliveryTooManyFix', { status: 429 }, true],
    ['deliveryServerErrorCause', 'endpointAgainFix', { status: 500 }, false],
    ['deliveryServerErrorCause', 'endpointAgainFix', { status: 503 }, false],
    ['deliveryUnexpectedStatusCause', 'deliveryUnexpectedStatusFix', { status: 418 }, true],
    ['deliveryRedirectCause', 'deliveryRedirectFix', { status: 307 }, true],
    ['deliveryNetworkCause', 'endpointAgainFix', network, false],
    ['deliveryTimeoutCause', 'endpointAgainFix', timeout, false],
  ])('%s, %s: %j', async (cause, fix, answer, retriable) => {
    answers.POST = answer;
    expect(await send()).toMatchObject({
      ok: false,
      error: { cause: { key: cause }, fix: { key: fix }, retriable },
    });
    expect(asked.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  it('with the time to wait', async () => {
    answers.POST = { status: 429, headers: { 'retry-after': '30' } };
    expect(await send()).toMatchObject({ error: { retryAt: 1_030_000 } });
  });

  it.each([
    [{ detail: `no ${secret}`, title: 'x' }, 'no …'],
    [{ error: 'e' }, 'e'],
    [{ detail: 7 }, ''],
    [['x'], ''],
  ])('in the words of %j', async (body, said) => {
    answers.POST = { status: 403, body };
    const result = await send();
    expect(!result.ok && result.error.cause.params?.[2]).toBe(said);
  });

  it.each([
    [{ errors: [{ pointer: '#/settings/client_id', detail: 'in use' }] }, 'Client ID', 'in use'],
    [{ errors: [{ pointer: '/settings/client_id', detail: 'in use' }] }, 'Client ID', 'in use'],
    [{ errors: [{ field: 'settings.client_id', message: 'in use' }] }, 'Client ID', 'in use'],
    [{ errors: { client_id: ['in use', 'and old'] } }, 'Client ID', 'in use and old'],
    [{ errors: { quota: 'is full' } }, 'quota', 'is full'],
    [{ errors: { client_secret: `not ${secret} by ${token}` } }, 'Client Secret', 'not … by …'],
  ])('field by field: %j', async (body, label, text) => {
    answers.POST = { status: 422, body };
    expect(await send()).toMatchObject({ ok: false, error: { fields: [{ label, text }] } });
  });

  it('without fields where an answer has none', async () => {
    answers.POST = { status: 422, body: { errors: 'x' } };
    expect(await send()).not.toHaveProperty('error.fields');
    answers.POST = { status: 422, body: { errors: Array(500).fill({ field: 'a', detail: 'b' }) } };
    const result = await send();
    expect(!result.ok && result.error.fields).toHaveLength(20);
  });
});
