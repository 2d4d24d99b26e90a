import { message } from '../../i18n';
import type { PermissionRow } from '../../portal/types';
import { portalWord } from '../portal-words';
import { type CheckMaker, evidenceOf, outcomesOf } from './outcome';
import { isSamePermission, namesOf } from './permission-rows';

const { pass, fail, unknown } = outcomesOf('needless-permissions');

/** The portal adds User.Read by itself, and the sign-in scopes give away no data worth a warning (knowledge/oauth.md §7). */
const harmless = ['user.read', 'openid', 'profile', 'email', 'offline_access'];
const isHarmless = ({ name, type }: PermissionRow) =>
  type === 'delegated' && harmless.includes(name.toLowerCase());

/** Does the app hold more than the helpdesk needs? Advice only: an app may serve other purposes too. */
export const checkNeedlessPermissions: CheckMaker = ({ setup, variant, recipe }) => {
  const page = portalWord('apiPermissions');
  const { permissions } = setup.facts;
  if (!permissions) {
    return unknown(message('checkPermissionsUnknown'), message('checkPermissionsUnknownFix', page), {
      advisory: true,
    });
  }
  const evidence = evidenceOf(permissions);
  const needless = permissions.value.filter(
    (row) => !isHarmless(row) && !variant.permissions.some((needed) => isSamePermission(row, needed)),
  );
  const application = needless.filter(({ type }) => type === 'application');
  const fix = message('checkNeedlessPermissionsFix', page);
  if (application.length > 0) {
    return fail(message('checkNeedlessPermissionsApplication', namesOf(application), recipe.name), fix, {
      evidence,
      advisory: true,
      excess: true,
    });
  }
  if (needless.length > 0) {
    return fail(message('checkNeedlessPermissionsFail', namesOf(needless), recipe.name), fix, {
      evidence,
      advisory: true,
      excess: true,
    });
  }
  if (setup.partial.includes('permissions')) {
    return unknown(message('checkNeedlessPermissionsPartial'), message('checkPermissionsPartialFix', page), {
      evidence,
      advisory: true,
    });
  }
  return pass(message('checkNeedlessPermissionsPass', recipe.name), { evidence, advisory: true });
};
