/** The rows of the matrix: what an admin does. */
export const rows = [
  'setup guide',
  'OAuth test: authorization code',
  'OAuth test: device code',
  'OAuth test: client credentials',
  'delivery: settings endpoint',
  'delivery: FreeITSM session',
  'delivery: form fill',
  'delivery: file',
  'delivery: text',
  'delivery: script',
  'hand-over',
  'renewal',
  'history and reminders',
] as const;
type Row = (typeof rows)[number];

/** Its columns: what befalls them. */
export const columns = [
  'background killed',
  'storage full',
  'storage corrupt or older',
  'offline',
  'clock set',
  'tab closed',
  'frame or tab gone',
  'two windows at once',
  'extension updated',
  'portal session over',
] as const;
type Column = (typeof columns)[number];

/** What proves a cell, as `file › part of a test's name`; or why there is nothing to prove. */
export type Cell = { proofs: string[] } | { none: string };

const matrix = 'unit/faults/matrix.test.ts';
const isTest = (row: Row) => row.startsWith('OAuth');
const asksNetwork = (row: Row) => isTest(row) || row === 'delivery: settings endpoint' || row === 'hand-over';
const usesPage = (row: Row) =>
  isTest(row) ||
  ['setup guide', 'delivery: FreeITSM session', 'delivery: form fill', 'hand-over'].includes(row);

/** Cells that a browser proves too. */
const inBrowser: Partial<Record<`${Row} × ${Column}`, string[]>> = {
  'OAuth test: authorization code × background killed': ['e2e/leaks-chromium › ', 'e2e/leaks-firefox › '],
};

export function cells(row: Row, column: Column): Cell {
  const own = { proofs: [`${matrix} › ${column} ${row}`, ...(inBrowser[`${row} × ${column}`] ?? [])] };
  switch (column) {
    case 'offline':
      if (row === 'delivery: FreeITSM session') return { none: 'the tab asks' };
      return asksNetwork(row) ? own : { none: 'asks no network' };
    case 'tab closed':
    case 'frame or tab gone':
      return usesPage(row) ? own : { none: 'needs no tab' };
    case 'two windows at once':
      return row === 'renewal' || row === 'history and reminders'
        ? { none: 'a second time is another job' }
        : own;
    case 'extension updated':
      return row === 'setup guide'
        ? { proofs: ['component/overlay-orphan.test.tsx › '] }
        : { none: 'not struck' };
    case 'portal session over':
      return row === 'setup guide'
        ? { proofs: [`${matrix} › ${column}: ${row}`] }
        : { none: 'not in the portal' };
    default:
      return own;
  }
}
