import type { Choice } from '../../shared/choices';
import { divButton, h, newId } from '../dom';

interface Options<T> {
  label: string;
  choices: Choice<T>[];
  selected: T;
  onChange?: (value: T) => void;
}

export const radioGroup = <T>(options: Options<T>): { element: HTMLElement; value(): T } => {
  let value = options.selected;
  const items = options.choices.map((choice) =>
    divButton(
      'li.azc-radio',
      { id: newId(), role: 'radio', 'aria-checked': String(choice.value === value) },
      () => {
        value = choice.value;
        for (const item of items)
          item.setAttribute('aria-checked', String(item === items[options.choices.indexOf(choice)]));
        options.onChange?.(value);
      },
      h('div.azc-radio-circle', {}),
      h('span', {}, choice.text),
    ),
  );
  return {
    element: h('ul.azc-radioButton', { id: newId(), role: 'radiogroup', 'aria-label': options.label }, items),
    value: () => value,
  };
};

/** The two-part Yes/No switch of the older pages. */
export const optionPicker = <T>(options: Options<T>): HTMLElement => {
  const items = options.choices.map((choice) =>
    divButton(
      'li.azc-optionPicker-item',
      { role: 'radio', title: choice.text, 'aria-checked': String(choice.value === options.selected) },
      () => {
        for (const item of items) item.setAttribute('aria-checked', String(item.title === choice.text));
        options.onChange?.(choice.value);
      },
      choice.text,
    ),
  );
  return h('ul.azc-optionPicker', { id: newId(), role: 'radiogroup', 'aria-label': options.label }, items);
};

/** The newer pages' on/off switch, with its state in words beside it. */
export const toggle = (options: {
  label: string;
  on: string;
  off: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}): HTMLElement => {
  const state = h('span.azc-toggle-state', {}, options.checked ? options.on : options.off);
  const knob = divButton(
    'div.azc-toggle',
    { id: newId(), role: 'switch', 'aria-label': options.label, 'aria-checked': String(options.checked) },
    () => {
      const checked = knob.getAttribute('aria-checked') !== 'true';
      knob.setAttribute('aria-checked', String(checked));
      state.textContent = checked ? options.on : options.off;
      options.onChange(checked);
    },
    h('div.azc-toggle-knob'),
  );
  return h('div.azc-toggle-container', {}, knob, state);
};
