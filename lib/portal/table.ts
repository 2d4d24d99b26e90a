import { matchLabel, maxLabelLength } from './labels';
import { cleanText } from './normalize';
import { type Page, shownSpots } from './page';
import type { Spot } from './spots';
import { hasContent, textOf, valueTexts } from './text';
import type { LabelKey } from './types';
import { isVisible } from './visible';

const cellSelector =
  'td,th,[role=gridcell],[role=cell],[role=rowheader],[role=columnheader],[class*="gc-cell"],[class*="gc-columnheader"],[data-automationid*="RowCell"]';
export const rowSelector = 'tr,[role=row],[class*="gc-row"],[data-automationid=DetailsRow]';
const gridSelector = 'table,[role=grid],[role=treegrid],[role=table],[class*="gc-table"]';

/** The blade that an element is in; a page may have several side by side. */
export const bladeOf = (element: Element): Element | null => element.closest('[class*="journey"] > section');

export interface Row {
  element: Element;
  cells: Element[];
  /** The cell under a column's header, if the row has one. */
  cell(key: LabelKey): Element | undefined;
  text(key: LabelKey): string;
}
export interface Table {
  header: Element;
  grid: Element;
  keys: ReadonlySet<LabelKey>;
  rows: Row[];
}

/** Cells of a row, outermost first; rows without any cell markup are read by their children. */
export function cellsOf(row: Element): Element[] {
  const cells = [...row.querySelectorAll(cellSelector)].filter((cell) => {
    const outer = cell.parentElement?.closest(cellSelector);
    return !outer || !row.contains(outer) || outer === row;
  });
  if (cells.length > 0) return cells;
  let holder = row;
  while (holder.children.length === 1 && holder.firstElementChild?.firstElementChild)
    holder = holder.firstElementChild;
  return [...holder.children];
}

/** As the page has them, for whoever wants to know where a list was seen. */
export const columnNames = ({ header }: Table): string =>
  cellsOf(header)
    .map((cell) => cleanText(cell.textContent ?? ''))
    .filter((name) => name !== '')
    .join(', ');

/**
 * Tables that have the wanted columns, whatever they are made of: `table`, ARIA grids, the portal's classic grid,
 * Fluent's lists, or plain boxes. Columns are known by their header's words, in any order (knowledge/portal.md
 * §4.1, §4.2, §5.5, §5.6).
 */
export function findTables(
  page: Page,
  wanted: readonly LabelKey[],
  isWanted: (keys: ReadonlySet<LabelKey>) => boolean,
): Table[] {
  const headers = new Map<Element, Map<LabelKey, Element>>();
  const spots = shownSpots(page, wanted);
  for (const spot of spots) {
    const header = headerOf(spot, spots);
    if (!header) continue;
    const columns = headers.get(header) ?? new Map<LabelKey, Element>();
    for (const key of wanted) if (spot.keys.has(key) && !columns.has(key)) columns.set(key, spot.element);
    headers.set(header, columns);
  }
  const found = [...headers].filter(([, columns]) => isWanted(new Set(columns.keys())));
  const starts = found.map(([header]) => header);
  // A pane over the blades may quote such a table.
  const inUse = starts.map(bladeOf).findLast((blade) => blade) ?? null;
  return found
    .filter(([header]) => bladeOf(header) === inUse)
    .map(([header, columns]) => {
      const grid = gridOf(header, starts);
      const cells = cellsOf(header);
      const places = new Map(
        [...columns].map(([key, spot]) => [key, cells.findIndex((cell) => cell.contains(spot))]),
      );
      const rows = rowsOf(header, grid, starts).map((element) => makeRow(element, cells, places));
      return {
        header,
        grid,
        keys: new Set(columns.keys()),
        rows: rows.filter((row) => isVisible(row.element)),
      };
    });
}

