import { message } from '../../i18n';
import type { RecipePermission, Variant } from '../../recipes/schema';
import { namesOf } from '../checks/permission-rows';
import { portalWord } from '../portal-words';
import type { StepMaker } from './step';

interface Group {
  api: string;
  type: RecipePermission['type'];
  permissions: RecipePermission[];
}

/** What the picker can add at once: one API and one kind at a time. */
function groupsOf({ permissions }: Variant): Group[] {
  const groups: Group[] = [];
  for (const permission of permissions) {
    const { api, type } = permission;
    const group = groups.find((known) => known.api === api && known.type === type);
    if (group) group.permissions.push(permission);
    else groups.push({ api, type, permissions: [permission] });
  }
  return groups;
}

function chooseApi({ api, type }: Group) {
  const kind = portalWord(type === 'delegated' ? 'delegatedPermissions' : 'applicationPermissions');
  return api === portalWord('microsoftGraph').english
    ? message('stepPermissionsApi', api, kind)
    : message('stepPermissionsOtherApi', portalWord('organizationApis'), api, kind);
}

/** "API permissions" and its picker (knowledge/portal.md §5.6). */
export const permissionsStep: StepMaker = {
  id: 'permissions',
  checks: ['permissions', 'needless-permissions'],
  title: message('stepPermissionsTitle'),
  applies: () => true,
  view: () => 'permissions',
  instructions: ({ variant }) => {
    const groups = groupsOf(variant);
    return [
      message('stepPermissionsOpen', portalWord('apiPermissions'), portalWord('addPermission')),
      ...groups.flatMap((group, i) => [
        ...(i > 0 ? [message('stepPermissionsNext', portalWord('addPermission'))] : []),
        chooseApi(group),
        groups.length === 1
          ? message('stepPermissionsTick', portalWord('addPermissions'))
          : message('stepPermissionsTickOf', namesOf(group.permissions), portalWord('addPermissions')),
      ]),
    ];
  },
  values: ({ variant }) =>
    variant.permissions.map(({ api, type, name }) => ({
      label: message(type === 'delegated' ? 'stepPermissionsDelegated' : 'stepPermissionsApplication', api),
      value: name,
    })),
};
