import { type Child, divButton, h, hide, newId } from '../dom';
import { icon } from '../icons';

export interface Row {
  element: HTMLElement;
  showError(message: string | null): void;
}

/** A form row: label above, control, then the place for its error. */
export const formRow = (
  label: string,
  control: HTMLElement,
  options: { required?: boolean; help?: string; labelId?: string } = {},
): Row => {
  const error = h('div.fxc-validation.fxs-display-none', { role: 'alert' });
  const element = h(
    'div.fxc-weave-pccontrol.azc-formElementContainer',
    {},
    h(
      'div.azc-formElementSubLabelContainer',
      {},
      options.required && h('span.azc-required', { 'aria-hidden': 'true' }, '* '),
      h('label.azc-text-label', { id: options.labelId ?? newId(), for: control.id }, label),
    ),
    options.help && h('div.azc-form-help', {}, options.help),
    control,
    error,
  );
  return {
    element,
    showError: (message) => {
      error.replaceChildren(...(message ? [icon('warning'), message] : []));
      hide(error, !message);
    },
  };
};

export const textField = (options: {
  label: string;
  value?: string;
  placeholder?: string;
  required?: boolean;
  type?: string;
}): HTMLInputElement => {
  const input = h('input.azc-input.azc-formControl.azc-validation-border.msportalfx-tooltip-overflow', {
    id: newId(),
    type: options.type ?? 'text',
    'aria-label': options.label,
    'aria-required': options.required ? 'true' : undefined,
    placeholder: options.placeholder,
    autocomplete: 'off',
    spellcheck: 'false',
    'data-validatable-control-valid': String(!options.required || Boolean(options.value)),
  });
  input.value = options.value ?? '';
  input.addEventListener('input', () => {
    input.setAttribute(
      'data-validatable-control-valid',
      String(!options.required || input.value.trim() !== ''),
    );
    input.classList.add('azc-control-dirty');
  });
  return input;
};

export const button = (
  caption: string,
  kind: 'primary' | 'secondary',
  onPress: () => void,
  formElement?: string,
): HTMLElement =>
  divButton(
    `div.fxc-simplebutton.fxs-button.fxs-portal-button-${kind}`,
    {
      id: newId(),
      title: caption,
      'aria-disabled': 'false',
      'data-formelement': formElement && `pcControl: ${formElement}`,
    },
    onPress,
    h('span.fxs-button-text', {}, caption),
  );

export const setDisabled = (element: HTMLElement, disabled: boolean): void => {
  element.setAttribute('aria-disabled', String(disabled));
  element.classList.toggle('fxs-button-disabled', disabled);
};

export const checkbox = (
  label: Child,
  checked: boolean,
  onChange: (checked: boolean) => void,
): HTMLElement => {
  const box = h('input.azc-checkBox', {
    type: 'checkbox',
    id: newId(),
    checked,
    change: () => onChange(box.checked),
  });
  return h('div.azc-checkBox-container', {}, box, h('label', { for: box.id }, label));
};
