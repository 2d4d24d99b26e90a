import { divButton, h, hide } from '../dom';
import { icon } from '../icons';

export interface RowMenuItem {
  label: string;
  run: () => void;
}

/** The "…" at the end of a grid row. */
export const rowMenu = (items: RowMenuItem[]): HTMLElement => {
  const list = h(
    'ul.fxs-contextMenu.msportalfx-shadow-level3.fxs-display-none',
    { role: 'menu' },
    items.map((item) =>
      divButton('li.fxs-contextMenu-item', { role: 'menuitem', title: item.label }, item.run, item.label),
    ),
  );
  const element = h(
    'div.fxc-gc-contextmenu',
    {
      focusout: (event: FocusEvent) => {
        if (!element.contains(event.relatedTarget as Node | null)) hide(list, true);
      },
    },
    divButton(
      'div.ext-grid-action',
      { title: 'Click to open context menu', 'aria-label': 'Context menu', 'aria-haspopup': 'menu' },
      () => hide(list, !list.classList.contains('fxs-display-none')),
      icon('more'),
    ),
    list,
  );
  return element;
};
