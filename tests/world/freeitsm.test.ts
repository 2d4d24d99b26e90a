import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFreeitsm, type Freeitsm } from './helpdesk/freeitsm';
import { makeRow } from './helpdesk/freeitsm-mailboxes';
import { startWorld, type World } from './start';
import { worldFetch } from './world-client';

/** As strict as the source: edmozley/freeitsm, August 2026. */

const origin = 'https://itsm.example';
let world: World;
let freeitsm: Freeitsm;
let cookie: string;
beforeEach(async () => {
  world = await startWorld();
  freeitsm = createFreeitsm({ base: '/desk' });
  world.addHost('itsm.example', freeitsm.handle);
  cookie = '';
  const reply = await call(
    'POST',
    '/auth/login.php',
    'username=admin&password=freeitsm',
    'application/x-www-form-urlencoded',
  );
  cookie = /^PHPSESSID=\w+/.exec(reply.headers.get('set-cookie') ?? '')?.[0] ?? '';
});
afterEach(() => world.close());

async function call(method: string, path: string, body?: string, type = 'application/json') {
  const response = await worldFetch(world.port)(`${origin}/desk${path}`, {
    method,
    headers: { cookie, ...(body === undefined ? {} : { 'content-type': type }) },
    ...(body === undefined ? {} : { body }),
  });
  const isJson = response.headers.get('content-type')?.includes('json');
  return {
    status: response.status,
    headers: response.headers,
    body: isJson ? await response.json() : await response.text(),
  };
}

const save = (body: unknown, type?: string) =>
  call('POST', '/api/tickets/save_mailbox.php', JSON.stringify(body), type);
const good = {
  name: 'Support',
  target_mailbox: 'a@b.example',
  azure_tenant_id: 't',
  azure_client_id: 'c',
  azure_client_secret: 'secret-1234',
  oauth_redirect_uri: `${origin}/desk/oauth_callback.php`,
};
const without = (key: keyof typeof good) => ({ ...good, [key]: '' });

describe('saving a mailbox', () => {
  it('should create it with its defaults, and give the ID as a text', async () => {
    expect(await save(good)).toMatchObject({ status: 200, body: { success: true, id: '1' } });
    expect(freeitsm.state.mailboxes).toEqual([
      makeRow({
        ...good,
        id: 1,
        oauth_scopes: 'openid email offline_access User.Read Mail.Read Mail.ReadWrite Mail.Send',
      }),
    ]);
  });

  it('should blank what a partial update leaves out, but the secrets', async () => {
    const before = {
      ...good,
      imported_action: 'move_to_folder',
      imported_folder: 'Done',
      email_folder: 'A/B',
    };
    await save({ ...before, imap_password: 'pw' });
    const { oauth_redirect_uri, azure_client_secret, ...partial } = good;
    const reply = await save({ ...partial, id: 1, provider: 'microsoft', auth_mode: 'app_only' });
    expect(reply.body).toMatchObject({ success: true, id: 1, reauth_required: true });
    expect(freeitsm.state.mailboxes[0]).toMatchObject({
      oauth_redirect_uri: '',
      imported_action: 'delete',
      imported_folder: null,
      email_folder: 'INBOX',
      azure_client_secret,
      imap_password: 'pw',
    });
    expect(oauth_redirect_uri).not.toBe('');
  });

  it('should take a masked secret for "keep it"', async () => {
    await save(good);
    await save({ ...good, id: 1, azure_client_secret: '****1234' });
    expect(freeitsm.state.mailboxes[0]?.azure_client_secret).toBe('secret-1234');
  });

  it('should drop the sign-in with another address', async () => {
    freeitsm.state.mailboxes = [makeRow({ ...good, id: 1, token_data: 'token' })];
    await save({ ...good, id: 1 });
    expect(freeitsm.state.mailboxes[0]?.token_data).toBe('token');
    await save({ ...good, id: 1, target_mailbox: 'other@b.example' });
    expect(freeitsm.state.mailboxes[0]?.token_data).toBeNull();
  });

  it.each([
    ['Missing required field: name', without('name')],
    ['Missing required field: azure_tenant_id', without('azure_tenant_id')],
    ['Missing required field: oauth_redirect_uri', without('oauth_redirect_uri')],
    ['Client secret is required for new mailboxes', without('azure_client_secret')],
    ['Client secret is required for new mailboxes', { ...good, azure_client_secret: '****' }],
    [
      'Microsoft 365 mailboxes must use oauth_callback.php as the OAuth redirect URI.',
      { ...good, oauth_redirect_uri: `${origin}/x` },
    ],
    ['Invalid request data', {}],
  ])('should refuse with HTTP 200: %s', async (error, body) => {
    expect(await save(body)).toMatchObject({ status: 200, body: { success: false, error } });
    expect(freeitsm.state.mailboxes).toEqual([]);
  });

  it('should take JSON and nothing else', async () => {
    expect((await save(good, 'text/plain')).status).toBe(415);
  });

  it('should need the session, and the right', async () => {
    const analyst = [...freeitsm.state.sessions.values()][0];
    if (analyst) analyst.mayManageMailboxes = false;
    expect(await save(good)).toMatchObject({ status: 403, body: { success: false } });
    if (analyst) analyst.mustChangePassword = true;
    expect((await save(good)).body).toMatchObject({ password_change_required: true });
    cookie = '';
    expect(await save(good)).toMatchObject({ status: 200, body: { error: 'Not authenticated' } });
  });
});

describe('the list', () => {
  it('should show four characters of a secret, and no password or token', async () => {
    freeitsm.state.mailboxes = [makeRow({ ...good, imap_password: 'hidden-pw', token_data: 'hidden-token' })];
    const { body } = await call('GET', '/api/tickets/get_mailboxes.php');
    expect(body.mailboxes).toMatchObject([
      { id: 1, azure_client_secret_masked: '****1234', imap_password_set: true },
    ]);
    expect(JSON.stringify(body)).not.toMatch(/secret-|hidden/);
  });
});

describe('a folder', () => {
  it('should be found by an app that may sign in', async () => {
    freeitsm.state.mailboxes = [makeRow({ ...good, auth_mode: 'app_only' })];
    const verify = (folder_name: string) =>
      call('POST', '/api/tickets/verify_mailbox_folder.php', JSON.stringify({ mailbox_id: 1, folder_name }));
    expect((await verify('INBOX')).body).toMatchObject({ success: true });
    expect((await verify('Nowhere')).body).toMatchObject({ success: false });
    freeitsm.state.microsoft.secret = 'another';
    expect((await verify('INBOX')).body.error).toContain('AADSTS7000215');
  });
});

describe('pages', () => {
  it('should lead to the sign-in', async () => {
    expect((await call('GET', '/tickets/settings/')).status).toBe(200);
    cookie = '';
    expect((await call('GET', '/tickets/settings/')).headers.get('location')).toBe('../../auth/login.php');
  });

  it('should have a callback at the root only while it is rewritten', async () => {
    expect((await call('GET', '/oauth_callback.php')).status).toBe(200);
    freeitsm.state.rewrites = false;
    expect((await call('GET', '/oauth_callback.php')).status).toBe(404);
    expect((await call('GET', '/auth/oauth_callback.php')).status).toBe(200);
  });
});
