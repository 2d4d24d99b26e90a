import { orderOfColumn, readDate } from '../dates';
import { addFact, addProblem, type Page, rowNames, shownSpots } from '../page';
import { findGuid, isCut, isSecretValue } from '../shapes';
import { columnNames, findTables, type Row, type Table } from '../table';
import { textOf, valueTexts } from '../text';
import type { LabelKey, SecretRow } from '../types';
import { isLoading, readEmptyList, readPartial } from './lists';

const columns: LabelKey[] = ['description', 'expires', 'value', 'secretId'];

/** The client secrets of an app (knowledge/portal.md §5.5). A row whose parts don't fit their columns is left out. */
export function readSecrets(page: Page): void {
  const tables = findTables(
    page,
    columns,
    (keys) => (keys.has('secretId') || keys.has('value')) && (keys.has('expires') || keys.has('description')),
  );
  const [table] = tables;
  if (!table) return;
  if (tables.length > 1) {
    addProblem(page, 'ambiguous', 'secrets', `${tables.length} tables`);
    return;
  }
  const locale = page.document.documentElement.lang;
  const order = orderOfColumn(
    table.rows.map((row) => expiryText(row)),
    page.route.format ?? locale,
  );
  const rows: SecretRow[] = [];
  for (const row of table.rows) {
    const secretId = readSecretId(page, row);
    const date = readDate(expiryText(row), locale, order);
    // Neither an ID nor a date: not a secret's row, but a message or a placeholder.
    if (!secretId && !date) continue;
    const expires = date === 'open' ? null : date;
    if (!expires) addProblem(page, 'unreadable-date', 'secrets', expiryText(row));
    rows.push({ description: row.text('description'), secretId, expires, value: readSecretValue(page, row) });
  }
  if (rows.length > 0 || readEmptyList(page, table) || saysNone(page, table))
    addFact(page, 'secrets', rows, columnNames(table), rowNames(rows));
  readPartial(page, table, 'secrets', rows.length, tabCount(page));
}

/** The message that there are none may stand anywhere: the tab's count is good enough once nothing loads. */
const saysNone = (page: Page, table: Table): boolean =>
  table.rows.length === 0 && tabCount(page) === 0 && !isLoading(page);

/** The Expires column; where its header is in words we don't know, the row's only cell that looks like a date. */
function expiryText(row: Row): string {
  if (row.cell('expires')) return row.text('expires');
  const dates = row.cells.map((cell) => textOf(cell)).filter((text) => readDate(text, 'en', 'day-first'));
  return dates.length === 1 && dates[0] ? dates[0] : '';
}

function readSecretId(page: Page, row: Row): string | null {
  const ids = row.cells.filter((each) => each !== row.cell('value') && findGuid(textOf(each)));
  const cell = row.cell('secretId') ?? (ids.length === 1 ? ids[0] : undefined);
  if (cell) {
    const texts = valueTexts(cell);
    const id = texts.map(findGuid).find((found) => found !== null);
    if (id) return id;
    if (texts.some(isCut)) addProblem(page, 'truncated', 'secrets', 'secretId');
  }
  return null;
}

/** The secret itself, at its one showing: in the Value column and of a secret's shape, never a GUID. */
function readSecretValue(page: Page, row: Row): string | null {
  const cell = row.cell('value');
  if (!cell || cell === row.cell('secretId') || isDisguised(cell)) return null;
  const [text = ''] = valueTexts(cell);
  if (isSecretValue(text)) return text;
  // It may be pressed to be copied; other buttons have words.
  const pressed = text === '' ? textOf(cell, { withButtons: true }) : '';
  if (isSecretValue(pressed) && /\d/.test(pressed)) return pressed;
  if (findGuid(text)) addProblem(page, 'not-a-value', 'secrets', 'value');
  return null;
}

/** Drawn as bullets, whatever its text is. */
const isDisguised = (cell: Element): boolean =>
  [cell, ...cell.querySelectorAll('*')].some((part) =>
    /disc|circle|square/.test(getComputedStyle(part).getPropertyValue('-webkit-text-security')),
  );

/** "Client secrets (2)": the tab says how many there are. */
function tabCount(page: Page): number | null {
  for (const spot of shownSpots(page, ['clientSecrets'])) {
    const count = /\((\d{1,4})\)\s*$/.exec(spot.text)?.[1];
    if (count) return Number(count);
  }
  return null;
}
