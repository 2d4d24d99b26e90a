import type { Choice } from '../../shared/choices';
import { h, hide, newId } from '../dom';
import { icon } from '../icons';

export interface Dropdown<T> {
  element: HTMLElement;
  value(): T | undefined;
}

/** Opens on pointerdown alone: a scripted click() does nothing, as in the portal. */
export const dropdown = <T>(options: {
  label: string;
  choices: Choice<T>[];
  selected?: T;
  placeholder?: string;
  onChange?: (value: T) => void;
}): Dropdown<T> => {
  let selected = options.choices.find((choice) => choice.value === options.selected);
  const text = h('div.fxc-dropdown-input', {}, selected?.text ?? options.placeholder ?? '');
  const popup = h('div.fxc-dropdown-popup.fxs-display-none', {
    role: 'tree',
    id: newId(),
    'aria-label': options.label,
  });
  const head = h(
    'div.azc-formControl.azc-input.fxc-dropdown-head',
    {
      id: newId(),
      role: 'combobox',
      tabindex: 0,
      'aria-label': options.label,
      'aria-haspopup': 'tree',
      'aria-expanded': 'false',
      'aria-controls': popup.id,
    },
    text,
    icon('chevronDown', 'fxc-group-dropdown-arrow'),
  );
  const element = h('div.fxc-dropdown.fxc-base', {}, head, popup);

  const setOpen = (open: boolean) => {
    hide(popup, !open);
    element.classList.toggle('fxc-dropdown-open', open);
    head.setAttribute('aria-expanded', String(open));
    if (open) items[selected ? options.choices.indexOf(selected) : 0]?.focus();
  };
  const choose = (choice: Choice<T>) => {
    selected = choice;
    text.textContent = choice.text;
    text.classList.remove('fxc-dropdown-placeholder');
    for (const item of items) item.setAttribute('aria-selected', String(item.title === choice.text));
    setOpen(false);
    head.focus();
    options.onChange?.(choice.value);
  };
  const items = options.choices.map((choice, index) =>
    h(
      'div.fxc-dropdown-option',
      {
        id: newId(),
        role: 'treeitem',
        tabindex: -1,
        title: choice.text,
        'aria-selected': String(choice === selected),
        click: () => choose(choice),
        keydown: (event: KeyboardEvent) => {
          if (event.key === 'Enter' || event.key === ' ') choose(choice);
          else if (event.key === 'ArrowDown') items[index + 1]?.focus();
          else if (event.key === 'ArrowUp') items[index - 1]?.focus();
          else if (event.key === 'Escape') setOpen(false);
          else return;
          event.preventDefault();
          event.stopPropagation();
        },
      },
      h('span', {}, choice.text),
    ),
  );
  popup.append(...items);
  if (!selected) text.classList.add('fxc-dropdown-placeholder');
  head.addEventListener('pointerdown', (event) => {
    event.preventDefault();
    setOpen(head.getAttribute('aria-expanded') !== 'true');
  });
  head.addEventListener('keydown', (event) => {
    if (!['Enter', ' ', 'ArrowDown'].includes(event.key)) return;
    event.preventDefault();
    setOpen(true);
  });
  element.addEventListener('focusout', (event) => {
    if (!element.contains(event.relatedTarget as Node | null)) setOpen(false);
  });
  return { element, value: () => selected?.value };
};
