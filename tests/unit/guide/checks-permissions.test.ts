import { describe, expect, it } from 'vitest';
import { derive } from '../../../lib/guide/derive';
import type { PermissionRow } from '../../../lib/portal/types';
import { zammad } from '../../../lib/recipes/zammad';
import { row, table } from './check-table';
import { checkOf, completeSetup, graphChannel, now, onPage, rowsOf, without } from './examples';

const rows = rowsOf(graphChannel);
const withPermissions = (permissions: PermissionRow[], partial = false) =>
  completeSetup({ permissions: onPage(permissions) }, partial ? { partial: ['permissions'] } : {});
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
