import { describe, expect, it } from 'vitest';
import { derive } from '../../../lib/guide/derive';
import type { CheckId, Outcome } from '../../../lib/guide/types';
import type { PermissionRow } from '../../../lib/portal/types';
import { zammad } from '../../../lib/recipes/zammad';
import { setTyped } from '../../../lib/setup';
import type { Setup, SetupFacts } from '../../../lib/setup/types';
import {
  checkOf,
  completeMatrix42,
  completeSetup,
  expectWhole,
  graphCallback,
  graphChannel,
  guideOf,
  ids,
  now,
  onPage,
  rowsOf,
  without,
} from './examples';

type Row = [title: string, setup: Setup, outcome: Outcome, reason: string];
const row = (title: string, setup: Setup, outcome: Outcome, reason: string): Row => [
  title,
  setup,
  outcome,
  reason,
];

function table(id: CheckId, rows: Row[]) {
  describe(id, () => {
    it.each(rows)('%s', (_, setup, outcome, reason) => {
      const check = checkOf(setup, id);
      for (const text of [check?.reason, check?.fix]) if (text) expectWhole(text);
      expect([check?.outcome, check?.reason.key]).toEqual([outcome, reason]);
      // Whoever is told that something is not right is told what to do.
      expect(check?.fix === null).toBe(outcome === 'pass');
    });
  });
}

const facts = (change: SetupFacts) => completeSetup(change);
const rows = rowsOf(graphChannel);
const withPermissions = (permissions: PermissionRow[], partial = false) =>
  completeSetup({ permissions: onPage(permissions) }, partial ? { partial: ['permissions'] } : {});
const redirects = (uri: string, platform: 'web' | 'spa' | 'publicClient' = 'web') =>
  facts({ redirectUris: onPage([{ platform, uri }]) });

it('a complete setup passes every check but the last two', () => {
  const open = guideOf(completeSetup()).checks.filter(({ outcome }) => outcome !== 'pass');
  expect(open.map(({ id }) => id)).toEqual(['oauth-test', 'delivered']);
});

it('checks that do not apply are left out', () => {
  const left = guideOf(completeMatrix42()).checks.map(({ id }) => id);
  expect(left).not.toContain('redirect-uri');
  expect(left).not.toContain('client-secret');
  expect(left).not.toContain('secret-expiry');
});

table('app-identified', [
  row('known', completeSetup(), 'pass', 'checkAppIdentifiedPassNamed'),
  row('known without a name', without(completeSetup(), 'displayName'), 'pass', 'checkAppIdentifiedPass'),
  row(
    'a candidate',
    { ...without(completeSetup(), 'clientId'), candidate: { clientId: ids.otherClient, displayName: null } },
    'unknown',
    'checkAppIdentifiedCandidate',
  ),
  row('nothing', without(completeSetup(), 'clientId'), 'unknown', 'checkAppIdentifiedUnknown'),
]);

table('client-id', [
  row('read', completeSetup(), 'pass', 'checkClientIdPass'),
  row('not known', without(completeSetup(), 'clientId'), 'unknown', 'checkClientIdUnknown'),
  row('cut off', facts({ clientId: onPage('1111-2222') }), 'fail', 'checkIdNotGuid'),
  row(
    'the object ID',
    facts({ clientId: { value: ids.object, origin: 'typed', at: now } }),
    'fail',
    'checkIdMixUp',
  ),
  row(
    'the tenant ID',
    facts({ clientId: { value: ids.tenant, origin: 'typed', at: now } }),
    'fail',
    'checkIdMixUp',
  ),
  row(
    'the Secret ID',
    facts({ clientId: { value: ids.secret, origin: 'typed', at: now } }),
    'fail',
    'checkIdMixUp',
  ),
]);

