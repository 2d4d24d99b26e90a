import { expect, it } from 'vitest';
import { setTyped } from '../../../lib/setup';
import type { SetupFacts } from '../../../lib/setup/types';
import { row, table } from './check-table';
import { completeMatrix42, completeSetup, guideOf, ids, now, onPage, without } from './examples';

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

const facts = (change: SetupFacts) => completeSetup(change);
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
