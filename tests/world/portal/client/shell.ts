import type { World } from '../shared/model';
import { appListHref } from '../shared/routes';
import { contextPane } from './context-pane';
import { h } from './dom';
import { type IconName, icon } from './icons';
import { messageHosts } from './messages';

const topButton = (name: IconName, label: string) =>
  h('button.fxs-topbar-button', { type: 'button', title: label, 'aria-label': label }, icon(name));

const accountButton = ({ user, tenant }: World) =>
  h(
    'button.fxs-menu-account',
    {
      type: 'button',
      // The third line is the only place where the shell tells the tenant's ID.
      title: `${user.displayName}\n${user.upn}\n${tenant.displayName} (${tenant.domain}) (${tenant.id})`,
    },
    h(
      'div.fxs-avatarmenu-text',
      {},
      h('div.fxs-avatarmenu-username', {}, user.upn),
      h(
        'div.fxs-avatarmenu-tenant',
        {},
        `${tenant.displayName.toUpperCase()} (${tenant.domain.toUpperCase()})`,
      ),
    ),
    h('div.fxs-avatarmenu-image', { 'aria-hidden': 'true' }, icon('user')),
  );

const topBar = (world: World) =>
  h(
    'div.fxs-topbar',
    { role: 'banner' },
    h(
      'button.fxs-topbar-sidebar-collapse-button',
      { type: 'button', 'aria-label': 'Show portal menu' },
      icon('menu'),
    ),
    h(
      'a.fxs-topbar-home',
      { href: '#home' },
      location.hostname.startsWith('entra.') ? 'Microsoft Entra admin center' : 'Microsoft Azure',
    ),
    h(
      'div.fxs-search.fxs-topbar-search',
      {},
      icon('search'),
      h('input', {
        role: 'combobox',
        type: 'text',
        placeholder: 'Search resources, services, and docs (G+/)',
        'aria-label': 'Search resources, services, and docs',
        'aria-expanded': 'false',
        'aria-autocomplete': 'list',
      }),
    ),
    h('button.fxs-topbar-copilot', { type: 'button' }, 'Copilot'),
    topButton('bell', 'Notifications'),
    topButton('gear', 'Settings'),
    accountButton(world),
  );

const sidebar = ({ words }: World) => {
  const entry = (href: string, label: string, name: IconName) =>
    h('a.fxs-sidebar-item-link', { href, title: label }, icon(name), h('span.fxs-sidebar-label', {}, label));
  return h(
    'nav.fxs-sidebar',
    { 'aria-label': 'Portal menu' },
    h(
      'div.fxs-sidebar-menu-container',
      {},
      entry('#home', 'Home', 'home'),
      entry(appListHref, words.appRegistrations, 'app'),
    ),
  );
};

/** Draws the frame of the portal; returns the element that blades go into. */
export const drawShell = (world: World): HTMLElement => {
  const journey = h('div.fxs-journey-layout', { role: 'main' });
  document.body.append(
    h(
      'div.fxs-portal',
      {},
      topBar(world),
      h('div.fxs-portal-main', {}, sidebar(world), h('div.fxs-portal-content', {}, journey, contextPane)),
    ),
    ...messageHosts,
  );
  return journey;
};
