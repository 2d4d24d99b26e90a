import { change, loadApp } from '../../shared/api-client';
import { byApi, mayConsent, statusOf, statusText } from '../../shared/facts';
import type { AppView, PermissionView, World } from '../../shared/model';
import type { AppContext, BladeContent } from '../context';
import { linkButton } from '../controls/command-bar';
import { grid } from '../controls/grid';
import { infoBox } from '../controls/info-box';
import { rowMenu } from '../controls/row-menu';
import { type Child, h } from '../dom';
import { icon } from '../icons';
import { messageBox, toast } from '../messages';
import { grantConsent } from './consent';
import { openPermissionPicker } from './permission-picker';

type RowMenu = (permission: PermissionView) => Child;

const statusCell = (permission: PermissionView, world: World): Child[] => {
  const status = statusOf(permission);
  return [
    status === 'granted' && icon('check', 'practice-badge practice-badge-good'),
    status === 'not-granted' && icon('warning', 'practice-warn'),
    h('span', {}, statusText(status, world)),
  ];
};

const permissionGrid = (label: string, permissions: PermissionView[], world: World, menu: RowMenu) => {
  const { words } = world;
  return grid(
    label,
    [
      { label: words.permissionName, width: '1.6fr' },
      { label: words.type, width: '0.8fr' },
      { label: words.description, width: '2fr' },
      { label: words.adminConsentRequired, width: '1.2fr' },
      { label: words.status, width: '1.4fr' },
      { label: '', width: '48px' },
    ],
    byApi(permissions).flatMap(([api, inApi]) => [
      { group: [icon('chevronDown'), h('span.ext-ad-apigroup', {}, `${api} (${inApi.length})`)] },
      ...inApi.map((permission) => ({
        label: permission.name,
        cells: [
          [h('a.fxc-gcflink-link', { role: 'link', tabindex: 0 }, permission.name)],
          [permission.type === 'delegated' ? words.delegated : words.application],
          [permission.description],
          [permission.adminConsentRequired ? words.yes : words.no],
          statusCell(permission, world),
          [menu(permission)],
        ],
      })),
    ]),
    'No permissions added',
  );
};

export const permissions = ({ app: first, world }: AppContext): BladeContent => {
  const { words } = world;
  let app = first;
  let succeeded = false;
  const host = h('div');

  const take = (changed: AppView) => {
    app = changed;
    succeeded = false;
    draw();
  };
  const remove = async (permission: PermissionView) => {
    const answer = await messageBox(
      words.removePermission,
      `${permission.name} will be removed from the configured permissions.`,
      [words.yesRemove, words.cancel],
    );
    if (answer === 0) take(await change('remove-permission', { clientId: app.clientId, permission }));
  };
  const revoke = async (permission: PermissionView) =>
    take(await change('revoke-grant', { clientId: app.clientId, permission }));
  const configuredMenu: RowMenu = (permission) =>
    rowMenu([
      { label: words.removePermission, run: () => void remove(permission) },
      ...(permission.granted && world.user.isAdmin
        ? [{ label: words.revokeConsent, run: () => void revoke(permission) }]
        : []),
    ]);
  const otherMenu: RowMenu = (permission) =>
    rowMenu([{ label: words.revokeConsent, run: () => void revoke(permission) }]);
  const consent = async () => {
    const consented = await grantConsent(app, world);
    if (!consented) return;
    app = consented;
    succeeded = true;
    draw();
    toast(words.consentConfirmation, words.consentSuccess);
  };
  const pick = () =>
    openPermissionPicker(app, world, async (chosen) =>
      take(await change('add-permissions', { clientId: app.clientId, permissions: chosen })),
    );

  const draw = () =>
    host.replaceChildren(
      ...(succeeded ? [infoBox('success', words.consentSuccess)] : []),
      h('h3.ext-section-title', {}, words.configuredPermissions),
      h('p.practice-text', {}, words.permissionsIntro),
      h(
        'div.ext-ad-linkbuttons',
        {},
        linkButton({
          label: words.addPermission,
          icon: 'add',
          run: pick,
          formElement: 'addPermissionButton',
        }),
        linkButton({
          label: words.grantAdminConsentFor,
          icon: 'check',
          disabled: !mayConsent(app, world),
          run: () => void consent(),
          formElement: 'grantAdminConsentButton',
        }),
      ),
      permissionGrid(words.configuredPermissions, app.permissions, world, configuredMenu),
      ...(app.otherGrants.length > 0
        ? [
            h('h3.ext-section-title', {}, words.otherPermissions),
            permissionGrid(words.otherPermissions, app.otherGrants, world, otherMenu),
          ]
        : []),
    );
  draw();
  const reload = async () => take(await loadApp(app.clientId));
  return {
    commands: [
      { id: 'Refresh', label: words.refresh, icon: 'refresh', run: () => void reload() },
      {
        id: 'Feedback',
        label: words.feedback,
        icon: 'heart',
        run: () => toast(words.feedback, words.notInPractice),
      },
    ],
    content: host,
  };
};
