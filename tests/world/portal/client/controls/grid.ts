import { type Child, h, newId } from '../dom';

export interface Column {
  label: string;
  /** A CSS grid track. */
  width: string;
  /** What follows the label in the header, such as an info icon. */
  after?: Node;
}

export type GridRow =
  | { cells: Child[][]; label: string }
  /** A row over the whole width that heads the rows after it. */
  | { group: Child[] };

const cell = (row: number, column: number, content: Child[]) => {
  const node = h(
    `div.fxc-gc-cell.fxc-gc-columncell_${row}_${column}`,
    { role: 'gridcell', 'aria-colindex': column + 1 },
    h('div', { id: newId('fxc-gc-cell-content_') }, h('div.fxc-gc-text', {}, content)),
  );
  return node;
};

const dataRow = (row: GridRow, index: number, tracks: string) => {
  // Row 1 is the header.
  const attributes = { role: 'row', 'aria-rowindex': index + 2 };
  if ('group' in row) {
    const only = cell(index, 0, row.group);
    only.classList.add('fxc-gc-group');
    return h(
      'div.fxc-gc-row',
      {},
      h('div.fxc-gc-row-content.fxc-gc-row-content_0.fxc-gc-grouprow', attributes, only),
    );
  }
  const content = h(
    'div.fxc-gc-row-content.fxc-gc-row-content_0',
    { ...attributes, 'aria-label': row.label },
    row.cells.map((content, column) => cell(index, column, content)),
  );
  content.style.gridTemplateColumns = tracks;
  return h('div.fxc-gc-row', {}, content);
};

/** The portal's grid: divs with the roles and indexes of a table. */
export const grid = (label: string, columns: Column[], rows: GridRow[], empty?: string): HTMLElement => {
  const tracks = columns.map((column) => column.width).join(' ');
  const header = h(
    'div.fxc-gc-thead',
    { role: 'row', 'aria-rowindex': 1 },
    columns.map((column, index) =>
      h(
        'div.fxc-gc-columnheader',
        { role: 'columnheader', id: newId('fxc-gc-column-'), 'aria-colindex': index + 1 },
        h('div.fxc-gc-columnheader-content.fxc-gc-text', { title: column.label }, column.label, column.after),
      ),
    ),
  );
  header.style.gridTemplateColumns = tracks;
  return h(
    'div.fxc-gc.fxc-base',
    { role: 'grid', 'aria-label': label, 'aria-rowcount': rows.length + 1, 'aria-colcount': columns.length },
    h(
      'div.fxc-gc-table',
      { role: 'presentation' },
      header,
      h(
        'div.fxc-gc-tbody',
        { role: 'rowgroup' },
        rows.map((row, index) => dataRow(row, index, tracks)),
      ),
    ),
    rows.length === 0 && empty && h('div.fxc-gc-empty', {}, empty),
  );
};
