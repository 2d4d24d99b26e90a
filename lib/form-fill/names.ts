import { cleanText } from '../portal/normalize';
import { hasContent, textOf } from '../portal/text';
import { type Control, controlSelector, elementsOf } from './controls';

const longest = 200;

/**
 * What a field is called. What the page ties to it counts alone; where nothing is tied, what stands before it does: the
 * cells before it in its row, the only label in its box, or the text before it. Never a placeholder.
 */
export function namesOf(control: Control): string[] {
  const { element } = control;
  const owner = control.kind === 'radio' ? groupOf(control.group) : element;
  const tied = [labelledBy(owner), owner.getAttribute('aria-label') ?? '', ...ownLabels(control, owner)];
  const names = tidy(tied);
  if (names.length > 0) return names;
  return tidy(control.kind === 'checkbox' ? besideBox(control) : before(owner, control));
}

const tidy = (texts: readonly string[]): string[] => [
  ...new Set(texts.map(cleanText).filter((text) => text !== '' && text.length <= longest)),
];

/** What each radio button of a group is called. */
export const optionName = (radio: HTMLInputElement): string =>
  tidy([
    ...labelsOf(radio),
    radio.getAttribute('aria-label') ?? '',
    labelledBy(radio),
    textAfter(radio),
  ])[0] ?? '';

function labelledBy(element: Element): string {
  const ids = (element.getAttribute('aria-labelledby') ?? '').split(/\s+/).filter(Boolean);
  return ids
    .map((id) => element.ownerDocument.getElementById(id))
    .map((named) => (named ? wordsIn(named) : ''))
    .join(' ');
}

function ownLabels(control: Control, owner: Element): string[] {
  if (control.kind === 'radio') {
    const legend = owner.matches('fieldset') ? owner.querySelector(':scope > legend') : null;
    return legend ? [wordsIn(legend)] : [];
  }
  return control.kind === 'custom' ? [] : labelsOf(control.element);
}

const labelsOf = (element: { labels: NodeListOf<HTMLLabelElement> | null }): string[] =>
  [...(element.labels ?? [])].map(wordsIn);

/** A label that only screen readers see says what the field is as well. */
const wordsIn = (element: Element): string => words(element) || hiddenWords(element);
const hiddenWords = (element: Element) =>
  element.querySelector(controlSelector) ? '' : (element.textContent ?? '');

/** The text of a node without what stands in its fields. */
function words(node: Node): string {
  if (!(node instanceof Element)) return textOf(node);
  if (node.matches(controlSelector)) return '';
  if (!node.querySelector(controlSelector)) return textOf(node);
  return [...node.childNodes].map(words).filter(Boolean).join(' ');
}

/** The nearest element around all radio buttons of a group. */
function groupOf(group: readonly HTMLInputElement[]): Element {
  const [first] = group;
  if (!first) throw new TypeError('a group without radio buttons');
  const named = first.closest('fieldset,[role=radiogroup]');
  if (named && group.every((radio) => named.contains(radio))) return named;
  let box: Element = first;
  while (box.parentElement && !group.every((radio) => box.contains(radio))) box = box.parentElement;
  return box;
}

const borders = 'form,fieldset,dialog,[role=dialog],table,body,main,section,nav,header';
const cells = 'td,th,[role=cell],[role=gridcell],[role=rowheader]';
const headings = 'h1,h2,h3,h4,h5,h6,[role=heading],legend';

function before(owner: Element, control: Control): string[] {
  const cell = owner.closest(cells);
  if (cell) return cellsBefore(cell);
  const own = elementsOf(control);
  let inner = owner;
  for (let level = 0; level < 5; level++) {
    const box = inner.parentElement;
    if (!box || hasOthers(box, own)) break;
    const labels = [...box.querySelectorAll('label')].filter(
      (label) => !label.control && !label.querySelector(controlSelector),
    );
    if (labels.length === 1 && labels[0]) return [words(labels[0])];
    if (labels.length > 1 || box.matches(borders)) break;
    inner = box;
  }
  return [textBefore(owner, own)];
}

/** Every text before it in the row, back to the next field: "key | type | value" is called by its key. */
function cellsBefore(cell: Element): string[] {
  const names: string[] = [];
  for (let other = cell.previousElementSibling; other; other = other.previousElementSibling) {
    if (other.querySelector(controlSelector)) break;
    names.push(words(other));
  }
  return names;
}

function textBefore(owner: Element, own: readonly Element[]): string {
  let inner: Element = owner;
  for (let level = 0; level < 5; level++) {
    const previous = siblingBefore(inner);
    if (previous) return isText(previous) ? words(previous) : '';
    const box = inner.parentElement;
    if (!box || box.matches(borders) || hasOthers(box, own)) return '';
    inner = box;
  }
  return '';
}

const hasOthers = (box: Element, own: readonly Element[]): boolean =>
  [...box.querySelectorAll(controlSelector)].some(
    (other) => !own.includes(other) && !own.some((one) => other.contains(one)),
  );

/** A box is called by what follows it, as forms write it; by what is before it only where nothing follows. */
function besideBox(control: Control & { kind: 'checkbox' }): string[] {
  const after = textAfter(control.element);
  return after ? [after] : before(control.element, control);
}

function textAfter(element: Element): string {
  let sibling = element.nextSibling;
  while (sibling && !hasContent(sibling)) sibling = sibling.nextSibling;
  return sibling && isText(sibling) ? words(sibling) : '';
}

function siblingBefore(node: Node): Node | null {
  let sibling = node.previousSibling;
  while (sibling && !hasContent(sibling)) sibling = sibling.previousSibling;
  return sibling;
}

const isText = (node: Node): boolean =>
  !(node instanceof Element) ||
  !(
    node.matches(`${controlSelector},${headings}`) ||
    node.querySelector(`${controlSelector},${headings}`) ||
    isTiedToOther(node)
  );

const isTiedToOther = (element: Element): boolean =>
  [element, ...element.querySelectorAll('label')].some(
    (label) => label instanceof HTMLLabelElement && label.control !== null,
  );

/** The headings that a field stands under, the nearest first; the page's own title comes last. */
export function headingsOf(element: Element): string[] {
  const found: string[] = [];
  for (let inner: Element = element; inner.parentElement; inner = inner.parentElement) {
    const box = inner.parentElement;
    for (let other = inner.previousElementSibling; other; other = other.previousElementSibling) {
      const heading = headingIn(other);
      if (heading) {
        found.push(words(heading));
        break;
      }
    }
    found.push(labelledBy(box), box.getAttribute('aria-label') ?? '');
  }
  return tidy([...found, element.ownerDocument.title]).slice(0, 8);
}

/** What has fields of its own has its headings for those. */
function headingIn(element: Element): Element | null {
  if (element.matches(headings)) return element;
  if (element.querySelector(controlSelector)) return null;
  return [...element.querySelectorAll(headings)].at(-1) ?? null;
}
