import { cleanText } from './normalize';
import type { Kind } from './outline';
import { findGuid, isBlank, isCut } from './shapes';
import { isVisible } from './visible';

/** What belongs to a value's surroundings, not to the value: tooltips, icons, and buttons unless they are links. */
const asides = 'script,style,template,noscript,svg,[role=tooltip],[role=img]';
const buttons = 'button:not([class*=ink]),[role=button]:not(a,[class*=ink]),div[type=button]';

/** An ID may be pressed to be copied: a button that says nothing else is the value. */
const isAside = (element: Element): boolean =>
  element.matches(asides) || (element.matches(buttons) && findGuid(element.textContent ?? '') === null);

/**
 * What a person reads in a node: visible text only, without buttons and tooltips; a text that is there several
 * times over counts once (knowledge/portal.md §4.4, traps 1 and 2).
 */
export function textOf(node: Node, { withButtons = false } = {}): string {
  const parts: string[] = [];
  let joined = '';
  let block: Element | null = null;
  visitText(node, withButtons, (text, parent) => {
    parts.push(cleanText(text));
    const own = blockOf(parent);
    joined += block && own !== block ? ` ${text}` : text;
    block = own;
  });
  const words = parts.filter((part) => part !== '');
  const first = words[0] ?? '';
  return words.length > 1 && words.every((word) => word === first) ? first : cleanText(joined);
}

function visitText(node: Node, withButtons: boolean, visit: (text: string, parent: Element) => void): void {
  if (node.nodeType === Node.TEXT_NODE) {
    const parent = node.parentElement;
    if (parent && (node as Text).data.trim() && isVisible(parent)) visit((node as Text).data, parent);
    return;
  }
  if (
    !(node instanceof Element) ||
    (withButtons ? node.matches('script,style,template,noscript') : isAside(node))
  )
    return;
  for (const child of node.childNodes) visitText(child, withButtons, visit);
}

/** Inline pieces of one block are read without a gap: a GUID may be split into spans. */
export function blockOf(element: Element): Element {
  let block = element;
  while (block.parentElement && /^(inline|contents)/.test(getComputedStyle(block).display))
    block = block.parentElement;
  return block;
}

/** Texts in these are no texts of the page. */
export const unseen = 'script,style,option';

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
export const fieldSelector =
  'input:not([type=hidden],[type=checkbox],[type=radio],[type=button],[type=submit],[type=file]),textarea,select,[role=combobox],[role=textbox]';
export const fields: Kind = {
  selectors: ['input', 'textarea', 'select', '[role=combobox]', '[role=textbox]'],
  test: (field) => field.matches(fieldSelector),
};

/** What a form field holds, as a person sees it: of a password only that it is there. */
export function fieldText(field: Element): string {
  if (field instanceof HTMLInputElement && field.type === 'password') return '';
  if (field instanceof HTMLSelectElement) return cleanText(field.selectedOptions[0]?.textContent ?? '');
  const value = (field as Field).value;
  return cleanText(value ?? textOf(field, { withButtons: true }));
}

/**
 * Every way in which an element gives its value, best first: what a field holds, the text, and the full text
 * behind a cut one in `title` or `aria-label`.
 */
export function valueTexts(node: Node): string[] {
  if (!(node instanceof Element)) return [textOf(node)];
  const fields = node.matches(fieldSelector) ? [node] : [...node.querySelectorAll(fieldSelector)];
  const shown = [...fields.filter(isVisible).map(fieldText), textOf(node)].filter((text) => text !== '');
  const cut = shown.find(isCut) ?? (shown.length === 0 ? '' : null);
  if (cut === null) return shown;
  const start = cut.replace(/(?<![….\s])[….\s]+$/, '').toLowerCase();
  // Nothing shown: only a field may have its value in its title, other titles say what a click does.
  for (const named of start ? [node, ...node.querySelectorAll('[title],[aria-label]')] : fields) {
    for (const attribute of ['title', 'aria-label']) {
      const full = cleanText(named.getAttribute(attribute) ?? '');
      if (full && !isCut(full) && full.toLowerCase().startsWith(start) && isVisible(named)) shown.push(full);
    }
  }
  return shown.filter((text) => !isCut(text) || shown.length === 1);
}

/** Whether there is anything to read in a node at all; stops at the first word. */
export function hasContent(node: Node): boolean {
  if (node instanceof Element && (node.matches(fieldSelector) || node.querySelector(fieldSelector)))
    return true;
  if (!node.textContent?.trim()) return false;
  if (node instanceof Element) return !isAside(node) && [...node.childNodes].some(hasContent);
  return cleanText(node.textContent) !== '' && !!node.parentElement && isVisible(node.parentElement);
}

export const isEmptyValue = (texts: readonly string[]): boolean => texts.every(isBlank);
