import { message } from '../../i18n';
import { portalWord } from '../portal-words';
import { type CheckMaker, evidenceOf, outcomesOf } from './outcome';
import { findPermissions, namesOf } from './permission-rows';

const { pass, fail, unknown } = outcomesOf('permissions');

/** Is every permission that the helpdesk needs configured, of the right type? */
export const checkPermissions: CheckMaker = ({ setup, variant }) => {
  const found = findPermissions(setup, variant);
  const page = portalWord('apiPermissions');
  if (!found) return unknown(message('checkPermissionsUnknown'), message('checkPermissionsUnknownFix', page));
  const evidence = evidenceOf(setup.facts.permissions);
  const missing = found.filter(({ rows }) => rows.length === 0).map(({ needed }) => needed);
  if (missing.length === 0) return pass(message('checkPermissionsPass', String(found.length)), { evidence });
  if (setup.partial.includes('permissions')) {
    return unknown(
      message('checkPermissionsPartial', namesOf(missing)),
      message('checkPermissionsPartialFix', page),
      { evidence },
    );
  }
  const list = setup.facts.permissions?.value ?? [];
  const otherType = missing.filter((needed) =>
    list.some((row) => row.name.toLowerCase() === needed.name.toLowerCase() && row.type !== needed.type),
  );
  if (otherType.length > 0) {
    const isAppOnly = otherType[0]?.type === 'application';
    return fail(
      message(isAppOnly ? 'checkPermissionsNotApplication' : 'checkPermissionsWrongType', namesOf(otherType)),
      message(
        isAppOnly ? 'checkPermissionsNotApplicationFix' : 'checkPermissionsWrongTypeFix',
        page,
        portalWord(isAppOnly ? 'applicationPermissions' : 'delegatedPermissions'),
      ),
      { evidence },
    );
  }
  return fail(
    message('checkPermissionsMissing', namesOf(missing)),
    message('checkPermissionsMissingFix', page, portalWord('addPermission')),
    { evidence, pending: true },
  );
};
