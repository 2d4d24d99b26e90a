// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { authorityOf } from '../../../lib/oauth/authority';
import { discover } from '../../../lib/oauth/discovery';
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
});
