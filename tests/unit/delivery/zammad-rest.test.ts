import { beforeEach, describe, expect, it } from 'vitest';
import { deliver } from '../../../lib/delivery';
import { callbackUrl, deliveryInput, FakeZammad, secret, token } from './fake-zammad';

const spec = { kind: 'zammad-rest', provider: 'microsoft_graph' } as const;
const list = 'GET /api/v1/external_credentials';
const create = 'POST /api/v1/external_credentials';
const update = 'PUT /api/v1/external_credentials/3';
const channel = 'GET /api/v1/channels/admin/microsoft_graph';
const ours = { client_id: 'client-1', client_secret: secret, client_tenant: 'tenant-1' };

let zammad: FakeZammad;
const send = (change: Parameters<typeof deliveryInput>[0] = {}) =>
  deliver(spec, deliveryInput(change), zammad);
beforeEach(() => {
  zammad = new FakeZammad();
});

describe('a delivery to Zammad', () => {
  it('creates what is not there', async () => {
    expect(await send()).toEqual({
      ok: true,
      receipt: {
        destination: 'zammad-rest',
        target: 'https://help.example',
        at: 1000,
        outcome: 'created',
        reference: '7',
        includesSecret: true,
        fingerprint: 'f1',
        untested: false,
        next: [
          {
            key: 'deliveryZammadLink',
            params: ['https://help.example/api/v1/external_credentials/microsoft_graph/link_account'],
          },
          { key: 'deliveryZammadMailbox' },
        ],
      },
    });
    expect(zammad.calls).toEqual([channel, list, create]);
    expect(zammad.written).toEqual({ name: 'microsoft_graph', credentials: ours });
  });

  it('updates what is there, and keeps what is not ours', async () => {
    zammad.has({ client_id: 'old', client_secret: '**********', cloud: 'us_gov' });
    expect(await send()).toMatchObject({ ok: true, receipt: { outcome: 'updated', reference: '3' } });
    expect(zammad.calls).toEqual([channel, list, update]);
    expect(zammad.written).toEqual({ name: 'microsoft_graph', credentials: { ...ours, cloud: 'us_gov' } });
  });

  it('never writes a value of asterisks back', async () => {
    zammad.has({ client_secret: '**********', other_secret: '****', cloud: 'global' });
    await send();
    expect(JSON.stringify(zammad.written)).not.toContain('**');
  });

  it('writes nothing where everything is as it should be', async () => {
    zammad.has(ours);
    expect(await send()).toMatchObject({ ok: true, receipt: { outcome: 'unchanged', reference: '3' } });
    expect(zammad.written).toBeNull();
  });

  it('takes the first of several', async () => {
    zammad.has({ client_id: 'first' }, { client_id: 'second' });
    expect(await send()).toMatchObject({ ok: true, receipt: { reference: '3' } });
  });

  it('sends the token as Zammad wants it, without cookies, and follows no redirect', async () => {
    await send({ token: ` ${token}\n` });
    for (const { init } of zammad.asked) {
      expect(init).toMatchObject({
        headers: { authorization: `Token token=${token}` },
        credentials: 'omit',
        redirect: 'manual',
        referrerPolicy: 'no-referrer',
      });
    }
  });

  it('records that the values were not tested', async () => {
    expect(await send({ untested: true })).toMatchObject({ receipt: { untested: true } });
  });

  it('believes a success whose answer it can not read', async () => {
    zammad.answers[create] = { status: 201, body: 'created' };
    expect(await send()).toMatchObject({ ok: true, receipt: { outcome: 'created', reference: null } });
  });
});

