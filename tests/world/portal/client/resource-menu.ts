import type { World } from '../shared/model';
import { divButton, h, hide, newId } from './dom';
import { type IconName, icon } from './icons';

interface Item {
  id: string;
  label: string;
  icon: IconName;
}

/** A group without a label is always open. */
interface Group {
  label?: string;
  items: Item[];
}

const item = (id: string, label: string, name: IconName): Item => ({ id, label, icon: name });

export const appMenu = ({ words, settings }: World): Group[] => [
  {
    items: [
      item('Overview', words.overview, 'app'),
      item('Quickstart', 'Quickstart', 'heart'),
      item('IntegrationAssistant', 'Integration assistant', 'check'),
      item('DiagnoseAndSolve', 'Diagnose and solve problems', 'warning'),
    ],
  },
  {
    label: words.manage,
    items: [
      item('Branding', 'Branding & properties', 'edit'),
      item(
        'Authentication',
        settings.authenticationPage === 'preview' && words.authentication === 'Authentication'
          ? words.authenticationPreview
          : words.authentication,
        'endpoints',
      ),
      item('Credentials', words.certificatesAndSecrets, 'key'),
      item('TokenConfiguration', 'Token configuration', 'menu'),
      item('CallAnAPI', words.apiPermissions, 'plug'),
      item('ProtectAnAPI', 'Expose an API', 'shield'),
      item('AppRoles', 'App roles', 'user'),
      item('Owners', 'Owners', 'user'),
      item('RolesAndAdministrators', 'Roles and administrators', 'user'),
      item('Manifest', 'Manifest', 'info'),
    ],
  },
  {
    label: words.support,
    items: [
      item('Troubleshoot', 'Troubleshooting', 'gear'),
      item('SupportRequest', 'New support request', 'user'),
    ],
  },
];

export const enterpriseMenu = ({ words }: World): Group[] => [
  { items: [item('Overview', words.overview, 'app')] },
  {
    label: words.manage,
    items: [item('Users', 'Users and groups', 'user'), item('Permissions', 'Permissions', 'shield')],
  },
];

/** The title names the menu item, except on Overview. */
export const menuLabel = (groups: Group[], id: string): string | undefined =>
  groups.flatMap((group) => group.items).find((entry) => entry.id.toLowerCase() === id.toLowerCase())?.label;

const storageKey = 'practice-open-groups';
/** Groups are closed until opened, and then stay open for the session. */
const openGroups = new Set<string>(JSON.parse(sessionStorage.getItem(storageKey) ?? '[]'));

const menuItem = (entry: Item, selected: string, open: (id: string) => void) => {
  const isSelected = entry.id.toLowerCase() === selected.toLowerCase();
  return divButton(
    'div.fxc-menu-listView-item',
    {
      id: newId(),
      role: 'treeitem',
      title: entry.label,
      'aria-selected': String(isSelected),
      'data-telemetryname': `Menu-${entry.id}`,
    },
    () => open(entry.id),
    icon(entry.icon),
    h('div.fxc-menu-item-text', {}, entry.label),
  );
};

const section = (group: Group, selected: string, open: (id: string) => void) => {
  const items = h(
    'div.fxc-menu-listView',
    { role: 'group', 'aria-label': group.label },
    group.items.map((entry) => menuItem(entry, selected, open)),
  );
  const { label } = group;
  if (!label) return h('div.fxc-menu-section', {}, items);
  const chevron = icon('chevronRight');
  const setOpen = (isOpen: boolean) => {
    hide(items, !isOpen);
    header.setAttribute('aria-expanded', String(isOpen));
  };
  const header = divButton(
    'div.fxc-menu-section-header',
    { id: newId(), title: label },
    () => {
      const isOpen = header.getAttribute('aria-expanded') !== 'true';
      if (isOpen) openGroups.add(label);
      else openGroups.delete(label);
      sessionStorage.setItem(storageKey, JSON.stringify([...openGroups]));
      setOpen(isOpen);
    },
    chevron,
    h('span.fxc-menu-section-title', {}, label),
  );
  const holdsSelected = group.items.some((entry) => entry.id.toLowerCase() === selected.toLowerCase());
  setOpen(holdsSelected || openGroups.has(label));
  return h('div.fxc-menu-section', {}, header, items);
};

export const resourceMenu = (groups: Group[], selected: string, open: (id: string) => void): HTMLElement =>
  h(
    'div.fxc-menu',
    { role: 'navigation' },
    h(
      'div.fxc-menu-search',
      {},
      icon('search'),
      h('input', { type: 'text', placeholder: 'Search', 'aria-label': 'Search menu' }),
      icon('chevronLeft'),
    ),
    h(
      'div.fxc-menu-list',
      { role: 'tree' },
      groups.map((group) => section(group, selected, open)),
    ),
  );
