import { describe, expect, it } from 'vitest';
import { authorityOf, isLoginPage, letsPersonalIn } from '../../../lib/oauth/authority';
import { discover, findOtherCloud } from '../../../lib/oauth/discovery';
import { ids } from '../guide/examples';

const host = 'login.microsoftonline.com';
const metadata = (change: object = {}) => ({
  issuer: `https://${host}/${ids.tenant}/v2.0`,
  authorization_endpoint: `https://${host}/${ids.tenant}/oauth2/v2.0/authorize`,
  token_endpoint: `https://${host}/${ids.tenant}/oauth2/v2.0/token`,
  ...change,
});
const ask = (body: unknown, tenant: string = ids.tenant) =>
  discover(authorityOf('global', tenant), async () => new Response(JSON.stringify(body)));

describe('the metadata of a directory', () => {
  it('is taken where it is of this host and of this directory', async () => {
    expect(await ask(metadata())).toEqual({ ok: true, issuer: metadata().issuer, tenantId: ids.tenant });
    expect(await ask(metadata(), 'desk.example')).toMatchObject({ ok: true, tenantId: ids.tenant });
    const shared = metadata({ issuer: `https://${host}/{tenantid}/v2.0` });
    expect(await ask(shared, 'common')).toMatchObject({ ok: true, tenantId: null });
  });

  it.each([
    ['a token endpoint elsewhere', { token_endpoint: 'https://evil.example/token' }],
    ['a sign-in elsewhere', { authorization_endpoint: `https://${host}.evil.example/authorize` }],
    ['endpoints that are no addresses', { token_endpoint: 'token' }],
    ["another directory's issuer", { issuer: `https://${host}/${ids.otherTenant}/v2.0` }],
    ["another host's issuer", { issuer: `https://evil.example/${ids.tenant}/v2.0` }],
    ['an issuer for everybody', { issuer: `https://${host}/{tenantid}/v2.0` }],
    ['no issuer', { issuer: undefined }],
  ])('is refused with %s', async (_, change) => {
    expect((await ask(metadata(change))).ok).toBe(false);
  });

  it.each([
    ['of another host', `https://evil.example/${ids.tenant}/v2.0`],
    ['of another version', `https://${host}/${ids.tenant}/v1.0`],
    ['that is no directory', `https://${host}/desk.example/v2.0`],
    ['for everybody', `https://${host}/{tenantid}/v2.0`],
  ])('is refused with an issuer %s where a domain was named', async (_, issuer) => {
    expect((await ask(metadata({ issuer }), 'desk.example')).ok).toBe(false);
  });

  it('is no answer that says no, nor one that never comes', async () => {
    const authority = authorityOf('global', ids.tenant);
    const no = async () => new Response(JSON.stringify(metadata()), { status: 404 });
    expect(await discover(authority, no)).toMatchObject({
      ok: false,
      failure: { advice: { cause: { params: ['HTTP 404'] } } },
    });
    const never = () => Promise.reject(new TypeError('Failed to fetch'));
    expect(await discover(authority, never)).toMatchObject({
      ok: false,
      failure: { advice: { cause: { params: [host] } } },
    });
  });

  it('is looked for in every other cloud, and nowhere else', async () => {
    const asked: string[] = [];
    const known = (cloud: string) => async (url: string) => {
      const at = new URL(url).host;
      asked.push(at);
      const own = JSON.stringify(metadata()).replaceAll(host, at);
      return at === cloud ? new Response(own) : new Response('{}', { status: 400 });
    };
    const found = await findOtherCloud('global', ids.tenant, known('login.microsoftonline.us'));
    expect(found?.advice).toMatchObject({
      check: 'endpoints',
      cause: { key: 'testOtherCloudCause', params: ['login.microsoftonline.us', host] },
    });
    expect(asked).toEqual(['login.microsoftonline.us', 'login.partner.microsoftonline.cn']);
    expect(await findOtherCloud('global', ids.tenant, known('nowhere'))).toBeNull();
  });
});

it.each([
  [`https://${host}/common/oauth2/v2.0/authorize`, true],
  ['https://login.live.com/oauth20_authorize.srf', true],
  [`http://${host}/`, false],
  [`https://${host}.evil.example/`, false],
  ['https://desk.example/', false],
  [host, false],
  [undefined, false],
])('%j is a page on which people sign in: %j', (url, isOne) => {
  expect(isLoginPage(url)).toBe(isOne);
});

it.each([
  ['Common', true],
  ['consumers', true],
  ['organizations', false],
  [null, false],
])('personal accounts may come in at %j: %j', (tenant, may) => {
  expect(letsPersonalIn(tenant)).toBe(may);
});
