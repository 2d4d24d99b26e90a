import * as oauth from 'oauth4webapi';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decodeClaims } from './idp/tokens';
import {
  admin,
  callback,
  Journey,
  mailbox,
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

const shownCode = (html: string) => /"strServiceExceptionMessage":"AADSTS(\d+): /.exec(html)?.[1];

describe('code flow with oauth4webapi', () => {
  it('should sign in with PKCE, refresh and read the inbox', async () => {
    const { server, client, options } = journey;
    const { url } = await journey.signIn();
    const auth = oauth.ClientSecretPost(registered.secret);
    const params = oauth.validateAuthResponse(server, client, new URL(url), journey.state);
    const first = await oauth.processAuthorizationCodeResponse(
      server,
      client,
      await oauth.authorizationCodeGrantRequest(
        server,
        client,
        auth,
        params,
        callback,
        journey.verifier,
        options,
      ),
      { expectedNonce: journey.nonce, requireIdToken: true },
    );
    expect(oauth.getValidatedIdTokenClaims(first)).toMatchObject({
      aud: client.client_id,
      tid: world.directory.tenant.id,
      preferred_username: mailbox,
      email: mailbox,
    });
    expect(first.scope?.split(' ').sort()).toEqual(['Mail.Read', 'User.Read', 'email', 'openid', 'profile']);
    expect(decodeClaims(first.access_token)).toMatchObject({
      aud: 'https://graph.microsoft.com',
      upn: mailbox,
    });

    const refreshed = await oauth.processRefreshTokenResponse(
      server,
      client,
      await oauth.refreshTokenGrantRequest(server, client, auth, first.refresh_token ?? '', options),
    );
    expect(refreshed.refresh_token).not.toBe(first.refresh_token);
    const inbox = await worldFetch(world.port)('https://graph.microsoft.com/v1.0/me/mailFolders/inbox', {
      headers: { authorization: `Bearer ${refreshed.access_token}` },
    });
    expect(await inbox.json()).toMatchObject({ displayName: 'Inbox' });
  });

  it('should use one refresh token for the other resource', async () => {
    const code = await journey.getCode({
      scope:
        'offline_access https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send',
    });
    const imap = (await journey.redeem(code)).body;
    expect(imap.scope).toBe(
      'https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send',
    );
    expect(imap.id_token).toBeUndefined();
    expect(decodeClaims(imap.access_token ?? '').aud).toBe('https://outlook.office.com');
    const graph = await journey.post({
      grant_type: 'refresh_token',
      client_id: registered.app.clientId,
      client_secret: registered.secret,
      refresh_token: imap.refresh_token ?? '',
      scope: 'user.read',
    });
    expect(graph.body.scope).toBe('User.Read');
  });

  it('should give no refresh token without offline_access', async () => {
    const { body } = await journey.redeem(await journey.getCode({ scope: 'openid Mail.Read' }));
    expect(body).toHaveProperty('id_token');
    expect(body).not.toHaveProperty('refresh_token');
  });

  it.each([
    [{ withheldScopes: ['mail.read'] }, { scope: 'User.Read openid profile email' }],
    [{ tokenTenantId: '11111111-2222-3333-4444-555555555555' }, {}],
    [{ withholdRefreshToken: true }, { refresh_token: undefined }],
  ])('should obey %j', async (settings, expected) => {
    Object.assign(world.idp.settings, settings);
    const { body } = await journey.redeem(await journey.getCode());
    for (const [name, value] of Object.entries(expected)) expect(body[name]).toBe(value);
    expect(decodeClaims(body.id_token ?? '').tid).toBe(
      world.idp.settings.tokenTenantId ?? world.directory.tenant.id,
    );
  });
});

describe('the way back to the app', () => {
  it.each(['query', 'fragment'])('should answer by %s', async (mode) => {
    const { url } = await journey.signIn({ response_mode: mode });
    const { search, hash } = new URL(url);
    const [used, empty] = mode === 'query' ? [search, hash] : [hash, search];
    expect(used).toContain('code=');
    expect(used).not.toContain('iss=');
    expect(empty).toBe('');
  });

  it('should post a form, run a script or append an empty fragment when told to', async () => {
    const form = await journey.signIn({ response_mode: 'form_post' });
    expect(form.html).toMatch(
      /<form method="POST"[^>]*action="https:&#47;|<form method="POST"[^>]*action="https:\/\/helpdesk/,
    );
    world.idp.settings.callback = 'script';
    const script = await journey.signIn();
    expect(script.html).toContain(`location.replace("${callback}?code=`);
    Object.assign(world.idp.settings, { callback: 'redirect', emptyFragment: true });
    expect((await journey.signIn()).url).toMatch(/#$/);
  });
});

describe('who signs in', () => {
  it("should take the portal admin's session silently without a prompt", async () => {
    const { url, html } = await journey.visitor.open(await journey.authorizeUrl({ prompt: null }));
    expect(html).toBe('');
    const { body } = await journey.redeem(new URL(url).searchParams.get('code') ?? '');
    expect(decodeClaims(body.id_token ?? '').preferred_username).toBe(admin);
  });

  it('should ask when a hint names somebody who is not signed in', async () => {
    const page = await journey.visitor.open(
      await journey.authorizeUrl({ prompt: null, login_hint: mailbox }),
    );
    expect(page.html).toContain('Pick an account');
  });

  it('should answer prompt=none by redirect', async () => {
    const first = await journey.visitor.open(
      await journey.authorizeUrl({ prompt: 'none', login_hint: mailbox }),
    );
    expect(new URL(first.url).searchParams.get('error')).toBe('login_required');
    await journey.signIn();
    const second = await journey.visitor.open(await journey.authorizeUrl({ prompt: 'none' }));
    expect(new URL(second.url).searchParams.get('error_description')).toContain('AADSTS16000');
  });

  it('should check typed passwords and ask for the second factor', async () => {
    world.idp.settings.mfaRequired = true;
    const picker = await journey.visitor.open(await journey.authorizeUrl());
    const form = await journey.visitor.submit(picker, { another: '1' });
    const wrong = await journey.visitor.submit(form, { login: mailbox, passwd: 'no' });
    expect(wrong.html).toContain('"sErrorCode":"50126"');
    const factor = await journey.visitor.submit(wrong, {
      login: mailbox,
      passwd: world.idp.settings.password,
    });
    expect(factor.html).toContain('Approve sign in request');
    const done = await journey.visitor.submit(factor, {});
    expect(new URL(done.url).searchParams.has('code')).toBe(true);
  });
});

describe('consent', () => {
  const withoutGrants = () => {
    registered.app.grants = [];
  };

  it('should show a user that an admin is needed', async () => {
    withoutGrants();
    const page = await journey.signIn();
    expect(page.html).toContain('Need admin approval');
    expect(shownCode(page.html)).toBe('90094');
  });

  it('should let a user consent to what the policy leaves to users', async () => {
    withoutGrants();
    const page = await journey.signIn({ scope: 'openid User.Read' });
    const done = await journey.visitor.submit(page, { decision: 'accept' });
    expect(new URL(done.url).searchParams.has('code')).toBe(true);
    expect(registered.app.grants).toEqual([]);
  });

  it('should let an admin consent for everybody', async () => {
    withoutGrants();
    const page = await journey.signIn({}, admin);
    const done = await journey.visitor.submit(page, { decision: 'accept', tenant: '1' });
    expect(new URL(done.url).searchParams.has('code')).toBe(true);
    expect(registered.app.grants.map(({ name }) => name).sort()).toEqual(['Mail.Read', 'User.Read']);
    expect(new URL((await journey.signIn()).url).searchParams.has('code')).toBe(true);
  });

  it('should report a declined consent by redirect', async () => {
    withoutGrants();
    const page = await journey.signIn({}, admin);
    const { url } = await journey.visitor.submit(page, { decision: 'cancel' });
    const { searchParams } = new URL(url);
    expect(searchParams.get('error')).toBe('access_denied');
    expect(searchParams.get('error_description')).toContain('AADSTS65004');
    expect(searchParams.get('state')).toBe(journey.state);
  });

  it('should grant everything at the admin consent page, to admins only', async () => {
    withoutGrants();
    const consentUrl = new URL(`https://login.microsoftonline.com/${journey.tenant}/v2.0/adminconsent`);
    consentUrl.search = new URLSearchParams({
      client_id: registered.app.clientId,
      redirect_uri: callback,
      scope: 'https://graph.microsoft.com/.default',
      state: 's',
    }).toString();
    world.directory.signedInUpn = mailbox;
    expect(shownCode((await journey.visitor.open(consentUrl)).html)).toBe('90094');
    world.directory.signedInUpn = admin;
    const { url } = await journey.visitor.submit(await journey.visitor.open(consentUrl), {
      decision: 'accept',
    });
    expect(new URL(url).searchParams.get('admin_consent')).toBe('True');
    expect(registered.app.grants).toHaveLength(registered.app.permissions.length);
  });
});
