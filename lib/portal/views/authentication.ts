import { addressFrom, addressStart } from '../address-text';
import { cleanText, normalize } from '../normalize';
import { inOrder, type Kind } from '../outline';
import { addFact, addProblem, hasSpotInside, isShown, type Page, shownSpots, spotsOf } from '../page';
import { paneSelector } from '../panes';
import { isRedirectUri } from '../shapes';
import { isInsideSentence, type Spot } from '../spots';
import { cellsOf, findTables, rowSelector, saysLabel } from '../table';
import { fields, fieldText, textOf, unseen } from '../text';
import type { LabelKey, Platform, RedirectUri } from '../types';
import { isVisible } from '../visible';
import { readEmptyList } from './lists';
import { readSwitch } from './switch';
import { findUnsaved } from './unsaved';

const platformKeys: [LabelKey, Platform][] = [
  ['platformSpa', 'spa'],
  ['platformPublicClient', 'publicClient'],
  ['platformWeb', 'web'],
];

export function parsePlatform(page: Page, text: string): Platform | null {
  for (const [key, platform] of platformKeys) if (saysLabel(page, text, key)) return platform;
  return null;
}

/** Platforms with their redirect URIs and the public-client switch, on both pages (knowledge/portal.md §5.8). */
export function readAuthentication(page: Page): void {
  const uris = new Map<string, RedirectUri>();
  let raw = '';
  const seen = findUris(page);
  const places = seen.map(({ element }) => element);
  for (const { element, text } of seen) {
    const beside = isNamedOtherwise(page, element) ? null : platformBeside(page, element, places);
    const platform = platformInRow(page, element) ?? beside;
    if (platform) uris.set(`${platform} ${text}`, { platform, uri: text });
    else addProblem(page, 'ambiguous', 'redirectUris', text);
    raw = text;
  }
  const state = readSwitch(page, 'allowPublicClientFlows');
  const unsaved = uris.size > 0 || state ? findUnsaved(page) : null;
  if (unsaved !== null) {
    if (uris.size > 0) addProblem(page, 'unsaved', 'redirectUris', unsaved);
    if (state) addProblem(page, 'unsaved', 'allowPublicClient', unsaved);
    return;
  }
  for (const closed of closedPlatforms(page, places)) {
    addProblem(page, 'collapsed', 'redirectUris', closed.text);
    page.partial.push('redirectUris');
  }
  const isNone = uris.size === 0 && raw === '' && showsNone(page);
  if (uris.size > 0 || isNone) addFact(page, 'redirectUris', [...uris.values()], null, raw);
  if (state) addFact(page, 'allowPublicClient', state.on, state.label, String(state.on));
}

/** Platforms whose part of the page is folded away: it may hold more addresses. */
const closedPlatforms = (page: Page, uris: readonly Element[]): Spot[] =>
  shownSpots(page, platformNames).filter(({ element }) => {
    if (element.closest(paneSelector) || hasAny(element.closest(items), uris)) return false;
    const holder = element.closest('[aria-expanded],details') ?? element.parentElement;
    const toggle = holder?.matches('[aria-expanded]') ? holder : holder?.querySelector('[aria-expanded]');
    return (
      (toggle?.matches('[aria-expanded=false]:not([role=combobox],[aria-haspopup])') ?? false) ||
      (holder?.matches('details:not([open])') ?? false)
    );
  });

/** What holds one address with its platform, or a list's own heading. */
const items = `${rowSelector},li,[role=listitem]`;

const hasAny = (box: Element | null, elements: readonly Element[]): boolean =>
  box !== null && elements.some((element) => box.contains(element));

/** Only a list that says so itself has no redirect URIs: a page without any may be one that we can't read. */
function showsNone(page: Page): boolean {
  const tables = findTables(
    page,
    ['redirectUri', 'platform'],
    (keys) => keys.has('redirectUri') && keys.has('platform'),
  );
  const [table] = tables;
  return !!table && tables.length === 1 && readEmptyList(page, table);
}

interface UriSeen {
  element: Element;
  text: string;
}

