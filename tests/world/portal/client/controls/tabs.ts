import { divButton, h, newId } from '../dom';

export interface Tab {
  key: string;
  label: string;
  content: () => HTMLElement;
}

/** Only the chosen tab's content is in the document. */
export const tabs = (entries: Tab[], selected: string, onSelect?: (key: string) => void): HTMLElement => {
  const panel = h('div.fxc-section-panel', { role: 'tabpanel', id: newId() });
  const heads = entries.map((entry) =>
    divButton(
      'div.fxc-section-tab',
      { id: newId(), role: 'tab', 'aria-selected': 'false', 'aria-controls': panel.id, title: entry.label },
      () => {
        show(entry.key);
        onSelect?.(entry.key);
      },
      entry.label,
    ),
  );
  const show = (key: string) => {
    for (const [index, entry] of entries.entries()) {
      heads[index]?.setAttribute('aria-selected', String(entry.key === key));
      if (entry.key === key) panel.replaceChildren(entry.content());
    }
  };
  show(selected);
  return h('div.fxc-section', {}, h('div.fxc-section-tabs', { role: 'tablist' }, heads), panel);
};
