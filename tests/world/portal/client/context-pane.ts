import { divButton, h, hide } from './dom';
import { icon } from './icons';

export interface Pane {
  setContent(...children: Node[]): void;
  setFooter(...children: Node[]): void;
  close(): void;
}

const content = h('div.fxs-blade.msportalfx-shadow-level3.fxs-contextpane-content');
const element = h(
  'div.fxs-contextpane.fxs-portal-bg-txt-br.az-noprint.fxs-portal-contextpane-right.fxs-display-none',
  {},
  content,
);

/** The one pane of the shell, at the right edge. */
export const contextPane = element;

export const closePane = (): void => {
  hide(element, true);
  element.classList.remove('fxs-contextpane-visible');
  content.replaceChildren();
};

element.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') closePane();
});

export const openPane = (title: string, options: { wide?: boolean; subtitle?: string } = {}): Pane => {
  const body = h('div.fxs-blade-content-container-default');
  const footer = h('div.fxs-contextpane-footer');
  const heading = h(
    'h2.fxs-blade-title-titleText.msportalfx-tooltip-overflow',
    { id: 'fxsContextPaneTitle' },
    title,
  );
  content.replaceChildren(
    h(
      'div.fxs-blade-title',
      {},
      h(
        'div.fxs-blade-title-content',
        {},
        heading,
        options.subtitle && h('div.fxs-blade-title-subtitleText.fxs-portal-subtext', {}, options.subtitle),
      ),
      divButton('div.fxs-blade-close', { title: 'Close', 'aria-label': 'Close' }, closePane, icon('close')),
    ),
    h(
      'div.fxs-blade-content-wrapper',
      { role: 'dialog', 'aria-labelledby': 'fxsContextPaneTitle' },
      body,
      footer,
    ),
  );
  element.classList.toggle('fxs-contextpane-wide', options.wide ?? false);
  element.classList.add('fxs-contextpane-visible');
  hide(element, false);
  return {
    setContent: (...children) => body.replaceChildren(...children),
    setFooter: (...children) => footer.replaceChildren(...children),
    close: closePane,
  };
};
