import { cleanText } from './normalize';
import type { Kind } from './outline';
import { isShown, labelButtonOf, type Page } from './page';
import { isCut } from './shapes';
import type { Spot } from './spots';
import { saysLabel } from './table';
import { fields, hasContent, isEmptyValue, valueTexts } from './text';
import type { LabelKey } from './types';
import { hasLayout, isVisible } from './visible';

export type Found<T> =
  | { outcome: 'value'; value: T; node: Node; raw: string }
  | { outcome: 'blank' | 'cut' | 'unreadable' | 'absent' };

/** A parser gives null for what does not have the value's shape. */
export type Parse<T> = (text: string) => T | null;

/**
 * The value that belongs to a label: first by `for` and `aria-labelledby`, then what follows it in the nearest
 * container (layouts A to E of knowledge/portal.md §4.4, lists and tables). Whatever follows first must be the
 * value; a second label, a sentence or a wrong shape means that nothing was seen.
 */
export function findValue<T>(page: Page, spot: Pick<Spot, 'element'>, parse: Parse<T>): Found<T> {
  for (const linked of linkedElements(page, spot.element)) {
    const found = parseNode(page, linked, parse);
    if (found.outcome !== 'absent') return found;
  }
  const node = followingNode(page, spot.element);
  return node ? parseNode(page, node, parse) : { outcome: 'absent' };
}

/**
 * Values in fields that carry their label in themselves (knowledge/portal.md §4.1, copyable text). What can be edited
 * is none: it may be what the admin is typing.
 */
export function findNamedValues<T>(
  page: Page,
  key: LabelKey,
  parse: Parse<T>,
): { label: string; found: Found<T>; element: Element }[] {
  return page.outline
    .elements(fields)
    .filter((field) => field.matches('input[readonly],textarea[readonly]'))
    .map((element) => ({ element, label: element.getAttribute('aria-label') ?? '' }))
    .filter(({ element, label }) => saysLabel(page, label, key) && isVisible(element))
    .map((named) => ({ ...named, found: parseNode(page, named.element, parse) }));
}

/** The node that follows a label: its value, if it has one. */
export function followingNode(page: Page, label: Element): Node | null {
  let inner: Node = label;
  for (let level = 0; level < 6; level++) {
    const parent: Element | null = inner.parentElement;
    if (!parent || parent === page.document.body) return null;
    const next = pastAction(page, siblingWithContent(page, inner, 'nextSibling'));
    // A value is short: what is longer is another part of the page.
    if (next && (next.textContent?.length ?? 0) > 1000) return null;
    if (next) return !isSameKind(inner, next, label) && belongsTo(page, inner, next) ? next : null;
    inner = parent;
  }
  return null;
}

function siblingWithContent(
  page: Page,
  node: Node,
  direction: 'nextSibling' | 'previousSibling',
): Node | null {
  let sibling = node[direction];
  while (sibling && !hasContent(sibling) && !hasLabelButton(page, sibling)) sibling = sibling[direction];
  return sibling;
}

/** What is pressed is no content, unless it is a label. */
const hasLabelButton = (page: Page, node: Node): boolean =>
  page.spots.some(
    (spot) => node.contains(spot.element) && labelButtonOf(spot.element) !== null && isValueLabel(spot),
  );

const isValueLabel = ({ keys }: Spot): boolean =>
  (['clientId', 'objectId', 'tenantId', 'displayName', 'supportedAccountTypes'] as const).some((key) =>
    keys.has(key),
  );

/** "Resource group (move)": an action in brackets goes with the label. */
function pastAction(page: Page, start: Node | null): Node | null {
  if (!/^\s*[(（]/.test(start?.textContent ?? '')) return start;
  let isPressed = false;
  for (let node = start; node; node = node.nextSibling) {
    isPressed ||= node instanceof Element && (node.matches('a,button') || !!node.querySelector('a,button'));
    if (/[)）]\s*$/.test(node.textContent ?? ''))
      return isPressed ? siblingWithContent(page, node, 'nextSibling') : start;
  }
  return start;
}

