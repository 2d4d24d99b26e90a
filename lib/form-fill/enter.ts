import { cleanText } from '../portal/normalize';
import type { Control } from './controls';
import type { Put } from './types';

/**
 * What a field holds, and putting something into it. A value is set past whatever a framework has put over the
 * element's own property, and told by the events that typing or choosing sets off, so that React, Vue, Angular and
 * jQuery all take it.
 */

/** In the form in which it can be put back; null for what can't be set from outside. */
export function holding(control: Control): Put | null {
  switch (control.kind) {
    case 'text':
      return control.element.value;
    case 'checkbox':
      return control.element.checked;
    case 'select':
      return control.element.selectedIndex;
    case 'radio':
      return control.group.findIndex(({ checked }) => checked);
    case 'custom':
      return null;
  }
}

/** As a person reads it. */
export function shownValue(control: Control): string {
  switch (control.kind) {
    case 'select':
      return cleanText(control.element.selectedOptions[0]?.textContent ?? '');
    case 'custom':
      return cleanText((control.element as HTMLInputElement).value ?? control.element.textContent ?? '');
    default:
      return String(holding(control) ?? '');
  }
}

export function enter(control: Control, put: Put): void {
  if (holding(control) === put) return;
  switch (control.kind) {
    case 'text':
      enterText(control.element, String(put));
      break;
    case 'select':
      setNatively(HTMLSelectElement.prototype, control.element, 'selectedIndex', put);
      announce(control.element);
      break;
    case 'checkbox':
      press(control.element);
      break;
    case 'radio': {
      const wanted = control.group[Number(put)];
      if (wanted) press(wanted);
      // Nothing was chosen before, and a page has no way to take a choice back.
      else
        for (const radio of control.group) setNatively(HTMLInputElement.prototype, radio, 'checked', false);
      break;
    }
  }
}

export function enterText(element: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  const { prototype } = element instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  setNatively(prototype, element, 'value', text);
  announce(element, text);
}

function setNatively(prototype: object, element: Element, property: string, value: unknown): void {
  Object.getOwnPropertyDescriptor(prototype, property)?.set?.call(element, value);
}

function announce(element: Element, data: string | null = null): void {
  const common = { bubbles: true, composed: true };
  element.dispatchEvent(new InputEvent('input', { ...common, inputType: 'insertReplacementText', data }));
  element.dispatchEvent(new Event('change', common));
}

/**
 * A box is ticked by a press, from which the browser itself makes `input` and `change`: React hears of a box by nothing
 * else. Only ever a box or a radio button: no button and no link is pressed for the admin.
 */
function press(box: HTMLInputElement): void {
  box.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, cancelable: true }));
}
