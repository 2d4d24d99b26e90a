import { addProblem, type Page, type Spot, spotsOf } from './page';
import { findGuid } from './shapes';
import { findValue } from './value';
import { isVisible } from './visible';

/**
 * Values belong to the app in the address. Several apps' pages can be in one document: stacked, left over, or
 * prepared (knowledge/portal.md §0.7, §6). Drops what belongs to another app from the page's words; false when
 * nothing on the page can be trusted to be of the app in the address.
 */
export function identify(page: Page): boolean {
  dropOtherBlades(page);
  const views = ['overview', 'secrets', 'permissions', 'authentication'];
  if (!views.includes(page.route.view)) return true;
  const shown = spotsOf(page, 'clientId').flatMap((spot) => {
    const found = findValue(page, spot, findGuid);
    return found.outcome === 'value' ? [{ spot, id: found.value }] : [];
  });
  const expected = page.route.clientId ?? onlyId(shown.filter(({ spot }) => !isBackground(spot)));
  const own = shown.filter(({ id }) => id === expected);
  const others = shown.filter(({ id }) => id !== expected);
  if (others.length === 0) return true;
  if (own.length === 0 && expected) {
    addProblem(page, 'other-app', 'clientId', others[0]?.id ?? '');
    return false;
  }
  for (const other of others)
    dropSpots(
      page,
      other.spot,
      own.map(({ spot }) => spot),
    );
  return true;
}

const onlyId = (shown: readonly { id: string }[]): string | null => {
  const ids = new Set(shown.map(({ id }) => id));
  const [only] = ids;
  return ids.size === 1 && only ? only : null;
};

/** A weak sign, good enough to choose between two: what is hidden from assistive technology is not the page. */
const isBackground = (spot: Spot): boolean => spot.element.closest('[aria-hidden=true],[inert]') !== null;

/** Forgets all words of the largest box that holds the other app's ID and not the own one. */
function dropSpots(page: Page, other: Spot, own: readonly Spot[]): void {
  let box = other.element;
  while (box.parentElement && !own.some((spot) => box.parentElement?.contains(spot.element)))
    box = box.parentElement;
  if (own.length > 0) page.spots = page.spots.filter((spot) => !box.contains(spot.element));
}

/** Blades are stacked side by side; only the last one that is shown is in use (knowledge/portal.md §3, §6). */
function dropOtherBlades(page: Page): void {
  const blades = [...page.document.querySelectorAll('[class*="journey"] > section')].filter((blade) =>
    isVisible(blade),
  );
  const rest = blades.slice(0, -1).filter((blade) => !holdsApp(page, blade));
  if (page.route.clientId)
    page.spots = page.spots.filter((spot) => !rest.some((blade) => blade.contains(spot.element)));
}

const holdsApp = (page: Page, blade: Element): boolean =>
  spotsOf(page, 'clientId').some((spot) => {
    const found = blade.contains(spot.element) && findValue(page, spot, findGuid);
    return found && found.outcome === 'value' && found.value === page.route.clientId;
  });
