import { beforeEach, describe, expect, it } from 'vitest';
import { deliver } from '../../../lib/delivery';
import { frappeSaid } from '../../../lib/delivery/frappe-said';
import type { DeliveryInput, FilledSetting } from '../../../lib/delivery/types';
import type { DestinationSpec } from '../../../lib/recipes/schema';
import { deliveryInput, secret } from './fake-zammad';

const spec: DestinationSpec = { kind: 'frappe-rest' };
const origin = 'https://erp.example';
const redirectUri = `${origin}/api/method/frappe.integrations.doctype.connected_app.connected_app.callback/a1`;
const token = 'key:SECRET-of-the-key';
const there = {
  data: { name: 'a1', redirect_uri: redirectUri, modified: '2026-11-21 08:00:00.1', owner: 'x' },
};

const setting = (key: string, value: string): FilledSetting => ({ key, label: key, value, secret: false });
const settings: FilledSetting[] = [
  setting('client_id', 'client-1'),
  { ...setting('client_secret', secret), secret: true },
  setting('scopes', 'offline_access https://outlook.office.com/SMTP.Send'),
];

type Answer = { status?: number; body?: unknown } | Error;
let asked: { method: string; url: string; init: RequestInit }[];
let answers: Record<string, Answer>;
const deps = {
  now: () => 1000,
  keyFor: async () => 'key',
  fetch: async (url: string, init: RequestInit = {}): Promise<Response> => {
    const method = init.method ?? 'GET';
    asked.push({ method, url, init });
    const answer = answers[method] ?? {};
    if (answer instanceof Error) throw answer;
    return new Response(JSON.stringify(answer.body ?? null), { status: answer.status ?? 200 });
  },
};
const send = (change: Partial<DeliveryInput> = {}) =>
  deliver(spec, deliveryInput({ settings, helpdeskUrl: redirectUri, redirectUri, token, ...change }), deps);

beforeEach(() => {
  asked = [];
  answers = { GET: { body: there }, PUT: { body: there } };
});

describe('a Connected App', () => {
  it('is filled in, with a row for each scope', async () => {
    expect(await send()).toMatchObject({
      ok: true,
      receipt: {
        outcome: 'updated',
        target: origin,
        reference: 'a1',
        next: [{ key: 'frappeConnect', params: [`${origin}/app/connected-app/a1`] }],
      },
    });
    expect(asked.map(({ method, url }) => `${method} ${url}`)).toEqual([
      `GET ${origin}/api/resource/Connected%20App/a1`,
      `PUT ${origin}/api/resource/Connected%20App/a1`,
    ]);
    expect(asked[1]?.init.headers).toMatchObject({ authorization: `token ${token}` });
    expect(JSON.parse(String(asked[1]?.init.body))).toEqual({
      client_id: 'client-1',
      client_secret: secret,
      scopes: [{ scope: 'offline_access' }, { scope: 'https://outlook.office.com/SMTP.Send' }],
      modified: there.data.modified,
    });
  });

  it('must be the one of this redirect URI', async () => {
    const other = redirectUri.replace('erp.example', 'other.example');
    answers.GET = { body: { data: { ...there.data, redirect_uri: other } } };
    expect(await send()).toMatchObject({
      ok: false,
      error: { cause: { key: 'frappeCallbackCause', params: [other, redirectUri] } },
    });
    expect(asked).toHaveLength(1);
  });
});

describe('nothing is sent', () => {
  it.each<[string, string, Partial<DeliveryInput>]>([
    ['over http', 'frappeAddressCause', { helpdeskUrl: redirectUri.replace('https', 'http') }],
    ['to another page of the site', 'frappeAddressCause', { helpdeskUrl: `${origin}/app` }],
    ['without the name', 'frappeAddressCause', { helpdeskUrl: redirectUri.replace(/a1$/, '') }],
    ['without a token', 'frappeKeyCause', { token: '' }],
    ['with half a token', 'frappeKeyCause', { token: 'key' }],
    ['with a token of three', 'frappeKeyCause', { token: 'a:b:c' }],
    ['with a token that would break the header', 'frappeKeyCause', { token: 'a:b\r\nx' }],
    ['without the secret', 'deliverySecretCause', { settings: [] }],
    ['with the secret held back', 'deliverySecretCause', { includeSecret: false }],
  ])('%s', async (_, key, change) => {
    expect(await send(change)).toMatchObject({ ok: false, error: { cause: { key }, retriable: true } });
    expect(asked).toEqual([]);
  });
});

describe('a refusal is explained', () => {
  it.each<[string, string, Answer, boolean]>([
    ['frappeTokenCause', 'GET', { status: 401 }, true],
    ['frappeForbiddenCause', 'GET', { status: 403 }, true],
    ['frappeGoneCause', 'GET', { status: 404 }, true],
    ['frappeNotFrappeCause', 'GET', { body: '<html>' }, true],
    ['deliveryRedirectCause', 'GET', { status: 301 }, true],
    ['frappeForbiddenCause', 'PUT', { status: 403 }, true],
    ['frappeRejectedCause', 'PUT', { status: 417 }, true],
    ['deliveryServerErrorCause', 'PUT', { status: 500 }, false],
    ['deliveryNetworkCause', 'PUT', new TypeError('x'), false],
  ])('%s at %s (%j)', async (key, at, answer, retriable) => {
    answers[at] = answer;
    expect(await send()).toMatchObject({ ok: false, error: { cause: { key }, retriable } });
    expect(asked.filter(({ method }) => method === at)).toHaveLength(1);
  });

  it("in Frappe's words, without what was sent", async () => {
    const said = JSON.stringify([JSON.stringify({ message: `<b>No</b> ${secret} SECRET-of-the-key` })]);
    answers.PUT = { status: 417, body: { _server_messages: said } };
    const result = await send();
    expect(!result.ok && result.error.cause.params?.[2]).toBe('No … …');
  });
});

it.each([
  [{ _server_messages: '["{\\"message\\":\\"a\\"}","plain"]' }, 'a plain'],
  [{ _server_messages: 'broken', exception: 'frappe.exceptions.X: gone' }, 'gone'],
  [{ message: 'm' }, 'm'],
  [{}, null],
  [{ message: 7 }, null],
  [null, null],
])('Frappe says %j', (body, said) => {
  expect(frappeSaid(body)).toBe(said);
});
