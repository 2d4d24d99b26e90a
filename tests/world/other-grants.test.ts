import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decodeClaims } from './idp/tokens';
import {
  Journey,
  mailbox,
  type Parameters,
  type RegisteredApp,
  registerHelpdeskApp,
} from './sign-in-journey';
import { startWorld, type World } from './start';
import { PageVisitor, worldFetch } from './world-client';

let world: World;
let registered: RegisteredApp;
let journey: Journey;

beforeEach(async () => {
  world = await startWorld();
  registered = registerHelpdeskApp(world);
  journey = new Journey(world, registered);
});
afterEach(() => world.close());

describe('device code', () => {
  const grantType = 'urn:ietf:params:oauth:grant-type:device_code';
  const start = async () => {
    const response = await worldFetch(world.port)(
      `https://login.microsoftonline.com/${journey.tenant}/oauth2/v2.0/devicecode`,
      {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({
          client_id: registered.app.clientId,
          scope: 'openid offline_access Mail.Read',
        }).toString(),
      },
    );
    return (await response.json()) as Record<string, string>;
  };
  const poll = (deviceCode = '') =>
    journey.post({ grant_type: grantType, client_id: registered.app.clientId, device_code: deviceCode });

  it('should need public client flows to be allowed', async () => {
    expect((await poll((await start()).device_code)).body.error_codes).toEqual([7000218]);
  });

  it('should wait for the person, then give tokens once', async () => {
    world.directory.setPublicClient(registered.app.clientId, true);
    const { device_code, user_code = '', verification_uri = '' } = await start();
    expect((await poll(device_code)).body.error).toBe('authorization_pending');
    const visitor = new PageVisitor(world.port);
    const entry = await visitor.open(verification_uri);
    const retry = await visitor.submit(entry, { otc: 'WRONGCODE' });
    const picker = await visitor.submit(retry, { otc: user_code.toLowerCase() });
    const done = await visitor.submit(picker, { login: mailbox });
    expect(done.html).toContain('You have signed in');
    const { status, body } = await poll(device_code);
    expect(status).toBe(200);
    expect(decodeClaims(body.id_token ?? '').aud).toBe(registered.app.clientId);
    expect((await poll(device_code)).body.error).toBe('invalid_grant');
    const refreshed = await journey.post({
      grant_type: 'refresh_token',
      client_id: registered.app.clientId,
      refresh_token: body.refresh_token ?? '',
    });
    expect(refreshed.body.scope).toBe('Mail.Read openid');
  });
});

describe('user name and password', () => {
  const post = (changes: Parameters = {}) =>
    journey.post({
      grant_type: 'password',
      client_id: registered.app.clientId,
      username: mailbox,
      password: world.idp.settings.password,
      scope: 'Mail.Read offline_access',
      ...changes,
    });

  it('should give tokens to a public client, unless MFA is demanded', async () => {
    expect((await post()).body.error_codes).toEqual([7000218]);
    world.directory.setPublicClient(registered.app.clientId, true);
    expect((await post()).body).toMatchObject({ scope: 'Mail.Read', refresh_token: expect.any(String) });
    expect((await post({ password: 'no' })).body.error_codes).toEqual([50126]);
    world.idp.settings.mfaRequired = true;
    expect((await post()).body).toMatchObject({ error_codes: [50076], suberror: 'basic_action' });
  });
});
