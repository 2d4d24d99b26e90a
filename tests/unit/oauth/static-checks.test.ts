import { describe, expect, it } from 'vitest';
import type { CloudId } from '../../../lib/hosts';
import { authorityOf } from '../../../lib/oauth/authority';
import { checkStatically, type StaticInput } from '../../../lib/oauth/static-checks';

const good: Omit<StaticInput, 'endpoints'> = {
  cloud: 'global',
  variant: { flow: 'authorization-code', accountTypes: ['AzureADMyOrg'] },
  tenantId: '7d0c2f3a-5b1e-4c8d-9a6f-2e4b8c1d0f35',
  clientId: '11111111-2222-3333-4444-555555555555',
  clientSecret: 'abc8Q~secretsecretsecretsecretsecretsecr',
  redirectUri: 'https://help.example/callback',
  scopes: ['openid', 'offline_access', 'Mail.Read'],
};
const multi: StaticInput['variant'] = { flow: 'authorization-code', accountTypes: ['AzureADMultipleOrgs'] };
const personal: StaticInput['variant'] = {
  flow: 'authorization-code',
  accountTypes: ['AzureADandPersonalMicrosoftAccount'],
};

/** The endpoints are those of the tenant unless a case says otherwise. */
const inputOf = (change: Partial<StaticInput>): StaticInput => ({
  ...good,
  endpoints: authorityOf(change.cloud ?? 'global', change.tenantId ?? good.tenantId),
  ...change,
});
const ofTenant = (cloud: CloudId, tenant = good.tenantId) => authorityOf(cloud, tenant);

describe('nothing is wrong with', () => {
  it.each<[string, Partial<StaticInput>]>([
    ['good values', {}],
    ['a tenant by its domain', { tenantId: 'contoso.onmicrosoft.com' }],
    ['common, for an app of many tenants', { tenantId: 'common', variant: multi }],
    ['an old secret of another shape', { clientSecret: 'p@ss' }],
    ['a redirect URI with a query', { redirectUri: 'https://help.example/cb?x=1' }],
    ['the endpoints of China', { cloud: 'china' }],
    ['mail scopes of Exchange', { scopes: ['openid', 'https://outlook.office.com/SMTP.Send'] }],
    [
      'both hosts of Exchange',
      {
        scopes: [
          'https://outlook.office.com/SMTP.Send',
          'https://outlook.office365.com/IMAP.AccessAsUser.All',
        ],
      },
    ],
    [
      'no secret for a public client',
      {
        variant: { flow: 'resource-owner-password', accountTypes: ['AzureADMyOrg'] },
        clientSecret: null,
        redirectUri: null,
      },
    ],
  ])('%s', (_, change) => {
    expect(checkStatically(inputOf(change))).toBeNull();
  });
});

describe('something is wrong with', () => {
  it.each<[string, string, Partial<StaticInput>]>([
    ['tenant-id', 'a company name', { tenantId: 'Contoso Ltd' }],
    ['tenant-id', 'a path', { tenantId: '../common' }],
    ['endpoints', 'common, for one tenant only', { tenantId: 'common' }],
    ['endpoints', 'endpoints of another cloud', { endpoints: ofTenant('us-gov') }],
    ['endpoints', 'endpoints of another tenant', { endpoints: ofTenant('global', 'common') }],
    [
      'endpoints',
      'the older endpoint',
      {
        endpoints: {
          authorize: ofTenant('global').authorize,
          token: ofTenant('global').token.replace('/v2.0', ''),
        },
      },
    ],
    [
      'endpoints',
      'swapped endpoints',
      { endpoints: { authorize: ofTenant('global').token, token: ofTenant('global').authorize } },
    ],
    ['client-id', 'a client ID that is none', { clientId: 'helpdesk' }],
    ['client-secret', 'no secret', { clientSecret: null }],
    ['client-secret', 'a blank secret', { clientSecret: ' ' }],
    ['client-secret', 'a secret ID', { clientSecret: '11111111-2222-3333-4444-55555555555A' }],
    ['permissions', 'no scopes', { scopes: [] }],
    ['permissions', 'two APIs', { scopes: ['Mail.Read', 'https://outlook.office.com/SMTP.Send'] }],
    ['redirect-uri', 'no redirect URI', { redirectUri: null }],
    ['redirect-uri', 'http', { redirectUri: 'http://help.example/cb' }],
    ['redirect-uri', 'no address', { redirectUri: 'help.example/cb' }],
    ['redirect-uri', 'a forbidden character', { redirectUri: "https://help.example/o'clock" }],
    ['redirect-uri', 'a fragment', { redirectUri: 'https://help.example/#' }],
    ['redirect-uri', 'too long', { redirectUri: `https://help.example/${'a'.repeat(256)}` }],
    [
      'redirect-uri',
      'a query with personal accounts',
      { redirectUri: 'https://help.example/?a=b', variant: personal },
    ],
  ])('%s: %s', (check, _, change) => {
    expect(checkStatically(inputOf(change))?.advice.check).toBe(check);
  });
});
