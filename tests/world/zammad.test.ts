import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Journey, registerHelpdeskApp } from './sign-in-journey';
import { startWorld, type World } from './start';
import { PageVisitor, worldFetch } from './world-client';

let world: World;
beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world.close());

const call = async (
  method: string,
  path: string,
  { body, token = 'practice-zammad-token' }: { body?: unknown; token?: string | null } = {},
) => {
  const response = await worldFetch(world.port)(`https://helpdesk.example${path}`, {
    method,
    headers: {
      ...(token === null ? {} : { authorization: `Token token=${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const isJson = response.headers.get('content-type')?.startsWith('application/json');
  return {
    status: response.status,
    headers: response.headers,
    body: isJson ? await response.json() : await response.text(),
  };
};

const base = '/api/v1/external_credentials';
const credentials = { client_id: 'c', client_secret: 'abcXYZ', client_tenant: 't' };

describe('external credentials', () => {
  it('should be created, listed with a masked secret, changed and deleted', async () => {
    const created = await call('POST', base, { body: { name: 'microsoft_graph', credentials } });
    expect(created).toMatchObject({ status: 201, body: { id: 1, name: 'microsoft_graph' } });
    const list = await call('GET', base);
    expect(list.body).toMatchObject([
      { id: 1, credentials: { client_id: 'c', client_secret: '**********' } },
    ]);
    expect(world.helpdesk.state.externalCredentials[0]?.credentials).toEqual(credentials);
    const changed = { ...credentials, client_secret: 'new' };
    expect((await call('PUT', `${base}/1`, { body: { credentials: changed } })).status).toBe(200);
    expect(world.helpdesk.state.externalCredentials[0]?.credentials.client_secret).toBe('new');
    expect(await call('DELETE', `${base}/1`)).toMatchObject({ status: 200, body: {} });
    expect(world.helpdesk.state.externalCredentials).toEqual([]);
  });

  it('should exist once per name', async () => {
    const body = { name: 'microsoft_graph', credentials };
    await call('POST', base, { body });
    expect(await call('POST', base, { body })).toMatchObject({
      status: 422,
      body: { error: expect.any(String), error_human: expect.any(String) },
    });
  });

  it('should keep asterisks that somebody writes back', async () => {
    await call('POST', base, { body: { name: 'microsoft365', credentials } });
    const [seen] = (await call('GET', base)).body as { credentials: unknown }[];
    await call('PUT', `${base}/1`, { body: { credentials: seen?.credentials } });
    expect(world.helpdesk.state.externalCredentials[0]?.credentials.client_secret).toBe('**********');
  });

  it.each([
    ['an unknown token', 401, { token: 'wrong' }],
    ['no token', 403, { token: null }],
    ['a token without the permission', 403, { token: 'narrow' }],
  ])('should refuse %s with %i', async (_title, status, options) => {
    world.helpdesk.state.tokens.push({ token: 'narrow', permissions: ['admin.channel_microsoft365'] });
    const body = { name: 'microsoft_graph', credentials };
    const reply = await call('POST', base, { ...options, body });
    expect(reply).toMatchObject({ status, body: { error: expect.any(String) } });
    if (status === 403) expect(reply.headers.has('x-failure')).toBe(true);
    expect(world.helpdesk.state.externalCredentials).toEqual([]);
  });

  it('should take a token for one channel', async () => {
    world.helpdesk.state.tokens.push({ token: 'narrow', permissions: ['admin.channel_microsoft365'] });
    const body = { name: 'microsoft365', credentials };
    expect((await call('POST', base, { token: 'narrow', body })).status).toBe(201);
    expect((await call('GET', base, { token: 'narrow' })).status).toBe(403);
  });

  it('should be 404 when unknown', async () => {
    expect((await call('PUT', `${base}/9`, { body: { credentials } })).status).toBe(404);
  });
});

describe('verification and callback address', () => {
  it('should verify with 200 whatever comes', async () => {
    const good = await call('POST', `${base}/microsoft_graph/app_verify`, { body: credentials });
    expect(good).toMatchObject({ status: 200, body: { attributes: credentials } });
    const bad = await call('POST', `${base}/microsoft_graph/app_verify`, { body: {} });
    expect(bad).toMatchObject({
      status: 200,
      body: { error: "The required parameter 'client_id' is missing." },
    });
  });

  it.each([
    ['/api/v1/channels/admin/microsoft_graph', 'microsoft_graph'],
    ['/api/v1/channels_microsoft365', 'microsoft365'],
  ])('should tell the callback at %s', async (path, provider) => {
    expect((await call('GET', path)).body).toMatchObject({
      callback_url: `https://helpdesk.example/api/v1/external_credentials/${provider}/callback`,
    });
  });
});