/** Addresses in saved places: not in an open pane, not a logout address, not an offer that is not ticked. */
function findUris(page: Page): UriSeen[] {
  const seen: UriSeen[] = [];
  for (const field of page.outline.elements(fields)) seen.push({ element: field, text: fieldText(field) });
  for (const node of page.outline.addressTexts()) {
    const element = node.parentElement;
    if (!element || element.matches(unseen) || isInsideSentence(element) || !addressStart.test(node.data))
      continue;
    const text = isVisible(element) ? addressFrom(node, page.labels) : '';
    if (text === null) addProblem(page, 'ambiguous', 'redirectUris', cleanText(node.data));
    else seen.push({ element, text });
  }
  return seen
    .filter(
      ({ element, text }) =>
        isRedirectUri(text) &&
        isVisible(element) &&
        !element.closest(paneSelector) &&
        !isLogout(page, element) &&
        isChosen(element),
    )
    .sort((a, b) => inOrder(a.element, b.element));
}

/** The last label before the address is that of another setting. */
function isLogout(page: Page, element: Element): boolean {
  const own = ownLabel(element);
  if (own && saysLabel(page, own, 'logoutUrl')) return true;
  const before = page.spots
    .filter((spot) => !isPlatformSpot(spot.keys) && follows(spot.element, element) && isShown(spot))
    .at(-1);
  return before?.keys.has('logoutUrl') ?? false;
}

const ownLabel = (element: Element): string => {
  const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : null;
  return element.getAttribute('aria-label') ?? label ?? '';
};

/** A field of a platform that is named as something else, e.g. "Home page URL". */
function isNamedOtherwise(page: Page, element: Element): boolean {
  const own = normalize(ownLabel(element));
  if (!own || own.includes('://') || parsePlatform(page, own)) return false;
  for (const [word, keys] of page.labels.words)
    if ((keys.has('redirectUri') || keys.has('redirectUriOptional')) && own.includes(word)) return false;
  return true;
}

/** The portal offers well-known addresses with a tick box each: only a ticked one is set. */
function isChosen(element: Element): boolean {
  const box = element.closest('label,li,[role=checkbox],[role=listitem]');
  const tick = box?.matches('[role=checkbox]') ? box : box?.querySelector('[type=checkbox],[role=checkbox]');
  if (!tick || tick.closest('[role=row],tr')) return true;
  return (tick as HTMLInputElement).checked || tick.getAttribute('aria-checked') === 'true';
}

/** A list with a platform column. */
function platformInRow(page: Page, element: Element): Platform | null {
  const row = element.closest(rowSelector);
  for (const cell of row ? cellsOf(row) : []) {
    const platform = cell.contains(element) ? null : parsePlatform(page, textOf(cell, { withButtons: true }));
    if (platform) return platform;
  }
  return null;
}

const follows = (before: Element, after: Element): boolean =>
  (before.compareDocumentPosition(after) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;

const platformNames = platformKeys.map(([key]) => key);
const isPlatformSpot = (keys: ReadonlyMap<LabelKey, boolean>): boolean =>
  platformKeys.some(([key]) => keys.has(key));

const headings: Kind = {
  selectors: ['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'summary', 'legend', '[role=heading]', '[aria-expanded]'],
};

/**
 * The platform that the nearest box names: above the address, or below it where the box is about nothing else. A name
 * that goes with another address says nothing, nor does one behind a heading that we don't know: it may be another
 * platform's.
 */
function platformBeside(page: Page, element: Element, uris: readonly Element[]): Platform | null {
  const names = shownSpots(page, platformNames);
  let box = element.parentElement;
  while (box && !names.some((name) => box?.contains(name.element))) box = box.parentElement;
  const inside = names.filter((name) => box?.contains(name.element));
  const others = uris.filter((uri) => box?.contains(uri));
  const above = inside.filter((name) => follows(name.element, element)).at(-1);
  const isBelow = others.some((uri) => inside.every((name) => follows(uri, name.element)));
  const name = isBelow ? (inside.length + others.length === 2 ? inside[0] : undefined) : above;
  if (!name || spotsOf(page, 'redirectUriOptional').includes(name)) return null;
  let own: Element | null = name.element;
  while (own && !hasAny(own, uris)) own = own.parentElement;
  if (!own?.contains(element)) return null;
  const [first, last] = isBelow ? [element, name.element] : [name.element, element];
  for (const heading of page.outline.elements(headings)) {
    const isBetween =
      follows(first, heading) &&
      follows(heading, last) &&
      !heading.contains(last) &&
      !first.contains(heading);
    if (isBetween && isVisible(heading) && !hasSpotInside(page, heading)) return null;
  }
  return parsePlatform(page, name.text);
}