/** An item whose own value is empty is followed by the next item, which is no value of this one. */
const isSameKind = (item: Node, next: Node, label: Element): boolean =>
  item !== label &&
  item instanceof Element &&
  next instanceof Element &&
  item.childElementCount > 1 &&
  next.childElementCount > 1 &&
  item.tagName === next.tagName &&
  item.className === next.className;

/** Guards against labels in one column and values in another: the last label must not take the first value. */
function belongsTo(page: Page, label: Node, next: Node): boolean {
  if (hasLabelInside(page, next) && !isNameLikeLabel(page, next)) return false;
  const previous = siblingWithContent(page, label, 'previousSibling');
  if (previous && isBareLabel(page, previous)) return false;
  if (!(label instanceof Element && next instanceof Element) || !hasLayout(page.document)) return true;
  const a = label.getBoundingClientRect();
  const b = next.getBoundingClientRect();
  const besides = a.top < b.bottom && b.top < a.bottom;
  const below = b.top >= a.bottom - 2 && b.left < a.right && a.left < b.right;
  return besides || below || b.width === 0 || a.width === 0;
}

/** The portal's words for account types are values. */
const hasLabelInside = (page: Page, node: Node): boolean =>
  page.spots.some(
    (spot) =>
      node.contains(spot.element) &&
      ![...spot.keys.keys()].every((key) => /^(single|multi|personal)/.test(key)) &&
      isShown(spot),
  );

/** An app may be called "Object ID": nothing but that name, and the end of its container. */
const isNameLikeLabel = (page: Page, node: Node): boolean =>
  node instanceof Element && isBareLabel(page, node) && !siblingWithContent(page, node, 'nextSibling');

const isBareLabel = (page: Page, node: Node): boolean =>
  page.spots.some(
    (spot) => node.contains(spot.element) && node.textContent?.trim() === spot.text.trim() && isShown(spot),
  );

function parseNode<T>(page: Page, node: Node, parse: Parse<T>): Found<T> {
  const texts = valueTexts(node);
  if (isEmptyValue(texts))
    return { outcome: texts.length > 0 || node instanceof Element ? 'blank' : 'absent' };
  for (const text of texts) {
    const raw = withoutCopy(page, node, text);
    const value = parse(raw);
    if (value !== null) return { outcome: 'value', value, node, raw };
  }
  return { outcome: texts.some(isCut) ? 'cut' : 'unreadable' };
}

/** A value without the words of a copy button that is not made as a button. */
function withoutCopy(page: Page, node: Node, text: string): string {
  for (const part of node instanceof Element ? node.querySelectorAll('*') : []) {
    const word = part.childElementCount ? '' : cleanText(part.textContent ?? '');
    if (!word || !saysLabel(page, word, 'copyToClipboard')) continue;
    if (text.endsWith(word) && text !== word) return text.slice(0, -word.length).trim();
    if (text.startsWith(word) && text !== word) return text.slice(word.length).trim();
  }
  return text;
}

const labelled: Kind = { selectors: ['[aria-labelledby]'] };

/** Elements that the page itself ties to a label (layouts C and D). */
export function linkedElements(page: Page, label: Element): Element[] {
  const owner = label.closest('label');
  const control = owner instanceof HTMLLabelElement ? owner.control : null;
  const ids = [label, label.parentElement, label.firstElementChild]
    .map((element) => element?.id)
    .filter(Boolean);
  const named = ids.flatMap((id) =>
    page.outline
      .elements(labelled)
      .filter((element) => (element.getAttribute('aria-labelledby') ?? '').split(/\s+/).includes(id ?? '')),
  );
  return [...(control ? [control] : []), ...named].filter(
    (element) =>
      !element.contains(label) &&
      !element.matches('[role=region],[role=group],[role=dialog],section') &&
      isVisible(element),
  );
}
