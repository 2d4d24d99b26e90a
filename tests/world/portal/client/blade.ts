import { divButton, h } from './dom';
import { type IconName, icon } from './icons';

export interface Blade {
  section: HTMLElement;
  setTitle(title: string, subtitle?: string): void;
  setMenu(menu: HTMLElement | null): void;
  setBody(...children: Node[]): void;
  setLoading(loading: boolean): void;
}

/** A blade's furniture: title with its buttons, resource menu, and the place for the content. */
export const createBlade = (options: { icon: IconName; onClose: () => void }): Blade => {
  const title = h('h2.fxs-blade-title-titleText.msportalfx-tooltip-overflow');
  const subtitle = h('div.fxs-blade-title-subtitleText.fxs-portal-subtext');
  const progress = h('div.fxs-blade-progress.fxs-display-none', {
    role: 'progressbar',
    'aria-label': 'Loading',
  });
  const menuHost = h('div.fxs-blade-menu');
  const body = h('div.fxs-blade-content-wrapper');
  const section = h(
    'section.fxs-blade.fxs-blade-firstblade.fxs-blade-display-in-journey.fxs-bladesize-xxlarge.fxs-blade-maximized',
    { 'data-extensionname': 'Microsoft_AAD_RegisteredApps' },
    h(
      'header.fxs-blade-header',
      {},
      h('div.fxs-blade-breadcrumb', {}, h('a', { href: '#home' }, 'Home'), icon('chevronRight')),
      h(
        'div.fxs-blade-title',
        {},
        h('div.fxs-blade-title-icon', {}, icon(options.icon)),
        h('div.fxs-blade-title-content', {}, title, subtitle),
        h(
          'button.fxs-blade-copyname',
          {
            type: 'button',
            title: 'Copy',
            'aria-label': 'Copy',
            click: () => void navigator.clipboard.writeText(title.textContent ?? ''),
          },
          icon('copy'),
        ),
        divButton(
          'div.fxs-blade-close',
          { title: 'Close', 'aria-label': 'Close' },
          options.onClose,
          icon('close'),
        ),
      ),
      progress,
    ),
    h('div.fxs-blade-content-container', {}, menuHost, body),
  );
  return {
    section,
    setTitle: (text, below = '') => {
      title.textContent = text;
      title.title = text;
      subtitle.textContent = below;
    },
    setMenu: (menu) => menuHost.replaceChildren(...(menu ? [menu] : [])),
    setBody: (...children) => body.replaceChildren(...children),
    setLoading: (loading) => {
      progress.classList.toggle('fxs-display-none', !loading);
      section.classList.toggle('fxs-blade-shows-pending', loading);
      section.setAttribute('aria-busy', String(loading));
    },
  };
};