describe('linking an account', () => {
  it("should lead through Microsoft's sign-in and record what reached the callback", async () => {
    const registered = registerHelpdeskApp(world);
    const shared = ['Mail.ReadWrite.Shared', 'Mail.Send.Shared', 'Mail.Send'];
    world.directory.addPermissions(
      registered.app.clientId,
      shared.map((name) => ({ api: 'Microsoft Graph', name, type: 'delegated' })),
    );
    world.directory.grantAdminConsent(registered.app.clientId);
    const body = {
      name: 'microsoft_graph',
      credentials: {
        client_id: registered.app.clientId,
        client_secret: registered.secret,
        client_tenant: world.directory.tenant.id,
      },
    };
    await call('POST', base, { body });
    const visitor = new PageVisitor(world.port, ['login.microsoftonline.com', 'helpdesk.example']);
    const picker = await visitor.open(`https://helpdesk.example${base}/microsoft_graph/link_account`);
    const end = await visitor.submit(picker, { login: 'support@contoso.onmicrosoft.com' });
    expect(end.url).toBe('https://helpdesk.example/#channels/microsoft_graph/1');
    const [callback] = world.helpdesk.state.callbacks;
    expect(callback?.query.code).toBeTruthy();
    expect(world.log.carrying(callback?.query.code ?? '', 'helpdesk.example')).toHaveLength(1);
  });

  it('should be the mistake of /common without a tenant', async () => {
    const registered = registerHelpdeskApp(world);
    const body = { name: 'microsoft_graph', credentials: { client_id: registered.app.clientId } };
    await call('POST', base, { body });
    const visitor = new PageVisitor(world.port, ['login.microsoftonline.com', 'helpdesk.example']);
    const page = await visitor.open(`https://helpdesk.example${base}/microsoft_graph/link_account`);
    expect(page.html).toContain('AADSTS50194');
  });
});

describe('the page for people', () => {
  it('should show the settings but not the secret', async () => {
    expect((await call('GET', '/', { token: null })).body).toContain('No Microsoft app is configured yet');
    await call('POST', base, { body: { name: 'microsoft_graph', credentials } });
    const page = (await call('GET', '/', { token: null })).body;
    expect(page).toContain('6 characters, ending in XYZ');
    expect(page).not.toContain('abcXYZ');
  });
});

describe('the log', () => {
  it('should know where a secret went, in any encoding', async () => {
    const registered = registerHelpdeskApp(world);
    const [stored] = registered.app.secrets;
    if (stored) stored.value = 'a+b/c d';
    const journey = new Journey(world, { ...registered, secret: 'a+b/c d' });
    expect((await journey.redeem(await journey.getCode())).status).toBe(200);
    const carriers = world.log.carrying('a+b/c d');
    expect(carriers.map(({ host, method }) => [host, method])).toEqual([
      ['login.microsoftonline.com', 'POST'],
    ]);
    expect(world.log.reaching('helpdesk.example')).toEqual([]);
    expect(world.log.find({ path: /\/token$/ })).toHaveLength(1);
    await call('GET', '/', { token: null });
    expect(world.log.reaching('helpdesk.example')).toHaveLength(1);
  });
});