/** The row of a column's header: by its role, else the smallest box with another wanted column in it. */
function headerOf(spot: Spot, spots: readonly Spot[]): Element | null {
  const row = spot.element.closest(rowSelector);
  if (row) return row;
  let box = spot.element.parentElement;
  for (let level = 0; box && level < 6; box = box.parentElement, level++) {
    const inside = box;
    if (
      spots.some(
        (other) => other !== spot && inside.contains(other.element) && !other.element.contains(spot.element),
      )
    )
      return box;
  }
  return null;
}

const follows = (node: Node, before: Node): boolean =>
  (before.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;

/** The smallest box around the header that holds rows after it; never one with another table's header. */
function gridOf(header: Element, starts: readonly Element[]): Element {
  let grid = header.closest(gridSelector) ?? header.parentElement ?? header;
  for (let box: Element | null = grid, level = 0; box && level < 4; box = box.parentElement, level++) {
    const inside = box;
    if (starts.some((start) => start !== header && inside.contains(start))) break;
    if (box !== grid && box.querySelectorAll('th,[role=columnheader]').length > cellsOf(header).length) break;
    if (!rawRows(box, header).length) continue;
    grid = box;
    break;
  }
  return grid;
}

const rawRows = (box: Element, header: Element): Element[] =>
  [...box.querySelectorAll(rowSelector)].filter(
    (row) =>
      row !== header && follows(row, header) && !header.contains(row) && !row.querySelector(rowSelector),
  );

function rowsOf(header: Element, grid: Element, starts: readonly Element[]): Element[] {
  const next = starts.find((start) => start !== header && follows(start, header));
  const rows = rawRows(grid, header).filter((row) => row !== next && !(next && follows(row, next)));
  if (rows.length > 0) return rows;
  const width = cellsOf(header).length;
  const plain: Element[] = [];
  for (let row = header.nextElementSibling; row && row !== next; row = row.nextElementSibling)
    if (hasContent(row)) plain.push(row);
  return plain.every((row) => cellsOf(row).length === width || row.children.length <= 1) ? plain : [];
}

function makeRow(element: Element, headers: readonly Element[], places: ReadonlyMap<LabelKey, number>): Row {
  const cells = cellsOf(element);
  const cell = (key: LabelKey): Element | undefined => {
    const place = places.get(key);
    return place === undefined || place < 0 ? undefined : cellUnder(headers, place, cells);
  };
  const text = (key: LabelKey): string => {
    const found = cell(key);
    return found ? cellText(found) : '';
  };
  return { element, cells, cell, text };
}

/** By column number, by order, else by place on the screen: a tick box or a menu may have no header. */
function cellUnder(
  headers: readonly Element[],
  place: number,
  cells: readonly Element[],
): Element | undefined {
  const header = headers[place];
  const column = header?.getAttribute('aria-colindex');
  const numbered = column ? cells.filter((cell) => cell.getAttribute('aria-colindex') === column) : [];
  if (numbered.length === 1) return numbered[0];
  if (!header || cells.length <= headers.length) return cells[place];
  const { left, width } = header.getBoundingClientRect();
  const under = cells.filter((cell) => {
    const box = cell.getBoundingClientRect();
    return width > 1 && box.left <= left + 8 && left + 8 < box.right;
  });
  if (under.length === 1) return under[0];
  return cells[place + (cells[0]?.querySelector('[role=checkbox],[type=checkbox]') ? 1 : 0)];
}

/** A cell's text; what a cut text stands for; the name of an icon that stands alone. */
export function cellText(cell: Element): string {
  const [text = ''] = valueTexts(cell);
  if (text) return text;
  for (const element of [cell, ...cell.querySelectorAll('[aria-label],[title],[alt]')]) {
    const name = ['aria-label', 'title', 'alt']
      .map((attribute) => element.getAttribute(attribute))
      .find(Boolean);
    if (name && isVisible(element)) return name;
  }
  return textOf(cell, { withButtons: true });
}

/** Whether a cell says this label: a guess is good enough where the column confirms it. */
export const saysLabel = (page: Page, text: string, key: LabelKey): boolean =>
  text.length <= maxLabelLength && matchLabel(page.labels, text, key) !== null;