table('tenant-id', [
  row('read', completeSetup(), 'pass', 'checkTenantIdPass'),
  row('not known', without(completeSetup(), 'tenantId'), 'unknown', 'checkTenantIdUnknown'),
  row(
    'the client ID',
    facts({ tenantId: { value: ids.client, origin: 'typed', at: now } }),
    'fail',
    'checkIdMixUp',
  ),
  row(
    'a domain',
    facts({ tenantId: { value: 'contoso.com', origin: 'typed', at: now } }),
    'fail',
    'checkIdNotGuid',
  ),
  row(
    'typed, and the page says another',
    setTyped(completeSetup(), 'tenantId', ids.otherTenant, now),
    'fail',
    'checkTenantIdTypedOther',
  ),
  row(
    'typed, and the page says the same',
    setTyped(completeSetup(), 'tenantId', ids.tenant, now),
    'pass',
    'checkTenantIdPass',
  ),
]);

table('account-type', [
  row('as advised', completeSetup(), 'pass', 'checkAccountTypePass'),
  row(
    'supported',
    facts({ signInAudience: onPage('AzureADMultipleOrgs') }),
    'pass',
    'checkAccountTypePassOther',
  ),
  row(
    'not supported',
    facts({ signInAudience: onPage('AzureADandPersonalMicrosoftAccount') }),
    'fail',
    'checkAccountTypeFail',
  ),
  row(
    'personal only',
    facts({ signInAudience: onPage('PersonalMicrosoftAccount') }),
    'fail',
    'checkAccountTypeFail',
  ),
  row('not read', without(completeSetup(), 'signInAudience'), 'unknown', 'checkAccountTypeUnknown'),
]);

table('redirect-uri', [
  row('exact', completeSetup(), 'pass', 'checkRedirectUriPass'),
  row(
    'exact, among others',
    facts({
      redirectUris: onPage([
        { platform: 'spa', uri: 'https://x.example/' },
        { platform: 'web', uri: graphCallback },
      ]),
    }),
    'pass',
    'checkRedirectUriPass',
  ),
  row('as SPA', redirects(graphCallback, 'spa'), 'fail', 'checkRedirectUriPlatform'),
  row('as public client', redirects(graphCallback, 'publicClient'), 'fail', 'checkRedirectUriPlatform'),
  row(
    'as both Web and SPA',
    facts({
      redirectUris: onPage([
        { platform: 'web', uri: graphCallback },
        { platform: 'spa', uri: graphCallback },
      ]),
    }),
    'fail',
    'checkRedirectUriPlatform',
  ),
  row('with a slash', redirects(`${graphCallback}/`), 'fail', 'checkRedirectUriTrailingSlash'),
  row('by http', redirects(graphCallback.replace('https', 'http')), 'fail', 'checkRedirectUriScheme'),
  row(
    'of the other channel',
    redirects(graphCallback.replace('microsoft_graph', 'microsoft365')),
    'fail',
    'checkRedirectUriPath',
  ),
  row('none', facts({ redirectUris: onPage([]) }), 'fail', 'checkRedirectUriNone'),
  row('not read', without(completeSetup(), 'redirectUris'), 'unknown', 'checkRedirectUriUnknown'),
  row(
    'not in the part that was seen',
    completeSetup({ redirectUris: onPage([]) }, { partial: ['redirectUris'] }),
    'unknown',
    'checkRedirectUriPartial',
  ),
  row('no address', completeSetup({}, { answers: {} }), 'unknown', 'checkRedirectUriNoAddress'),
  row(
    'a plain http address',
    completeSetup({}, { answers: { helpdeskUrl: 'http://support.example.com' } }),
    'fail',
    'checkRedirectUriNotHttps',
  ),
]);

table('permissions', [
  row('all', completeSetup(), 'pass', 'checkPermissionsPass'),
  row(
    'written otherwise',
    withPermissions(rows.map((r) => ({ ...r, name: r.name.toUpperCase(), api: 'Microsoft Graph (9)' }))),
    'pass',
    'checkPermissionsPass',
  ),
  row('one missing', withPermissions(rows.slice(1)), 'fail', 'checkPermissionsMissing'),
  row(
    'one missing, list not seen to its end',
    withPermissions(rows.slice(1), true),
    'unknown',
    'checkPermissionsPartial',
  ),
  row('all in the part seen', withPermissions(rows, true), 'pass', 'checkPermissionsPass'),
  row(
    'of another API',
    withPermissions(rows.map((r) => ({ ...r, api: 'Office 365 Exchange Online' }))),
    'fail',
    'checkPermissionsMissing',
  ),
  row(
    'of the wrong type',
    withPermissions(rows.map((r) => ({ ...r, type: 'application' as const }))),
    'fail',
    'checkPermissionsWrongType',
  ),
  row('not read', without(completeSetup(), 'permissions'), 'unknown', 'checkPermissionsUnknown'),
]);

