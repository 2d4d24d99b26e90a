import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Platform } from './directory';
import { decodeClaims } from './idp/tokens';
import {
  callback,
  Journey,
  mailbox,
  type Parameters,
  type RegisteredApp,
  registerHelpdeskApp,
} from './sign-in-journey';
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

const switchTo = (app: RegisteredApp) => {
  registered = app;
  journey = new Journey(world, registered);
};
const extensionOrigin = { origin: 'chrome-extension://abcdefghijklmnopabcdefghijklmnop' };

describe('a refused redemption', () => {
  interface Circumstances {
    platform?: Platform;
    /** What happens between the sign-in and the redemption. */
    meanwhile?: () => void;
  }
  type Row = [number, number, string, string, Parameters, Circumstances?];
  const expireSecrets = () => {
    for (const secret of registered.app.secrets) secret.expires = new Date(0);
  };
  const withdrawConsent = () => {
    registered.app.grants = [];
  };
  const forceFault = () => {
    const fault = { code: 50076, error: 'invalid_grant', message: 'Use another factor.' };
    world.idp.settings.forced = { leg: 'token', fault };
  };
  const twoResources = 'User.Read https://outlook.office.com/SMTP.Send';

  it.each<Row>([
    [7000215, 401, 'invalid_client', 'a wrong secret', { client_secret: 'wrong' }],
    [7000218, 401, 'invalid_client', 'no secret', { client_secret: null }],
    [7000222, 401, 'invalid_client', 'an expired secret', {}, { meanwhile: expireSecrets }],
    [700016, 400, 'unauthorized_client', 'an unknown client', { client_id: crypto.randomUUID() }],
    [500112, 401, 'invalid_client', 'another redirect URI', { redirect_uri: `${callback}/` }],
    [501481, 400, 'invalid_grant', 'a wrong code verifier', { code_verifier: 'x'.repeat(43) }],
    [501481, 400, 'invalid_grant', 'no code verifier', { code_verifier: null }],
    [28000, 400, 'invalid_request', 'two resources', { scope: twoResources }],
    [28003, 400, 'invalid_request', 'a blank scope', { scope: ' ' }],
    [70011, 400, 'invalid_scope', 'a malformed scope', { scope: 'openid,Mail.Read' }],
    [65001, 400, 'invalid_grant', 'withdrawn consent', {}, { meanwhile: withdrawConsent }],
    [700025, 401, 'invalid_client', 'a public client with a secret', {}, { platform: 'publicClient' }],
    [9002327, 400, 'invalid_request', 'SPA without Origin', { client_secret: null }, { platform: 'spa' }],
    [50076, 400, 'invalid_grant', 'a forced fault', {}, { meanwhile: forceFault }],
  ])(
    'should be AADSTS%i (%i %s) for %s',
    async (code, status, error, _title, changes, circumstances = {}) => {
      if (circumstances.platform) switchTo(registerHelpdeskApp(world, circumstances.platform));
      const authorizationCode = await journey.getCode();
      circumstances.meanwhile?.();
      const reply = await journey.redeem(authorizationCode, changes);
      expect(reply).toMatchObject({ status, body: { error, error_codes: [code] } });
      expect(reply.body.error_description).toMatch(
        new RegExp(
          `^AADSTS${code}: .+\\r\\nTrace ID: \\S+\\r\\nCorrelation ID: \\S+\\r\\nTimestamp: [0-9: -]+Z$`,
        ),
      );
      expect(reply.body).toMatchObject({
        timestamp: expect.any(String),
        trace_id: expect.any(String),
        correlation_id: expect.any(String),
        error_uri: `https://login.microsoftonline.com/error?code=${code}`,
      });
    },
  );

  it('should use the code up', async () => {
    const code = await journey.getCode();
    await journey.redeem(code, { client_secret: 'wrong' });
    expect((await journey.redeem(code)).body.error_codes).toEqual([54005]);
  });

  it('should leave the code alone when told to', async () => {
    world.idp.settings.burnCodes = false;
    const code = await journey.getCode();
    await journey.redeem(code, { client_secret: 'wrong' });
    expect((await journey.redeem(code)).status).toBe(200);
    expect((await journey.redeem(code)).body.error_codes).toEqual([54005]);
  });

  it('should be AADSTS700005 for the code of another app', async () => {
    const code = await journey.getCode();
    switchTo(registerHelpdeskApp(world));
    expect((await journey.redeem(code)).body.error_codes).toEqual([700005]);
  });

  it.each([
    ['fabrikam.example', 90002],
    ['nonsense', 900023],
    ['common', 50194],
    ['consumers', 9002332],
  ])('should refuse the tenant %s with AADSTS%i', async (tenant, code) => {
    const elsewhere = new Journey(world, registered, tenant);
    expect((await elsewhere.redeem('any')).body.error_codes).toEqual([code]);
  });
});

