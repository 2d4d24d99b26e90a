import { type CompiledLabels, canOpenLabel, keysOf, maxLabelLength } from './labels';
import type { Evidence, FactName, Facts, FactValues, LabelKey, Pane, Problem, Route, View } from './types';
import { isVisible } from './visible';

/** A place where the page has one of the portal's words. */
export interface Spot {
  element: Element;
  keys: ReadonlyMap<LabelKey, boolean>;
  text: string;
  /** Whether it can be seen: asked only of the words that matter. */
  shown?: boolean;
}

/** One look at one document: what was asked, what was found, and what stands in the way. */
export interface Page {
  document: Document;
  route: Route;
  labels: CompiledLabels;
  view: View;
  panes: Pane[];
  spots: Spot[];
  facts: Facts;
  problems: Problem[];
  partial: FactName[];
}

/** What is pressed: a word on it names an action, not a value. */
export const pressable =
  'a,button,summary,[role=button],[role=link],[role=tab],[role=menuitem],[role=menuitemradio],[role=treeitem],[role=option],[role=switch],[data-telemetryname],li[title],nav';

/** Where a word is no label of a value: on what is pressed, and in a blade's title, which is the app's name. */
export const clickable = `h1,h2,${pressable}`;

/**
 * Finds the portal's words in the document: the text of an element as a whole, so that a word inside a sentence
 * is no label. Cheap before thorough: letters first, folding second, visibility last.
 */
export function findSpots(document: Document, labels: CompiledLabels): Spot[] {
  const spots = new Map<Element, Spot>();
  const walker = document.createTreeWalker(document.body ?? document, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = (node as Text).data.trim();
    if (!text || text.length > maxLabelLength || !canOpenLabel(labels, text)) continue;
    const spot = widestLabel(node as Text, labels);
    if (spot && !spots.has(spot.element)) spots.set(spot.element, spot);
  }
  return [...spots.values()].filter((spot) => !isInsideSentence(spot.element));
}

/** A label may be split into several elements: of those that begin here, the longest counts. */
function widestLabel(node: Text, labels: CompiledLabels): Spot | null {
  let widest: Spot | null = null;
  for (
    let element = node.parentElement, level = 0;
    element && level < 3;
    element = element.parentElement, level++
  ) {
    if (element.childNodes.length > 6 || element.matches('script,style,body')) break;
    const text = level === 0 && isAlone(node, element) ? node.data : (element.textContent ?? '');
    if (text.length > maxLabelLength || !text.trimStart().startsWith(node.data.trim())) break;
    if (widest && text.trim().length === widest.text.trim().length) continue;
    const keys = keysOf(labels, text);
    if (keys && !keys.has('copyToClipboard') && (!widest || text.trim().length > widest.text.trim().length))
      widest = { element, keys, text };
  }
  return widest;
}

/** "Object ID (copy)": beside the words there is only something to press or an icon. */
const isAlone = (node: Text, element: Element): boolean =>
  [...element.childNodes].every(
    (child) =>
      child === node ||
      !child.textContent?.trim() ||
      (child instanceof Element && child.matches('a,button,svg,[role]')),
  );

/** "Copy the **Object ID** of your app": a word in bold is no label. */
export function isInsideSentence(element: Element): boolean {
  const before = element.previousSibling;
  return before?.nodeType === Node.TEXT_NODE && /\p{L}/u.test(before.textContent ?? '');
}

/** Where the page shows any of these words. */
export const shownSpots = (page: Pick<Page, 'spots'>, keys: readonly LabelKey[]): Spot[] =>
  page.spots.filter((spot) => keys.some((key) => spot.keys.has(key)) && isShown(spot));

export const isShown = (spot: Spot): boolean => {
  spot.shown ??= isVisible(spot.element);
  return spot.shown;
};

export const spotsOf = (page: Page, key: LabelKey): Spot[] =>
  shownSpots(page, [key]).filter((spot) => !spot.element.closest(clickable));

export const hasSpotInside = (page: Page, node: Node): boolean =>
  page.spots.some((spot) => node.contains(spot.element) && isShown(spot));

export const addProblem = (
  page: Page,
  code: Problem['code'],
  fact: FactName | null,
  detail: string,
): void => {
  if (!page.problems.some((known) => known.code === code && known.fact === fact && known.detail === detail)) {
    page.problems.push({ code, fact, detail: detail.slice(0, 200) });
  }
};

/** Records what was seen, with where: a person can look again. */
export function addFact<K extends FactName>(
  page: Page,
  fact: K,
  value: FactValues[K],
  label: string | null,
  raw: string,
): void {
  const frame = page.document.location?.origin ?? '';
  const evidence: Evidence = {
    view: page.view,
    frame,
    label: label?.trim().slice(0, 200) ?? null,
    raw: raw.slice(0, 400),
  };
  Object.assign(page.facts, { [fact]: { value, evidence } });
}

/** Texts that contain a part: the page as a whole is asked first, since most pages don't have it at all. */
export function textsWith(document: Document, part: string): Text[] {
  const found: Text[] = [];
  if (!document.body?.textContent?.includes(part)) return found;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if ((node as Text).data.includes(part) && !node.parentElement?.matches('script,style,option'))
      found.push(node as Text);
  }
  return found;
}