const extra = (name: string, type: PermissionRow['type'] = 'delegated'): PermissionRow => ({
  api: 'Microsoft Graph',
  name,
  type,
  adminConsentRequired: type === 'application',
  status: 'granted',
});

table('needless-permissions', [
  row('none', completeSetup(), 'pass', 'checkNeedlessPermissionsPass'),
  row(
    'User.Read, which the portal adds',
    withPermissions([...rows, extra('User.Read')]),
    'pass',
    'checkNeedlessPermissionsPass',
  ),
  row(
    'one too many',
    withPermissions([...rows, extra('Files.Read')]),
    'fail',
    'checkNeedlessPermissionsFail',
  ),
  row(
    'the whole tenant',
    withPermissions([...rows, extra('Mail.ReadWrite', 'application')]),
    'fail',
    'checkNeedlessPermissionsApplication',
  ),
  row(
    'User.Read for the whole tenant',
    withPermissions([...rows, extra('User.Read', 'application')]),
    'fail',
    'checkNeedlessPermissionsApplication',
  ),
  row('none in the part seen', withPermissions(rows, true), 'unknown', 'checkNeedlessPermissionsPartial'),
  row('not read', without(completeSetup(), 'permissions'), 'unknown', 'checkPermissionsUnknown'),
]);

const consent = (change: Partial<PermissionRow>) =>
  withPermissions(rows.map((r, i) => (i === 2 ? { ...r, ...change } : r)));

table('admin-consent', [
  row('granted', completeSetup(), 'pass', 'checkAdminConsentPass'),
  row('one not granted', consent({ status: 'not-granted' }), 'fail', 'checkAdminConsentMissing'),
  row(
    'one empty, though the portal requires none',
    consent({ status: 'none' }),
    'fail',
    'checkAdminConsentMissing',
  ),
  row('one not understood', consent({ status: 'unknown' }), 'unknown', 'checkAdminConsentUnclear'),
  row('one not added', withPermissions(rows.slice(1)), 'fail', 'checkAdminConsentNotConfigured'),
  row('one not seen', withPermissions(rows.slice(1), true), 'unknown', 'checkPermissionsPartial'),
  row(
    'two rows that disagree',
    withPermissions([...rows, { ...extra('openid'), status: 'not-granted' }]),
    'unknown',
    'checkAdminConsentUnclear',
  ),
  row('not read', without(completeSetup(), 'permissions'), 'unknown', 'checkAdminConsentUnknown'),
]);

it('names another account when the consent button is disabled', () => {
  const setup = completeSetup({
    permissions: onPage(rowsOf(graphChannel, { status: 'not-granted' })),
    consentButton: onPage('disabled'),
  });
  expect(checkOf(setup, 'admin-consent')?.fix?.key).toBe('checkAdminConsentDisabledFix');
});

const secret = (change: Partial<NonNullable<Setup['secret']>> | null, facts: SetupFacts = {}): Setup => {
  const setup = completeSetup(facts);
  return { ...setup, secret: change && setup.secret ? { ...setup.secret, ...change } : null };
};
const secretRows = (...dates: (string | null)[]): SetupFacts => ({
  secrets: onPage(
    dates.map((expires, i) => ({ description: `s${i}`, secretId: null, expires })),
    now + 1,
  ),
});

table('client-secret', [
  row('read', completeSetup(), 'pass', 'checkClientSecretPass'),
  row('typed', secret({ origin: 'typed', secretId: null }), 'pass', 'checkClientSecretPass'),
  row('the Secret ID', secret({ looksLikeSecretId: true }), 'fail', 'checkClientSecretIsId'),
  row(
    'deleted since',
    secret(
      { secretId: ids.object },
      { secrets: onPage([{ description: '', secretId: ids.secret, expires: null }], now + 1) },
    ),
    'fail',
    'checkClientSecretGone',
  ),
  row('in a list read before it', secret({ secretId: ids.object }), 'pass', 'checkClientSecretPass'),
  row(
    'in a row whose ID was not readable',
    secret({}, secretRows('2027-01-01')),
    'pass',
    'checkClientSecretPass',
  ),
  row('one exists, never seen', secret(null), 'fail', 'checkClientSecretNotSeen'),
  row('none exists', secret(null, { secrets: onPage([]) }), 'fail', 'checkClientSecretNone'),
  row(
    'not read',
    { ...without(completeSetup(), 'secrets'), secret: null },
    'unknown',
    'checkClientSecretUnknown',
  ),
]);

