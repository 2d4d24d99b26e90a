import type { CompiledLabels } from './labels';
import type { Outline } from './outline';
import type { Spot } from './spots';
import type {
  Evidence,
  FactName,
  Facts,
  FactValues,
  LabelKey,
  Pane,
  PermissionRow,
  Problem,
  Route,
  SecretRow,
  View,
} from './types';
import { isVisible } from './visible';

/** One look at one document: what was asked, what was found, and what stands in the way. */
export interface Page {
  document: Document;
  outline: Outline;
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

/** As much of a look as it takes to find words and what belongs to them. */
export const pageOf = (outline: Outline): Page =>
  ({ document: outline.document, labels: outline.labels, outline, spots: outline.spots() }) as Page;

/** Where the page shows any of these words. */
export const shownSpots = (page: Pick<Page, 'spots'>, keys: readonly LabelKey[]): Spot[] =>
  page.spots.filter((spot) => keys.some((key) => spot.keys.has(key)) && isShown(spot));

export const isShown = (spot: Spot): boolean => {
  spot.shown ??= isVisible(spot.element);
  return spot.shown;
};

export const spotsOf = (page: Page, key: LabelKey): Spot[] =>
  shownSpots(page, [key]).filter(
    (spot) => !spot.element.closest(clickable) || labelButtonOf(spot.element) !== null,
  );

/** Where buttons are commands, whatever they are called. */
const commands =
  'nav,th,summary,[role=toolbar],[role=menu],[role=menubar],[role=tablist],[role=columnheader],[aria-haspopup],[aria-expanded],[data-telemetryname]';

/** A label may be a button that explains it (knowledge/portal.md §4.4, trap 3). */
export function labelButtonOf(label: Element): Element | null {
  const button = label.closest(clickable);
  const isLabel =
    button?.matches('button,[role=button]') &&
    !button.closest(commands) &&
    !button.parentElement?.closest(clickable);
  return isLabel ? button : null;
}

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

/** Of evidence, in characters. */
const longestRaw = 400;

/** What is said of a list as evidence: its names, each whole, since what is cut of a secret is found by nobody who hides it. */
export function rowNames(rows: readonly (PermissionRow | SecretRow)[]): string {
  let said = '';
  for (const row of rows) {
    const next = (said && `${said}, `) + ('api' in row ? row.name : row.description);
    if (next.length > longestRaw) break;
    said = next;
  }
  return said;
}

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
    raw: raw.slice(0, longestRaw),
  };
  Object.assign(page.facts, { [fact]: { value, evidence } });
}
