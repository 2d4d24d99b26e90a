import type { Permission, PermissionType } from '../../../permission-catalogue';
import type { AppView, World } from '../../shared/model';
import { openPane, type Pane } from '../context-pane';
import { button, checkbox, setDisabled } from '../controls/form';
import { tabs } from '../controls/tabs';
import { divButton, h, hide } from '../dom';
import { icon } from '../icons';

interface Picker {
  app: AppView;
  world: World;
  pane: Pane;
  add: (permissions: Permission[]) => Promise<void>;
}

const apiHints: Record<string, string> = {
  'Microsoft Graph':
    'Take advantage of the tremendous amount of data in Office 365, Enterprise Mobility + Security, and Windows 10. Access Microsoft Entra ID, Excel, Intune, Outlook/Exchange, OneDrive, OneNote, SharePoint, Planner, and more through a single endpoint.',
};

const apiTile = (picker: Picker, api: string, large: boolean) =>
  divButton(
    `div.ext-ad-apitile${large ? '.ext-ad-apitile-large' : ''}`,
    { title: api },
    () => chooseType(picker, api),
    icon('plug'),
    h('div', {}, h('div.ext-tile-title', {}, api), h('div.ext-tile-text', {}, apiHints[api])),
  );

const chooseApi = (picker: Picker) => {
  const { words, catalogue } = picker.world;
  const apis = [...new Set(catalogue.map((permission) => permission.api))];
  const graphFirst = () =>
    h(
      'div',
      {},
      h('h3.ext-section-title', {}, 'Commonly used Microsoft APIs'),
      apiTile(picker, 'Microsoft Graph', true),
    );
  // Other Microsoft services have tiles only below the fold; guides find them under the organization's APIs.
  const all = () =>
    h(
      'div',
      {},
      h('input.azc-input', {
        type: 'text',
        placeholder: 'Start typing an API name or Application ID',
        'aria-label': words.search,
      }),
      apis.map((api) => apiTile(picker, api, false)),
    );
  const none = () => h('p.practice-note', {}, 'No results');
  picker.pane.setContent(
    h('p.practice-text', {}, 'Select an API'),
    tabs(
      [
        { key: 'microsoft', label: words.microsoftApis, content: graphFirst },
        { key: 'organization', label: words.organizationApis, content: all },
        { key: 'mine', label: words.myApis, content: none },
      ],
      'microsoft',
    ),
  );
  picker.pane.setFooter();
};

const typeTile = (picker: Picker, api: string, type: PermissionType, chosen: PermissionType | null) => {
  const { words } = picker.world;
  const [title, text] =
    type === 'delegated'
      ? [words.delegatedPermissions, 'Your application needs to access the API as the signed-in user.']
      : [
          words.applicationPermissions,
          'Your application runs as a background service or daemon without a signed-in user.',
        ];
  return divButton(
    'div.ext-ad-typetile',
    { title, role: 'radio', 'aria-checked': String(type === chosen) },
    () => chooseType(picker, api, type),
    h('div.ext-tile-title', {}, title),
    h('div.ext-tile-text', {}, text),
  );
};

const groupBlock = (
  name: string,
  permissions: Permission[],
  toggle: (permission: Permission, checked: boolean) => void,
  isConfigured: (permission: Permission) => boolean,
  { words }: World,
) => {
  const rows = permissions.map((permission) => {
    const box = checkbox(
      h('span', {}, h('span.ext-permission-name', {}, permission.name)),
      isConfigured(permission),
      (checked) => toggle(permission, checked),
    );
    const row = h(
      'div.fxc-gc-row-content.ext-permission-row',
      { role: 'row', 'aria-label': permission.name },
      h('div.fxc-gc-cell', { role: 'gridcell' }, box, h('div.ext-tile-text', {}, permission.description)),
      h('div.fxc-gc-cell', { role: 'gridcell' }, permission.adminConsentRequired ? words.yes : words.no),
    );
    return { row, permission };
  });
  const list = h(
    'div',
    { role: 'rowgroup' },
    rows.map(({ row }) => row),
  );
  const setOpen = (open: boolean) => {
    hide(list, !open);
    header.setAttribute('aria-expanded', String(open));
  };
  const header = divButton(
    'div.ext-permission-group',
    { title: name },
    () => setOpen(header.getAttribute('aria-expanded') !== 'true'),
    icon('chevronRight'),
    h('span', {}, name),
  );
  setOpen(false);
  const element = h('div', {}, header, list);
  const filter = (text: string) => {
    const wanted = text.toLowerCase();
    let found = 0;
    for (const { row, permission } of rows) {
      const matches = permission.name.toLowerCase().includes(wanted);
      hide(row, !matches);
      if (matches) found++;
    }
    hide(element, found === 0);
    if (wanted) setOpen(true);
  };
  return { element, filter, setOpen };
};