table('secret-expiry', [
  row('far away', completeSetup(), 'pass', 'checkSecretExpiryPass'),
  row('in 30 days', secret({ expires: '2026-12-21' }), 'pass', 'checkSecretExpiryPass'),
  row('in 29 days', secret({ expires: '2026-12-20' }), 'fail', 'checkSecretExpirySoon'),
  row('today', secret({ expires: '2026-11-21' }), 'fail', 'checkSecretExpirySoon'),
  row('yesterday', secret({ expires: '2026-11-20' }), 'fail', 'checkSecretExpiryExpired'),
  row('no date of its own, but of its row', secret({ expires: null }), 'pass', 'checkSecretExpiryPass'),
  row(
    'typed: every row is good',
    secret({ expires: null, secretId: null }, secretRows('2027-01-01', '2028-01-01')),
    'pass',
    'checkSecretExpiryPass',
  ),
  row(
    'typed: every row has expired',
    secret({ expires: null, secretId: null }, secretRows('2025-01-01', '2026-01-01')),
    'fail',
    'checkSecretExpiryExpired',
  ),
  row(
    'typed: some have expired',
    secret({ expires: null, secretId: null }, secretRows('2025-01-01', '2028-01-01')),
    'unknown',
    'checkSecretExpiryUnknown',
  ),
  row(
    'typed: a date is unreadable',
    secret({ expires: null, secretId: null }, secretRows('2028-01-01', null)),
    'unknown',
    'checkSecretExpiryUnknown',
  ),
  row('a date that is none', secret({ expires: 'next year' }), 'unknown', 'checkSecretExpiryUnknown'),
]);

table('public-client', [
  row('off for Zammad', completeSetup(), 'pass', 'checkPublicClientPassOff'),
  row('on for Zammad', facts({ allowPublicClient: onPage(true) }), 'fail', 'checkPublicClientOn'),
  row('on for Matrix42', completeMatrix42(), 'pass', 'checkPublicClientPassOn'),
  row(
    'off for Matrix42',
    completeMatrix42({ allowPublicClient: onPage(false) }),
    'fail',
    'checkPublicClientOff',
  ),
  row('not read', without(completeMatrix42(), 'allowPublicClient'), 'unknown', 'checkPublicClientUnknown'),
]);

const endpoint = (
  tenant: string,
  host = 'login.microsoftonline.com',
  version = 'oauth2/v2.0',
): SetupFacts => ({
  authorizationEndpoint: onPage(`https://${host}/${tenant}/${version}/authorize`),
  tokenEndpoint: onPage(`https://${host}/${tenant}/${version}/token`),
});

