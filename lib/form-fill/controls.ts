import { isVisible } from '../portal/visible';
import type { FieldKind, FieldSight } from './types';

type TextField = HTMLInputElement | HTMLTextAreaElement;

/** One thing to fill in on a page: an element, or the radio buttons of one name. */
export type Control =
  | { kind: 'text'; element: TextField }
  | { kind: 'checkbox'; element: HTMLInputElement }
  | { kind: 'select'; element: HTMLSelectElement }
  | { kind: 'radio'; element: HTMLInputElement; group: HTMLInputElement[] }
  | { kind: 'custom'; element: Element };

const typed = ['text', 'email', 'url', 'tel', 'number', 'password'];
/** Values that need a control of their own. */
const chosen = ['date', 'datetime-local', 'month', 'week', 'time', 'color', 'range'];

/** Made by the page out of something else: its state is its own, and only its own clicks change it. */
const custom = [
  '[role=combobox]:not(select)',
  '[role=listbox]:not(select)',
  '[role=switch]:not(input)',
  '[role=checkbox]:not(input)',
  '[role=radiogroup]',
  '[role=textbox]:not(input,textarea)',
  '[role=spinbutton]:not(input)',
  '[contenteditable=""],[contenteditable=true]',
  'button[aria-haspopup=listbox]',
].join(',');

export const controlSelector = `input:not([type=hidden],[type=button],[type=submit],[type=reset],[type=image],[type=file]),textarea,select,${custom}`;

/** Every field of the document, in its order. A search box is none: what is typed there filters the page. */
export function findControls(document: Document): Control[] {
  const groups = new Set<HTMLInputElement>();
  return [...document.querySelectorAll(controlSelector)].flatMap((element): Control[] => {
    if (groups.has(element as HTMLInputElement)) return [];
    const kind = kindOf(element);
    if (kind === null) return [];
    if (kind !== 'radio') return [{ kind, element } as Control];
    const radio = element as HTMLInputElement;
    const group = radiosOf(radio);
    for (const member of group) groups.add(member);
    return [{ kind, element: radio, group }];
  });
}

function kindOf(element: Element): FieldKind | null {
  const isChoice =
    element.matches('[role=combobox],[aria-haspopup=listbox]') && !(element instanceof HTMLSelectElement);
  if (element instanceof HTMLInputElement) {
    const { type } = element;
    if (type === 'checkbox' || type === 'radio') return type;
    if (chosen.includes(type)) return 'custom';
    if (!typed.includes(type) || element.matches('[role=searchbox]')) return null;
    return isChoice ? 'custom' : 'text';
  }
  if (element instanceof HTMLTextAreaElement) return 'text';
  if (element instanceof HTMLSelectElement) return element.multiple ? 'custom' : 'select';
  // Around fields of its own it is only their frame.
  return element.querySelector('input:not([type=hidden]),select,textarea') ? null : 'custom';
}

const radiosOf = (radio: HTMLInputElement): HTMLInputElement[] =>
  radio.name === ''
    ? [radio]
    : [...radio.ownerDocument.querySelectorAll<HTMLInputElement>('input[type=radio]')].filter(
        (other) => other.name === radio.name && other.form === radio.form,
      );

/** The elements of a field. */
export const elementsOf = (control: Control): Element[] =>
  control.kind === 'radio' ? control.group : [control.element];

/** What is open in front of the page, where something is: the admin can't reach what lies behind it. */
export const frontOf = (document: Document): Element | null =>
  [...document.querySelectorAll('[aria-modal=true],dialog[open]')].filter(isVisible).at(-1) ?? null;

export function stateOf(control: Control, front: Element | null): FieldSight['state'] {
  const elements = elementsOf(control);
  if (front && !elements.some((element) => front.contains(element))) return 'hidden';
  if (!elements.some(isReachable)) return 'hidden';
  if (elements.every((element) => element.matches(':disabled') || element.closest('[aria-disabled=true]')))
    return 'disabled';
  const isFixed = control.kind === 'text' && control.element.readOnly;
  return isFixed || control.element.getAttribute('aria-readonly') === 'true' ? 'readonly' : 'editable';
}

/** Boxes and radio buttons are often drawn by their label, themselves without a size. */
export function isReachable(element: Element): boolean {
  if (element.closest('[inert],[aria-hidden=true]')) return false;
  if (isVisible(element)) return true;
  const isBox = element instanceof HTMLInputElement && /^(checkbox|radio)$/.test(element.type);
  return isBox && [...(element.labels ?? [])].some(isVisible);
}
