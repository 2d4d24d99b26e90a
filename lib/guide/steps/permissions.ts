import { message } from '../../i18n';
import { portalWord } from '../portal-words';
import type { StepMaker } from './step';

/** "API permissions" and its picker (knowledge/portal.md §5.6). */
export const permissionsStep: StepMaker = {
  id: 'permissions',
  checks: ['permissions', 'needless-permissions'],
  title: message('stepPermissionsTitle'),
  applies: () => true,
  view: () => 'permissions',
  instructions: () => [
    message('stepPermissionsOpen', portalWord('apiPermissions'), portalWord('addPermission')),
    message('stepPermissionsApi', portalWord('microsoftGraph'), portalWord('delegatedPermissions')),
    message('stepPermissionsTick', portalWord('addPermissions')),
  ],
  values: ({ variant }) =>
    variant.permissions.map(({ api, type, name }) => ({
      label: message(type === 'delegated' ? 'stepPermissionsDelegated' : 'stepPermissionsApplication', api),
      value: name,
    })),
};