describe('the Origin header', () => {
  it.each([
    [9002326, 'a secret', {}],
    [9002326, 'a web callback without a secret', { client_secret: null }],
  ])('should be AADSTS%i with %s', async (code, _title, changes) => {
    const reply = await journey.redeem(await journey.getCode(), changes, extensionOrigin);
    expect(reply.body.error_codes).toEqual([code]);
    expect(reply.body.error_description).toContain(`Request origin: '${extensionOrigin.origin}'`);
  });

  it('should be AADSTS9002326 for client credentials and for a refresh', async () => {
    const base = { client_id: registered.app.clientId, client_secret: registered.secret };
    const appOnly = {
      ...base,
      grant_type: 'client_credentials',
      scope: 'https://graph.microsoft.com/.default',
    };
    expect((await journey.post(appOnly, extensionOrigin)).body.error_codes).toEqual([9002326]);
    const { body } = await journey.redeem(await journey.getCode());
    const refresh = { ...base, grant_type: 'refresh_token', refresh_token: body.refresh_token ?? '' };
    expect((await journey.post(refresh, extensionOrigin)).body.error_codes).toEqual([9002326]);
    expect((await journey.post(refresh)).status).toBe(200);
  });

  it('should be AADSTS90023 for a public client', async () => {
    switchTo(registerHelpdeskApp(world, 'publicClient'));
    const code = await journey.getCode();
    const reply = await journey.redeem(code, { client_secret: null }, extensionOrigin);
    expect(reply.body.error_codes).toEqual([90023]);
  });

  it('should be required for an SPA callback, with PKCE and without a secret', async () => {
    switchTo(registerHelpdeskApp(world, 'spa'));
    const publicly = { client_secret: null };
    const good = await journey.redeem(await journey.getCode(), publicly, extensionOrigin);
    expect(good.status).toBe(200);
    const withSecret = await journey.redeem(await journey.getCode(), {}, extensionOrigin);
    expect(withSecret.body.error_codes).toEqual([9002326]);
    const noChallenge = await journey.getCode({ code_challenge: null, code_challenge_method: null });
    const withoutPkce = await journey.redeem(
      noChallenge,
      { ...publicly, code_verifier: null },
      extensionOrigin,
    );
    expect(withoutPkce.body.error_codes).toEqual([9002325]);
  });
});

describe('client credentials', () => {
  const post = (changes: Parameters = {}) =>
    journey.post({
      grant_type: 'client_credentials',
      client_id: registered.app.clientId,
      client_secret: registered.secret,
      scope: 'https://graph.microsoft.com/.default',
      ...changes,
    });

  it('should give a token without roles to a delegated app', async () => {
    const { status, body } = await post();
    expect(status).toBe(200);
    expect(body.refresh_token).toBeUndefined();
    const claims = decodeClaims(body.access_token ?? '');
    expect(claims).toMatchObject({ tid: world.directory.tenant.id, appid: registered.app.clientId });
    expect(claims).not.toHaveProperty('roles');
  });

  it('should name the granted roles, and read a mailbox with them', async () => {
    const permission = { api: 'Microsoft Graph', name: 'Mail.Read', type: 'application' as const };
    world.directory.addPermissions(registered.app.clientId, [permission]);
    expect(decodeClaims((await post()).body.access_token ?? '').roles).toBeUndefined();
    world.directory.grantAdminConsent(registered.app.clientId);
    const token = (await post()).body.access_token ?? '';
    expect(decodeClaims(token).roles).toEqual(['Mail.Read']);
    const inbox = await worldFetch(world.port)(
      `https://graph.microsoft.com/v1.0/users/${mailbox}/mailFolders/inbox`,
      { headers: { authorization: `Bearer ${token}` } },
    );
    expect(inbox.status).toBe(200);
  });

  it.each<[number, Parameters]>([
    [7000215, { client_secret: 'the secret ID' }],
    [7000218, { client_secret: null }],
    [1002012, { scope: 'Mail.Read' }],
    [900144, { scope: null }],
    [900144, { grant_type: null }],
    [70003, { grant_type: 'implicit' }],
  ])('should be refused with AADSTS%i for %j', async (code, changes) => {
    expect((await post(changes)).body.error_codes).toEqual([code]);
  });

  it('should take the secret by Basic, form-encoded', async () => {
    const [secret] = registered.app.secrets;
    if (secret) secret.value = 'a+b/c=d&e~f:g h';
    const encode = (text: string) => encodeURIComponent(text).replace(/%20/g, '+');
    const basic = Buffer.from(`${registered.app.clientId}:${encode(secret?.value ?? '')}`).toString('base64');
    const reply = await journey.post(
      { grant_type: 'client_credentials', scope: 'https://graph.microsoft.com/.default' },
      { authorization: `Basic ${basic}` },
    );
    expect(reply.status).toBe(200);
  });
});

describe('refresh tokens', () => {
  it('should be refused when unknown', async () => {
    const reply = await journey.post({
      grant_type: 'refresh_token',
      client_id: registered.app.clientId,
      client_secret: registered.secret,
      refresh_token: '1.nonsense',
    });
    expect(reply).toMatchObject({ status: 400, body: { error: 'invalid_grant', error_codes: [70000] } });
  });
});
