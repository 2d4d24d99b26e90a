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
  'slow network',
  'clock set',
  'tab closed',
  'frame or tab gone',
  'two windows at once',
  'extension updated',
  'portal session over',
] as const;
type Column = (typeof columns)[number];

/** Where a cell is proved: in the simulated browser of the unit tests, or in a real one. */
export type Place = 'simulated' | 'Chromium' | 'Firefox';

/** The tests of each place, as `file › part of a test's name`, of which there may be none yet; or why there is nothing to prove. */
export type Cell = { proofs: Partial<Record<Place, string[]>> } | { none: string };

const matrix = 'unit/faults/';
const isTest = (row: Row) => row.startsWith('OAuth');
const asksNetwork = (row: Row) => isTest(row) || row === 'delivery: settings endpoint' || row === 'hand-over';
const usesPage = (row: Row) =>
  isTest(row) ||
  ['setup guide', 'delivery: FreeITSM session', 'delivery: form fill', 'hand-over'].includes(row);

/** The pages that it needs have a network to be slow, too. */
const waitsForNetwork = (row: Row) => asksNetwork(row) || usesPage(row);
const isAlone = (row: Row) => row === 'renewal' || row === 'history and reminders';

const main: readonly Row[] = ['setup guide', 'OAuth test: authorization code'];

/** What tests/e2e/fault-matrix strikes. */
const struck: Record<Exclude<Place, 'simulated'>, Partial<Record<Column, readonly Row[]>>> = {
  Chromium: {
    'background killed': rows,
    'storage full': rows,
    'storage corrupt or older': rows,
    offline: rows.filter(asksNetwork),
    'slow network': rows.filter(waitsForNetwork),
    'clock set': rows,
    'tab closed': rows.filter(usesPage),
    'frame or tab gone': rows.filter(usesPage),
    'two windows at once': rows.filter((row) => !isAlone(row)),
    'extension updated': rows,
    'portal session over': ['setup guide'],
  },
  Firefox: {
    'background killed': main,
    offline: main.filter(asksNetwork),
    'tab closed': main,
    'extension updated': main,
  },
};

function inBrowsers(row: Row, column: Column): Partial<Record<Place, string[]>> {
  const folder = 'e2e/fault-matrix';
  const proofs: Partial<Record<Place, string[]>> = {};
  if (struck.Chromium[column]?.includes(row)) {
    proofs.Chromium = [
      column === 'two windows at once' && main.includes(row)
        ? `${folder}/two-setups.test.ts › ${column}: ${row}`
        : `${folder}/chromium- › ${column} ${row}`,
    ];
  }
  if (struck.Firefox[column]?.includes(row))
    proofs.Firefox = [`${folder}/firefox.test.ts › ${column} ${row}`];
  return proofs;
}

export function cells(row: Row, column: Column): Cell {
  const browsers = inBrowsers(row, column);
  const own = { proofs: { ...browsers, simulated: [`${matrix} › ${column} ${row}`] } };
  switch (column) {
    case 'offline':
      if (row === 'delivery: FreeITSM session') return { none: 'the tab asks' };
      return asksNetwork(row) ? own : { none: 'asks no network' };
    case 'slow network':
      if (asksNetwork(row)) return own;
      return browsers.Chromium ? { proofs: browsers } : { none: 'asks no network' };
    case 'tab closed':
    case 'frame or tab gone':
      return usesPage(row) ? own : { none: 'needs no tab' };
    case 'two windows at once':
      return isAlone(row) ? { none: 'a second time is another job' } : own;
    case 'extension updated':
      if (row === 'setup guide') own.proofs.simulated.push('component/overlay-orphan.test.tsx › ');
      return own;
    case 'portal session over':
      return row === 'setup guide'
        ? { proofs: { ...browsers, simulated: [`${matrix} › ${column}: ${row}`] } }
        : { none: 'not in the portal' };
    default:
      return own;
  }
}
