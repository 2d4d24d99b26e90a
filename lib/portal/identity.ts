import { addProblem, type Page, spotsOf } from './page';
import { findGuid } from './shapes';
import type { Spot } from './spots';
import { bladeOf } from './table';
import { findNamedValues, findValue } from './value';
import { isVisible } from './visible';

type Place = Pick<Spot, 'element'>;

/**
 * Values belong to the app in the address. Several apps' pages can be in one document: stacked, left over, or
 * prepared (knowledge/portal.md §0.7, §6). Drops what belongs to another app from the page's words; false when
 * nothing on the page can be trusted to be of the app in the address.
 */
export function identify(page: Page): boolean {
  const views = ['overview', 'secrets', 'permissions', 'authentication'];
  if (!views.includes(page.route.view)) return true;
  const labelled = spotsOf(page, 'clientId').map(({ element }) => ({
    spot: { element },
    found: findValue(page, { element }, findGuid),
  }));
  const named = findNamedValues(page, 'clientId', findGuid).map(({ element, found }) => ({
    spot: { element },
    found,
  }));
  const shown = [...labelled, ...named].flatMap(({ spot, found }) =>
    found.outcome === 'value' ? [{ spot, id: found.value }] : [],
  );
  const expected = page.route.clientId ?? onlyId(shown.filter(({ spot }) => !isBackground(spot)));
  const own = shown.filter(({ id }) => id === expected);
  const others = shown.filter(({ id }) => id !== expected);
  if (others.length === 0) return true;
  for (const { spot } of others) {
    const blade = bladeOf(spot.element);
    if (own.length > 0) dropSpots(page, boxWithout(spot, own));
    else if (blade && isBelow(blade)) dropSpots(page, blade);
    else if (expected) {
      addProblem(page, 'other-app', 'clientId', others[0]?.id ?? '');
      return false;
    }
  }
  return true;
}

const onlyId = (shown: readonly { id: string }[]): string | null => {
  const ids = new Set(shown.map(({ id }) => id));
  const [only] = ids;
  return ids.size === 1 && only ? only : null;
};

/** A weak sign, good enough to choose between two: what is hidden from assistive technology is not the page. */
const isBackground = (spot: Place): boolean => spot.element.closest('[aria-hidden=true],[inert]') !== null;

const dropSpots = (page: Page, box: Element): void => {
  page.spots = page.spots.filter((spot) => !box.contains(spot.element));
};

/** The largest box that holds the other app's ID and not the own one. */
function boxWithout(other: Place, own: readonly { spot: Place }[]): Element {
  let box = other.element;
  const holdsOwn = (element: Element) => own.some(({ spot }) => element.contains(spot.element));
  while (box.parentElement && !holdsOwn(box.parentElement)) box = box.parentElement;
  return box;
}

/** Blades are stacked side by side, and the last one that is shown is in use (knowledge/portal.md §3, §6). */
function isBelow(blade: Element): boolean {
  let next = blade.nextElementSibling;
  while (next && !(next.matches('section') && isVisible(next))) next = next.nextElementSibling;
  return next !== null;
}
