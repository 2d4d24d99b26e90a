import { message } from '../../i18n';
import type { PermissionRow } from '../../portal/types';
import type { Variant } from '../../recipes/schema';
import { portalWord } from '../portal-words';
import { type CheckMaker, evidenceOf, outcomesOf } from './outcome';
import { findPermissions, namesOf } from './permission-rows';

const { pass, fail, unknown } = outcomesOf('admin-consent');

type Consent = 'given' | 'missing' | 'unknown';

function consentOf(rows: PermissionRow[], variant: Variant): Consent {
  const states = rows.map((row): Consent => {
    if (row.status === 'granted') return 'given';
    if (row.status === 'unknown') return 'unknown';
    if (row.status === 'not-granted' || variant.adminConsent.required) return 'missing';
    // An empty cell: nobody has consented, which is enough only where the portal says that nobody has to.
    return row.adminConsentRequired === false ? 'given' : row.adminConsentRequired ? 'missing' : 'unknown';
  });
  // Two rows that disagree come from a table that is out of date: which one can't be told.
  return new Set(states).size === 1 ? (states[0] ?? 'unknown') : 'unknown';
}

/** Has an administrator consented to every permission needed? (knowledge/helpdesks.md §0.1: the normal case by now) */
export const checkAdminConsent: CheckMaker = ({ setup, variant }) => {
  const page = portalWord('apiPermissions');
  const button = portalWord('grantAdminConsentFor');
  const found = findPermissions(setup, variant);
  if (!found) {
    return unknown(message('checkAdminConsentUnknown'), message('checkPermissionsUnknownFix', page));
  }
  const evidence = evidenceOf(setup.facts.permissions, setup.facts.consentButton);
  const absent = found.filter(({ rows }) => rows.length === 0).map(({ needed }) => needed);
  const states = found
    .filter(({ rows }) => rows.length > 0)
    .map(({ needed, rows }) => ({ needed, consent: consentOf(rows, variant) }));
  const missing = states.filter(({ consent }) => consent === 'missing').map(({ needed }) => needed);
  if (missing.length > 0) {
    const fix =
      setup.facts.consentButton?.value === 'disabled'
        ? message(
            // A Cloud Application Administrator may not grant these (knowledge/oauth.md §7).
            missing.some(({ type }) => type === 'application')
              ? 'checkAdminConsentDisabledAppFix'
              : 'checkAdminConsentDisabledFix',
            button,
          )
        : message('checkAdminConsentFix', page, button);
    return fail(message('checkAdminConsentMissing', namesOf(missing)), fix, { evidence, pending: true });
  }
  if (absent.length > 0) {
    return setup.partial.includes('permissions')
      ? unknown(
          message('checkPermissionsPartial', namesOf(absent)),
          message('checkPermissionsPartialFix', page),
          {
            evidence,
          },
        )
      : fail(
          message('checkAdminConsentNotConfigured', namesOf(absent)),
          message('checkAdminConsentNotConfiguredFix'),
          { evidence, pending: true },
        );
  }
  const unclear = states.filter(({ consent }) => consent === 'unknown').map(({ needed }) => needed);
  if (unclear.length > 0) {
    return unknown(
      message('checkAdminConsentUnclear', namesOf(unclear)),
      message('checkAdminConsentUnclearFix', page),
      { evidence },
    );
  }
  return pass(message('checkAdminConsentPass'), { evidence });
};
