import {
  DetailsList,
  type IColumn,
  type IContextualMenuItem,
  Icon,
  IconButton,
  SelectionMode,
} from '@fluentui/react';
import { byApi, statusOf, statusText } from '../../shared/facts';
import type { PermissionView, World } from '../../shared/model';

interface Props {
  world: World;
  label: string;
  permissions: PermissionView[];
  menu: (permission: PermissionView) => IContextualMenuItem[];
}

const Status = ({ permission, world }: { permission: PermissionView; world: World }) => {
  const status = statusOf(permission);
  return (
    <span className="practice-row">
      {status === 'granted' && <Icon iconName="checkmark" styles={{ root: { color: '#107c10' } }} />}
      {status === 'not-granted' && <Icon iconName="warning" styles={{ root: { color: '#c05600' } }} />}
      <span>{statusText(status, world)}</span>
    </span>
  );
};

export const PermissionList = ({ world, label, permissions, menu }: Props) => {
  const { words } = world;
  const apis = byApi(permissions);
  const sorted = apis.flatMap(([, inApi]) => inApi);
  const column = (
    key: string,
    name: string,
    minWidth: number,
    onRender: (permission: PermissionView) => React.ReactNode,
  ): IColumn => ({ key, name, minWidth, isResizable: true, isMultiline: true, onRender });
  return (
    <DetailsList
      items={sorted}
      groups={apis.map(([api, inApi]) => ({
        key: api,
        name: api,
        count: inApi.length,
        startIndex: inApi[0] ? sorted.indexOf(inApi[0]) : 0,
      }))}
      columns={[
        column('name', words.permissionName, 150, (permission) => permission.name),
        column('type', words.type, 80, ({ type }) =>
          type === 'delegated' ? words.delegated : words.application,
        ),
        column('description', words.description, 200, (permission) => permission.description),
        column('consent', words.adminConsentRequired, 150, (permission) =>
          permission.adminConsentRequired ? words.yes : words.no,
        ),
        column('status', words.status, 160, (permission) => <Status permission={permission} world={world} />),
        column('menu', '', 40, (permission) => (
          <IconButton
            ariaLabel="Context menu"
            menuIconProps={{ iconName: 'more' }}
            menuProps={{ items: menu(permission) }}
          />
        )),
      ]}
      selectionMode={SelectionMode.none}
      ariaLabelForGrid={label}
      getKey={(permission: PermissionView) => `${permission.api} ${permission.type} ${permission.name}`}
    />
  );
};
