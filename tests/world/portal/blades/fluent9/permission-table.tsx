import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
} from '@fluentui/react-components';
import { Fragment } from 'react';
import { byApi, statusOf, statusText } from '../../shared/facts';
import type { PermissionView, World } from '../../shared/model';
import { Icon } from './icon';

export interface RowAction {
  text: string;
  run: (permission: PermissionView) => void;
}
interface Props {
  world: World;
  label: string;
  permissions: PermissionView[];
  actions: (permission: PermissionView) => RowAction[];
}

const Row = ({
  world,
  permission,
  actions,
}: Omit<Props, 'label' | 'permissions'> & { permission: PermissionView }) => {
  const { words } = world;
  const status = statusOf(permission);
  return (
    <TableRow>
      <TableCell>{permission.name}</TableCell>
      <TableCell>{permission.type === 'delegated' ? words.delegated : words.application}</TableCell>
      <TableCell>{permission.description}</TableCell>
      <TableCell>{permission.adminConsentRequired ? words.yes : words.no}</TableCell>
      <TableCell>
        <span className="practice-row">
          {status === 'granted' && <Icon name="check" color="#107c10" />}
          {status === 'not-granted' && <Icon name="warning" color="#c05600" />}
          {statusText(status, world)}
        </span>
      </TableCell>
      <TableCell>
        <Menu>
          <MenuTrigger disableButtonEnhancement>
            <Button appearance="subtle" icon={<Icon name="more" />} aria-label="Context menu" />
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              {actions(permission).map(({ text, run }) => (
                <MenuItem key={text} onClick={() => run(permission)}>
                  {text}
                </MenuItem>
              ))}
            </MenuList>
          </MenuPopover>
        </Menu>
      </TableCell>
    </TableRow>
  );
};

export const PermissionTable = ({ world, label, permissions, actions }: Props) => {
  const { words } = world;
  return (
    <Table aria-label={label} size="small">
      <TableHeader>
        <TableRow>
          <TableHeaderCell>{words.permissionName}</TableHeaderCell>
          <TableHeaderCell>{words.type}</TableHeaderCell>
          <TableHeaderCell>{words.description}</TableHeaderCell>
          <TableHeaderCell>{words.adminConsentRequired}</TableHeaderCell>
          <TableHeaderCell>{words.status}</TableHeaderCell>
          <TableHeaderCell style={{ width: 48 }} />
        </TableRow>
      </TableHeader>
      <TableBody>
        {byApi(permissions).map(([api, inApi]) => (
          <Fragment key={api}>
            <TableRow>
              <TableCell colSpan={6}>
                <strong>{`${api} (${inApi.length})`}</strong>
              </TableCell>
            </TableRow>
            {inApi.map((permission) => (
              <Row
                key={`${permission.type} ${permission.name}`}
                world={world}
                permission={permission}
                actions={actions}
              />
            ))}
          </Fragment>
        ))}
      </TableBody>
    </Table>
  );
};
