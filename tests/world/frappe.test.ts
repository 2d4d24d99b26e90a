import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ConnectedApp, createFrappe, type Frappe } from './helpdesk/frappe';
import { startWorld, type World } from './start';
import { worldFetch } from './world-client';

let world: World;
let frappe: Frappe;
let app: ConnectedApp;
beforeEach(async () => {
  world = await startWorld();
  frappe = createFrappe({ host: 'erp.example' });
  world.addHost('erp.example', frappe.handle);
  app = frappe.addApp('Microsoft 365');
});
afterEach(() => world.close());

const ask = (
  method: string,
  body?: unknown,
  path = app.name,
  authorization = 'token practicekey:practicesecret',
) =>
  worldFetch(world.port)(`https://erp.example/api/resource/Connected%20App/${path}`, {
    method,
    headers: { ...(authorization && { authorization }), 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

describe('a Connected App', () => {
  it('is changed as far as it is told, and shows no password', async () => {
    await ask('PUT', { client_id: 'c', client_secret: 'a~b', scopes: [{ scope: 'x' }, { scope: 'y' }] });
    expect(frappe.state.apps.get(app.name)).toMatchObject({
      provider_name: 'Microsoft 365',
      client_id: 'c',
      client_secret: 'a~b',
      scopes: ['x', 'y'],
    });
    const { data } = (await (await ask('GET')).json()) as { data: ConnectedApp };
    expect(data).toMatchObject({ client_secret: '***', redirect_uri: app.redirect_uri, client_id: 'c' });
    await ask('PUT', { client_secret: data.client_secret });
    expect(frappe.state.apps.get(app.name)?.client_secret).toBe('a~b');
  });

  it('keeps the redirect URI that follows from its name', async () => {
    await ask('PUT', { redirect_uri: 'https://evil.example' });
    expect(app.redirect_uri).toMatch(/^https:\/\/erp\.example\/api\/method\/.*callback\/a1b2c3d4e0$/);
  });

  it.each<[number, string, unknown, string | undefined, string | undefined]>([
    [401, 'another key', {}, undefined, 'token practicekey:wrong'],
    [403, 'no key', {}, undefined, ''],
    [403, 'an agent', {}, undefined, 'token agentkey:agentsecret'],
    [404, 'an unknown app', {}, 'nobody', undefined],
    [417, 'an old version', { modified: '2020-01-01 00:00:00.000000' }, undefined, undefined],
    [417, 'no name', { provider_name: '' }, undefined, undefined],
    [417, 'a token address that is too long', { token_uri: 'x'.repeat(141) }, undefined, undefined],
    [417, 'scopes as text', { scopes: 'a b' }, undefined, undefined],
  ])('answers %i to %s', async (status, _, body, path, authorization) => {
    const before = JSON.stringify(app);
    expect((await ask('PUT', body, path, authorization)).status).toBe(status);
    expect(JSON.stringify(app)).toBe(before);
  });
});