describe('the redirect URI of Zammad itself', () => {
  it('is asked at the older place too', async () => {
    delete zammad.answers[channel];
    zammad.answers['GET /api/v1/channels_microsoft_graph'] = { body: { callback_url: callbackUrl } };
    expect((await send()).ok).toBe(true);
  });

  it.each(['http://help.example', 'https://other.example'])('must be ours: %s', async (origin) => {
    const other = callbackUrl.replace('https://help.example', origin);
    zammad.answers[channel] = { body: { callback_url: other } };
    expect(await send()).toMatchObject({
      ok: false,
      error: { cause: { key: 'deliveryCallbackCause', params: [other, callbackUrl] }, retriable: true },
    });
    expect(zammad.written).toBeNull();
  });

  it.each([[{ status: 404 }], [{ body: {} }], [{ body: { callback_url: 'javascript' } }]])(
    'is for the admin to compare where Zammad does not tell: %j',
    async (answer) => {
      zammad.answers[channel] = answer;
      const result = await send();
      expect(result.ok && result.receipt.next[0]).toEqual({
        key: 'deliveryCallbackUnread',
        params: [callbackUrl],
      });
    },
  );
});

describe('nothing is sent', () => {
  it.each<[string, string, Parameters<typeof deliveryInput>[0]]>([
    ['over http', 'deliveryAddressCause', { helpdeskUrl: 'http://help.example' }],
    ['without an address', 'deliveryAddressCause', { helpdeskUrl: null }],
    ['without a token', 'deliveryTokenCause', { token: ' ' }],
    ['with a token that would break the header', 'deliveryTokenCause', { token: 'a\r\nx: y' }],
    ['without the secret', 'deliverySecretCause', { settings: [] }],
    [
      'with a masked secret',
      'deliverySecretCause',
      { settings: [{ key: 'client_secret', label: '', value: '****', secret: true }] },
    ],
    ['with the secret held back', 'deliverySecretCause', { includeSecret: false }],
  ])('%s', async (_, key, change) => {
    expect(await send(change)).toMatchObject({ ok: false, error: { cause: { key } } });
    expect(zammad.asked).toEqual([]);
  });

  it('but this machine may be reached over http', async () => {
    await send({ helpdeskUrl: 'http://localhost:3000' });
    expect(zammad.asked).not.toEqual([]);
  });
});

describe('a refusal is explained', () => {
  const network = new TypeError('Failed to fetch');
  const timeout = new DOMException('late', 'TimeoutError');
  it.each<[string, string, { status?: number; body?: unknown } | Error, boolean]>([
    ['deliveryUnauthorizedCause', channel, { status: 401, body: { error: 'Invalid token' } }, true],
    ['deliveryForbiddenCause', list, { status: 403, body: { error: 'Not authorized' } }, true],
    ['deliveryNotFoundCause', list, { status: 404 }, true],
    ['deliveryNotZammadCause', list, { body: '<html>' }, true],
    ['deliveryRejectedCause', create, { status: 422, body: { error: 'x', error_human: 'Name taken' } }, true],
    ['deliveryTooManyCause', create, { status: 429 }, true],
    ['deliveryServerErrorCause', list, { status: 502 }, true],
    ['deliveryServerErrorCause', create, { status: 500 }, false],
    ['deliveryUnexpectedStatusCause', create, { status: 418 }, true],
    ['deliveryRedirectCause', list, { status: 302 }, true],
    ['deliveryNetworkCause', list, network, true],
    ['deliveryNetworkCause', create, network, false],
    ['deliveryTimeoutCause', list, timeout, true],
    ['deliveryTimeoutCause', create, timeout, false],
  ])('%s at %s (%j)', async (key, at, answer, retriable) => {
    zammad.answers[at] = answer;
    expect(await send()).toMatchObject({ ok: false, error: { cause: { key }, retriable } });
    // Nothing is sent twice, and nothing after a failure.
    expect(zammad.calls.filter((call) => call === at)).toHaveLength(1);
    expect(zammad.calls.at(-1)).toBe(at);
  });

  it("in the helpdesk's own words, without what was sent to it", async () => {
    zammad.answers[create] = { status: 422, body: { error_human: `bad ${secret} by ${token}` } };
    const result = await send();
    expect(!result.ok && result.error.cause.params?.[2]).toBe('bad … by …');
  });
});