table('endpoints', [
  row('derived', completeSetup(), 'pass', 'checkEndpointsPass'),
  row('read', facts(endpoint(ids.tenant.toUpperCase())), 'pass', 'checkEndpointsPass'),
  row('of another tenant', facts(endpoint(ids.otherTenant)), 'fail', 'checkEndpointsTenant'),
  row(
    'of another cloud',
    facts(endpoint(ids.tenant, 'login.microsoftonline.us')),
    'fail',
    'checkEndpointsHost',
  ),
  row(
    'of a look-alike host',
    facts(endpoint(ids.tenant, 'login.microsoftonline.com.evil.example')),
    'fail',
    'checkEndpointsHost',
  ),
  row('version 1', facts(endpoint(ids.tenant, undefined, 'oauth2')), 'fail', 'checkEndpointsPath'),
  row(
    'mixed up',
    facts({ ...endpoint(ids.tenant), tokenEndpoint: endpoint(ids.tenant).authorizationEndpoint as never }),
    'fail',
    'checkEndpointsPath',
  ),
  row(
    'of two tenants',
    facts({ ...endpoint(ids.tenant), tokenEndpoint: endpoint(ids.otherTenant).tokenEndpoint as never }),
    'fail',
    'checkEndpointsDiffer',
  ),
  row('common, single tenant', facts(endpoint('common')), 'fail', 'checkEndpointsShared'),
  row(
    'common, multitenant',
    facts({ ...endpoint('common'), signInAudience: onPage('AzureADMultipleOrgs') }),
    'pass',
    'checkEndpointsPass',
  ),
  row(
    'common, account type not read',
    without(facts(endpoint('common')), 'signInAudience'),
    'unknown',
    'checkEndpointsSharedUnknown',
  ),
  row(
    'not a URL',
    facts({ ...endpoint(ids.tenant), tokenEndpoint: onPage('token') }),
    'fail',
    'checkEndpointsNotUrl',
  ),
  row('no tenant', without(completeSetup(), 'tenantId'), 'unknown', 'checkEndpointsUnknown'),
]);

const tested = (change: Partial<NonNullable<Setup['test']>>): Setup => {
  const setup = completeSetup();
  const fingerprint = guideOf(setup).fingerprint ?? '';
  return {
    ...setup,
    test: {
      id: 't',
      fingerprint,
      state: 'passed',
      stages: [],
      startedAt: now,
      endedAt: now,
      account: null,
      tenantId: null,
      grantedScopes: [],
      failure: null,
      deviceCode: null,
      ...change,
    },
  };
};

table('oauth-test', [
  row('never', completeSetup(), 'unknown', 'checkOauthTestNone'),
  row('passed', tested({}), 'pass', 'checkOauthTestPass'),
  row('passed as someone', tested({ account: 'a@b.example' }), 'pass', 'checkOauthTestPassAccount'),
  row('running', tested({ state: 'running' }), 'unknown', 'checkOauthTestRunning'),
  row('cancelled', tested({ state: 'cancelled' }), 'unknown', 'checkOauthTestCancelled'),
  row('failed', tested({ state: 'failed' }), 'fail', 'checkOauthTestFail'),
  row('passed with other values', tested({ fingerprint: 'other' }), 'unknown', 'checkOauthTestStale'),
  row(
    'failed with other values',
    tested({ state: 'failed', fingerprint: 'other' }),
    'unknown',
    'checkOauthTestStale',
  ),
]);

const delivered = (...changes: Partial<Setup['receipts'][number]>[]): Setup => {
  const setup = completeSetup();
  const fingerprint = guideOf(setup).fingerprint ?? '';
  return {
    ...setup,
    receipts: changes.map((change, i) => ({
      destination: 'zammad-rest',
      target: 'https://support.example.com',
      at: now + i,
      outcome: 'created',
      reference: null,
      includesSecret: true,
      fingerprint,
      untested: false,
      next: [],
      ...change,
    })),
  };
};

table('delivered', [
  row('never', completeSetup(), 'unknown', 'checkDeliveredNone'),
  row('these values', delivered({}), 'pass', 'checkDeliveredPass'),
  row('without the secret', delivered({ includesSecret: false }), 'pass', 'checkDeliveredWithoutSecret'),
  row('with it, then without', delivered({}, { includesSecret: false }), 'pass', 'checkDeliveredPass'),
  row('other values', delivered({ fingerprint: 'other' }), 'fail', 'checkDeliveredStale'),
]);

describe('consent that nobody has given', () => {
  it.each([
    [true, false, 'fail'],
    [true, true, 'fail'],
    [false, true, 'fail'],
    [false, null, 'unknown'],
    [false, false, 'pass'],
  ] as const)('recipe requires it: %s, portal requires it: %s: %s', (byRecipe, byPortal, outcome) => {
    const variant = { ...graphChannel, adminConsent: { ...graphChannel.adminConsent, required: byRecipe } };
    const setup = withPermissions(
      rows.map((r) => ({ ...r, status: 'none', adminConsentRequired: byPortal })),
    );
    const { checks } = derive(zammad, variant, setup, now);
    expect(checks.find(({ id }) => id === 'admin-consent')?.outcome).toBe(outcome);
  });
});
