import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Journey, type RegisteredApp, registerHelpdeskApp } from './sign-in-journey';
import { startWorld, type World } from './start';
import { worldFetch } from './world-client';

let world: World;
let registered: RegisteredApp;
let journey: Journey;

beforeEach(async () => {
  world = await startWorld();
  registered = registerHelpdeskApp(world);
  journey = new Journey(world, registered);
});
afterEach(() => world.close());

describe('discovery', () => {
  const discover = async (tenant: string) => {
    const response = await worldFetch(world.port)(
      `https://login.microsoftonline.com/${tenant}/v2.0/.well-known/openid-configuration`,
    );
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };

  it.each([
    [
      'contoso.onmicrosoft.com',
      'https://login.microsoftonline.com/7d0c2f3a-5b1e-4c8d-9a6f-2e4b8c1d0f35/v2.0',
    ],
    ['common', 'https://login.microsoftonline.com/{tenantid}/v2.0'],
  ])('should name the issuer of %s', async (tenant, issuer) => {
    expect(await discover(tenant)).toMatchObject({ status: 200, body: { issuer } });
  });

  it('should not know another tenant', async () => {
    const { status, body } = await discover('fabrikam.example');
    expect(status).toBe(400);
    expect(body).toMatchObject({ error: 'invalid_tenant', error_codes: [90002] });
  });
});

describe('Graph', () => {
  const get = async (path: string, token?: string) => {
    const response = await worldFetch(world.port)(`https://graph.microsoft.com/v1.0${path}`, {
      headers: token ? { authorization: `Bearer ${token}` } : {},
    });
    const body = (await response.json()) as { error?: { code: string }; [name: string]: unknown };
    return { status: response.status, code: body.error?.code, body };
  };

  it('should tell errors apart', async () => {
    expect(await get('/me')).toMatchObject({ status: 401, code: 'InvalidAuthenticationToken' });
    const mail = (await journey.redeem(await journey.getCode({ scope: 'Mail.Read' }))).body.access_token;
    expect(await get('/me', mail)).toMatchObject({ status: 403, code: 'Authorization_RequestDenied' });
    expect(await get('/users/admin@contoso.onmicrosoft.com/mailFolders/inbox', mail)).toMatchObject({
      status: 403,
      code: 'ErrorAccessDenied',
    });
    const imap = await journey.getCode({ scope: 'https://outlook.office.com/IMAP.AccessAsUser.All' });
    expect(await get('/me', (await journey.redeem(imap)).body.access_token)).toMatchObject({ status: 401 });
    expect(await get('/me/mailFolders/inbox', `${mail}x`)).toMatchObject({ status: 401 });
  });

  it('should refuse a mailbox without a licence', async () => {
    for (const user of world.directory.users) user.hasMailbox = false;
    const { access_token } = (await journey.redeem(await journey.getCode())).body;
    expect(await get('/me/mailFolders/inbox', access_token)).toMatchObject({
      status: 404,
      code: 'MailboxNotEnabledForRESTAPI',
    });
    expect((await get('/organization', access_token)).body).toMatchObject({
      value: [{ displayName: 'Contoso' }],
    });
  });
});
