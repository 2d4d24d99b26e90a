import type { Kind } from '../outline';
import { addProblem, type Page, shownSpots } from '../page';
import type { Table } from '../table';
import { textOf } from '../text';
import type { FactName } from '../types';
import { isVisible } from '../visible';

/** What to remember of a list beyond its rows, for collecting them while it is scrolled. */
export interface ListTrace {
  fact: FactName;
  /** How many rows there are in all, as far as the page says. */
  total: number | null;
  /** Rows that the page has cut out of view: it fills the space of those it does not draw. */
  hasGap: boolean;
}

/** An empty list is told from one that is loading by the message that the portal puts there. */
export function readEmptyList(page: Page, { rows }: Table): boolean {
  const [row] = rows;
  if (rows.length > 1 || isLoading(page)) return false;
  if (shownSpots(page, ['noneListed']).length > 0) return true;
  return row?.cells.length === 1 && textOf(row.element).length > 3;
}

const loadingSigns: Kind = {
  selectors: [
    '[role=progressbar]',
    '[aria-busy=true]',
    '[class]:is([class*=himmer],[class*=keleton],[class*=pinner])',
  ],
};

/**
 * Loading signs of both generations, where they can be seen: blades keep theirs for the next time. Info boxes use
 * `role=status` too, so that one is none (knowledge/portal.md §3).
 */
export const isLoading = (page: Page): boolean =>
  page.outline.elements(loadingSigns).some((sign) => isVisible(sign));

/** Marks a list whose end has not been seen: virtualised lists draw about thirty rows (knowledge/portal.md §4.2). */
export function readPartial(
  page: Page,
  table: Table,
  fact: FactName,
  seen: number,
  count: number | null,
): void {
  const total = totalRows(table) ?? count;
  if ((total !== null && total > seen) || (total === null && hasGap(table))) {
    page.partial.push(fact);
    addProblem(page, 'partial-list', fact, total === null ? `${seen}` : `${seen} / ${total}`);
  }
}

function totalRows(table: Table): number | null {
  const count = Number(table.grid.closest('[aria-rowcount]')?.getAttribute('aria-rowcount') ?? Number.NaN);
  return count > 0 ? count - 1 : null;
}

function hasGap(table: Table): boolean {
  const last = table.rows.at(-1)?.element.getBoundingClientRect();
  if (!last || last.height === 0) return false;
  let scroller: Element | null = table.grid;
  for (let level = 0; scroller && level < 5; level++, scroller = scroller.parentElement) {
    if (scroller.scrollHeight > scroller.clientHeight + 8 && scroller.clientHeight > 0) break;
  }
  return !!scroller && table.grid.getBoundingClientRect().bottom - last.bottom > 2 * last.height;
}