const permissionList = (picker: Picker, api: string, type: PermissionType) => {
  const { world, app, pane } = picker;
  const chosen = new Set<Permission>();
  const available = world.catalogue.filter((p) => p.api === api && p.type === type);
  const isConfigured = (p: Permission) =>
    app.permissions.some((c) => c.api === p.api && c.name === p.name && c.type === p.type);
  const addButton = button(
    world.words.addPermissions,
    'primary',
    () => {
      pane.close();
      void picker.add([...chosen]);
    },
    'savePermissionsButton',
  );
  setDisabled(addButton, true);
  pane.setFooter(addButton, button(world.words.discard, 'secondary', pane.close));

  const toggle = (permission: Permission, checked: boolean) => {
    if (checked && !isConfigured(permission)) chosen.add(permission);
    else chosen.delete(permission);
    setDisabled(addButton, chosen.size === 0);
  };
  const names = [...new Set(available.map((p) => p.group))].sort();
  const groups = names.map((name) =>
    groupBlock(
      name,
      available.filter((p) => p.group === name),
      toggle,
      isConfigured,
      world,
    ),
  );
  const search = h('input.azc-input', {
    type: 'text',
    placeholder: 'Start typing a permission to filter these results',
    'aria-label': 'Select permissions',
    input: () => {
      for (const group of groups) group.filter(search.value.trim());
    },
  });
  return h(
    'div',
    {},
    h(
      'div.ext-permission-head',
      {},
      h('h3.ext-section-title', {}, 'Select permissions'),
      divButton(
        'a.ext-help',
        { role: 'link' },
        () => {
          for (const group of groups) group.setOpen(true);
        },
        'expand all',
      ),
    ),
    search,
    h(
      'div.ext-permission-list',
      { role: 'grid', 'aria-label': 'Select permissions' },
      h(
        'div.fxc-gc-thead.ext-permission-row',
        { role: 'row' },
        h('div.fxc-gc-columnheader', { role: 'columnheader' }, 'Permission'),
        h('div.fxc-gc-columnheader', { role: 'columnheader' }, world.words.adminConsentRequired),
      ),
      groups.map((group) => group.element),
    ),
  );
};

const chooseType = (picker: Picker, api: string, type: PermissionType | null = null): void => {
  picker.pane.setFooter();
  picker.pane.setContent(
    divButton('a.ext-back', { role: 'link' }, () => chooseApi(picker), icon('chevronLeft'), 'All APIs'),
    h('div.ext-api-head', {}, icon('plug'), h('span.ext-tile-title', {}, api)),
    h('p.practice-text', {}, 'What type of permissions does your application require?'),
    h(
      'div.ext-ad-typetiles',
      { role: 'radiogroup' },
      typeTile(picker, api, 'delegated', type),
      typeTile(picker, api, 'application', type),
    ),
    ...(type ? [permissionList(picker, api, type)] : []),
  );
};

export const openPermissionPicker = (
  app: AppView,
  world: World,
  add: (permissions: Permission[]) => Promise<void>,
): void => chooseApi({ app, world, add, pane: openPane(world.words.requestApiPermissions, { wide: true }) });
