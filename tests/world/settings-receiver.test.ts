import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createSettingsReceiver,
  type ReceiverFault,
  type SettingsReceiver,
} from './helpdesk/settings-receiver';
import { startWorld, type World } from './start';
import { worldFetch } from './world-client';

let world: World;
let receiver: SettingsReceiver;
beforeEach(async () => {
  world = await startWorld();
  receiver = createSettingsReceiver();
  world.addHost('desk.example', receiver.handle);
});
afterEach(() => world.close());

const delivery = (change: object = {}) => ({
  format: 'waymark-delivery',
  version: 1,
  setup: 's1',
  recipe: { id: 'generic', version: 1 },
  variant: 'imap-smtp',
  settings: { client_id: 'c', client_secret: 'a~b', imap_port: 993 },
  redirectUri: null,
  untested: false,
  test: null,
  ...change,
});

const ask = (method: string, body?: unknown, headers: Record<string, string> = {}) =>
  worldFetch(world.port)('https://desk.example/api/mail-settings', {
    method,
    headers: {
      authorization: 'Bearer practice-endpoint-token',
      ...(body === undefined
        ? {}
        : { 'content-type': 'application/json', 'idempotency-key': '0123456789abcdef' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const statusOf = async (answer: Promise<Response>) => (await answer).status;

describe('a settings receiver', () => {
  it('stores a delivery once, however often it comes', async () => {
    expect(await statusOf(ask('POST', delivery()))).toBe(201);
    const again = await ask('POST', delivery());
    expect(again.status).toBe(200);
    expect(await again.json()).toMatchObject({ reference: 'S-1' });
    expect(receiver.state.writes).toBe(1);
    expect(receiver.state.stored.get('s1')?.settings.client_secret).toBe('a~b');
    expect(await statusOf(ask('POST', delivery(), { 'idempotency-key': 'another-key-12345' }))).toBe(200);
    expect(receiver.state.writes).toBe(2);
  });

  it('repeats its answer also when the version has moved on', async () => {
    await ask('POST', delivery());
    expect(await statusOf(ask('POST', delivery(), { 'if-match': '"v0"' }))).toBe(200);
    expect(receiver.state.writes).toBe(1);
  });

  it.each<[number, string, object, Record<string, string>]>([
    [401, 'an unknown token', delivery(), { authorization: 'Bearer x' }],
    [401, 'no token', delivery(), { authorization: '' }],
    [400, 'no key', delivery(), { 'idempotency-key': '' }],
    [412, 'an old version', delivery(), { 'if-match': '"v0"' }],
    [415, 'a form', delivery(), { 'content-type': 'text/plain' }],
    [413, 'too much', delivery({ variant: 'x'.repeat(70_000) }), {}],
    [422, 'another format', delivery({ format: 'x' }), {}],
    [422, 'more than the schema has', delivery({ token: 'x' }), {}],
    [422, 'a setting that is no value', delivery({ settings: { a: [] } }), {}],
  ])('answers %i to %s', async (status, _, body, headers) => {
    expect(await statusOf(ask('POST', body, headers))).toBe(status);
    expect(receiver.state.writes).toBe(0);
  });

  it('takes a key for one content only', async () => {
    await ask('POST', delivery());
    expect(await statusOf(ask('POST', delivery({ untested: true })))).toBe(422);
    expect(receiver.state.writes).toBe(1);
  });

  it('takes a one-time token for one delivery and its repetitions', async () => {
    const token = { authorization: 'Bearer practice-one-time-token' };
    expect(await statusOf(ask('GET', undefined, token))).toBe(404);
    expect(await statusOf(ask('POST', delivery({ format: 'x' }), token))).toBe(422);
    expect(await statusOf(ask('POST', delivery(), token))).toBe(201);
    expect(await statusOf(ask('POST', delivery(), token))).toBe(200);
    expect(
      await statusOf(ask('POST', delivery(), { ...token, 'idempotency-key': 'another-key-12345' })),
    ).toBe(401);
  });

  it('tells its version once there is one', async () => {
    expect(await statusOf(ask('GET'))).toBe(404);
    await ask('POST', delivery());
    expect((await ask('GET')).headers.get('etag')).toBe('"v1"');
    expect(await statusOf(ask('PUT', delivery()))).toBe(405);
  });

  it.each<[ReceiverFault, number]>([
    ['forbidden', 403],
    ['conflict', 409],
    ['too-large', 413],
    ['invalid-fields', 422],
    ['too-many', 429],
    ['broken', 503],
    ['moved', 307],
    ['absent', 404],
  ])('fails when told to: %s', async (fault, status) => {
    receiver.state.fault = fault;
    expect(await statusOf(ask('POST', delivery()))).toBe(status);
    expect(receiver.state.writes).toBe(0);
    receiver.state.fault = null;
    expect(await statusOf(ask('POST', delivery()))).toBe(201);
  });

  it('can change meanwhile', async () => {
    await ask('POST', delivery({ setup: 'other' }), { 'idempotency-key': 'another-key-12345' });
    receiver.state.fault = 'changed-meanwhile';
    expect(await statusOf(ask('POST', delivery(), { 'if-match': '"v1"' }))).toBe(412);
  });

  it('can store without an answer', async () => {
    receiver.state.fault = 'cut-after-storing';
    await expect(ask('POST', delivery())).rejects.toThrow();
    expect(receiver.state.writes).toBe(1);
    receiver.state.fault = null;
    expect(await statusOf(ask('POST', delivery()))).toBe(200);
    expect(receiver.state.writes).toBe(1);
  });

  it('is at one address, and may be one that tells nothing', async () => {
    const other = await worldFetch(world.port)('https://desk.example/other', { method: 'POST' });
    expect(other.status).toBe(404);
    world.addHost('desk.example', createSettingsReceiver({ answersGet: false }).handle);
    expect(await statusOf(ask('GET'))).toBe(405);
  });
});
