import { message } from '../../i18n';
import { findPermissions, namesOf } from '../checks/permission-rows';
import { portalWord } from '../portal-words';
import { type HintMaker, makeHint, outcomeOf } from './input';
import { menuHint } from './menu';

/** "API permissions": add what is missing, then grant consent (knowledge/portal.md §5.6). */
export const permissionsHint: HintMaker = (input) => {
  const permissions = outcomeOf(input, 'permissions');
  if (permissions === 'fail') {
    const missing = (findPermissions(input.setup, input.variant) ?? [])
      .filter(({ rows }) => rows.length === 0)
      .map(({ needed }) => needed);
    return makeHint(
      'add-permission',
      'permissions',
      message('hintAddPermission', portalWord('addPermission'), namesOf(missing)),
      { role: 'button', label: 'addPermission' },
    );
  }
  // Not read, or only in part: a missing permission may stand further down.
  if (permissions !== 'pass') return null;
  if (outcomeOf(input, 'admin-consent') === 'fail') {
    // Whoever may not press it needs another account; the check says so.
    if (input.setup.facts.consentButton?.value === 'disabled') return null;
    return makeHint(
      'grant-consent',
      'consent',
      message('hintGrantConsent', portalWord('grantAdminConsentFor')),
      { role: 'button', label: 'grantAdminConsentFor' },
    );
  }
  return outcomeOf(input, 'admin-consent') === 'pass' ? menuHint(input) : null;
};
