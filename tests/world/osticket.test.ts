import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createOsticket, makeEmail, type Osticket } from './helpdesk/osticket';
import { hashedName, pluginDefaults } from './helpdesk/osticket-form';
import { startWorld, type World } from './start';
import { worldFetch } from './world-client';

/** As strict as osTicket 1.18.1 with its OAuth2 plugin; the plugin from October 2024 on is an approximation. */

const origin = 'https://tickets.example';
const config = '/scp/ajax.php/email/1/auth/config/mailbox/oauth2:msmail';
let world: World;
let osticket: Osticket;
let session: string;
let csrf: string;
beforeEach(async () => {
  world = await startWorld();
  osticket = createOsticket({ origin });
  world.addHost('tickets.example', osticket.handle);
  await signIn();
});
afterEach(() => world.close());

async function call(method: string, path: string, fields?: Record<string, string>, token = csrf) {
  const response = await worldFetch(world.port)(origin + path, {
    method,
    headers: {
      cookie: `OSTSESSID=${session}`,
      ...(fields ? { 'content-type': 'application/x-www-form-urlencoded', 'x-csrftoken': token } : {}),
    },
    ...(fields ? { body: new URLSearchParams(fields).toString() } : {}),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

async function signIn() {
  session = '';
  const reply = await call('POST', '/scp/login.php', { userid: 'admin', passwd: 'osticket' });
  session = /OSTSESSID=(\w+)/.exec(reply.headers.get('set-cookie') ?? '')?.[1] ?? '';
  const page = await call('GET', '/scp/emails.php');
  csrf = /<meta name="csrf_token" content="(\w+)"/.exec(page.text)?.[1] ?? '';
}

const fields = {
  redirectUri: `${origin}/api/auth/oauth2`,
  clientId: 'client',
  clientSecret: ' se<b>cret ',
  urlAuthorize: 'https://login.microsoftonline.com/t/oauth2/v2.0/authorize',
  urlAccessToken: 'https://login.microsoftonline.com/t/oauth2/v2.0/token',
  scopes: 'offline_access',
  attr_email: 'mail',
  isactive: '1',
  name: 'Mail',
};
const stored = () => osticket.state.emails[0]?.instance?.config;

describe('the pop-up', () => {
  it('should give its fields other names in every session', async () => {
    const first = (await call('GET', config)).text;
    expect(first).toContain(`name="${hashedName(session, 'clientId')}"`);
    expect(first).not.toContain('name="clientId"');
    await signIn();
    const second = (await call('GET', config)).text;
    expect(second).toContain(`name="${hashedName(session, 'clientId')}"`);
    expect(second).not.toBe(first);
  });

  it.each(['old', 'new'] as const)('should begin with the defaults of the %s plugin', async (plugin) => {
    osticket.state.plugin = plugin;
    const { text } = await call('GET', config);
    for (const value of [`${origin}/api/auth/oauth2`, ...Object.values(pluginDefaults[plugin])])
      expect(text).toContain(`value="${value}"`);
    expect(text.includes('api/v2.0/me')).toBe(plugin === 'old');
  });

  it('should never show a secret that it has', async () => {
    await call('POST', config, { ...fields, clientSecret: 'top-secret' });
    expect((await call('GET', config)).text).not.toContain('top-secret');
  });
});

describe('saving', () => {
  it('should take plain names, and answer 201 with where to authorize', async () => {
    const reply = await call('POST', config, fields);
    expect(reply.status).toBe(201);
    expect(JSON.parse(reply.text)).toEqual({ redirect: 'emails.php?id=1&do=autho&bk=oauth2:msmail:1:1:1' });
    // A password is kept as it is.
    expect(stored()).toMatchObject({ clientId: 'client', clientSecret: ' se<b>cret ' });
    const go = await call('GET', '/scp/emails.php?id=1&do=autho&bk=oauth2:msmail:1:1:1');
    expect(go.headers.get('location')).toMatch(
      /^https:\/\/login\.microsoftonline\.com\/t\/.*client_id=client/,
    );
  });

  it('should read the name of the session before the plain one', async () => {
    await call('POST', config, { ...fields, [hashedName(session, 'clientId')]: 'hashed' });
    expect(stored()?.clientId).toBe('hashed');
  });

  it('should put defaults over what a new entry was given; the second time it sticks', async () => {
    await call('POST', config, fields);
    expect(stored()?.attr_email).toBe('upn');
    expect(osticket.state.emails[0]?.strict).toBe(true);
    await call('POST', config, { ...fields, clientSecret: '' });
    expect(stored()).toMatchObject({ attr_email: 'mail', clientSecret: ' se<b>cret ' });
    expect(osticket.state.emails[0]?.strict).toBe(false);
  });

  it('should need no new sign-in where nothing has changed', async () => {
    await call('POST', config, fields);
    await call('POST', config, fields);
    const [email] = osticket.state.emails;
    if (email) email.hasToken = true;
    expect(await call('POST', config, fields)).toMatchObject({
      status: 201,
      text: 'Successfully Updated Credentials.',
    });
    expect((await call('POST', config, { ...fields, clientId: 'other' })).text).toContain('redirect');
  });

  it.each([
    ['Client Id is a required field', { clientId: '' }],
    ['Client Secret is a required field', { clientSecret: '' }],
    ['Must be a valid API endpont', { redirectUri: `${origin}/api/auth/oauth2/callback` }],
    ['Email Address Attribute is too long', { attr_email: 'a'.repeat(31) }],
    ['Name Required', { name: '' }],
  ])('should show the form again with HTTP 200: %s', async (error, change) => {
    const reply = await call('POST', config, { ...fields, ...change });
    expect(reply.status).toBe(200);
    expect(reply.text).toContain(error);
    expect(reply.text).toContain('OAuth2 Authorization');
    expect(stored()).toBeUndefined();
  });

  it.each<[number, string, () => Promise<{ status: number; text: string }>]>([
    [400, 'Valid CSRF Token Required', () => call('POST', config, fields, 'stale')],
    [404, 'Unknown Email', () => call('POST', config.replace('/1/', '/9/'), fields)],
    [404, 'Unknown Authentication Provider', () => call('GET', config.replace('msmail', 'nomail'))],
  ])('should answer %i %s', async (status, text, ask) => {
    expect(await ask()).toMatchObject({ status, text });
  });
});

describe('without a session', () => {
  it('should lead pages to the sign-in, and refuse the rest', async () => {
    session = '';
    expect((await call('GET', '/scp/emails.php')).headers.get('location')).toBe('/scp/login.php');
    expect(await call('GET', config)).toMatchObject({
      status: 403,
      text: 'Must login: Authentication Required',
    });
  });

  it('of an administrator should show neither', async () => {
    osticket.state.mayAdminister = false;
    await signIn();
    expect((await call('GET', '/scp/emails.php')).headers.get('location')).toBe('index.php');
    expect(await call('GET', config)).toMatchObject({ status: 403, text: 'Access Denied' });
  });
});

describe('the list of emails', () => {
  it('should come in pages', async () => {
    osticket.state.pageSize = 1;
    osticket.state.emails = [makeEmail(), makeEmail({ id: 2, address: 'b@c.example' })];
    expect((await call('GET', '/scp/emails.php')).text).not.toContain('b@c.example');
    expect((await call('GET', '/scp/emails.php?p=2')).text).toContain('b@c.example');
  });
});
