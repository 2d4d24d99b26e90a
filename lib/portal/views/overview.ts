import { matchLabel } from '../labels';
import { addFact, addProblem, labelButtonOf, type Page, shownSpots, spotsOf } from '../page';
import { findGuid } from '../shapes';
import type { Spot } from '../spots';
import { findTables, type Row } from '../table';
import type { FactName, LabelKey, SignInAudience } from '../types';
import { type Found, findNamedValues, findValue, type Parse } from '../value';

const audienceKeys: [LabelKey, SignInAudience][] = [
  ['multitenantAndPersonal', 'AzureADandPersonalMicrosoftAccount'],
  ['personalOnly', 'PersonalMicrosoftAccount'],
  ['multitenant', 'AzureADMultipleOrgs'],
  ['singleTenant', 'AzureADMyOrg'],
];

/** The account types behind a wording; a guessed wording only where the address says the same. */
export function parseAudience(page: Page, text: string): SignInAudience | null {
  for (const [key, audience] of audienceKeys) {
    const match = matchLabel(page.labels, text, key);
    if (match === 'seen' || (match === 'guess' && page.route.signInAudience === audience)) return audience;
  }
  return null;
}

/** Reads one labelled value; two visible ones that differ are none (knowledge/portal.md §9.3). */
function readFact<T extends string>(
  page: Page,
  fact: FactName & LabelKey,
  label: LabelKey,
  row: Row | null,
  parse: Parse<T>,
): void {
  const values = new Map<T, { label: string; raw: string }>();
  const misses: Exclude<Found<T>, { outcome: 'value' }>['outcome'][] = [];
  const labelled = labelsOf(page, label).map((spot) => ({
    label: spot.text,
    found: findValue(page, spot, parse),
  }));
  for (const { label: name, found } of [...labelled, ...findNamedValues(page, label, parse)]) {
    if (found.outcome === 'value') values.set(found.value, { label: name, raw: found.raw });
    else misses.push(found.outcome);
  }
  const cell = row?.text(label) ?? '';
  const inRow = cell && parse(cell);
  if (inRow) values.set(inRow, { label, raw: cell });
  const [first] = values;
  if (values.size > 1) addProblem(page, 'ambiguous', fact, [...values.keys()].join(' / '));
  else if (first) addFact(page, fact, first[0] as never, first[1].label, first[1].raw);
  else if (misses.includes('blank')) addProblem(page, 'loading', fact, label);
  else if (misses.includes('cut')) addProblem(page, 'truncated', fact, label);
}

/** "Display name" may also be a command, and any text a name: only where the page makes its labels so. */
function labelsOf(page: Page, label: LabelKey): Spot[] {
  const spots = spotsOf(page, label);
  const isButton = (spot: Spot) => labelButtonOf(spot.element) !== null;
  return label !== 'displayName' || spotsOf(page, 'clientId').some(isButton)
    ? spots
    : spots.filter((spot) => !isButton(spot));
}

/** The Essentials of an app registration (knowledge/portal.md §5.3). */
export function readOverview(page: Page): void {
  const row = ownRow(page);
  for (const fact of ['clientId', 'objectId', 'tenantId'] as const) readFact(page, fact, fact, row, findGuid);
  readFact(page, 'displayName', 'displayName', row, (text) => (text.length <= 200 ? text : null));
  readFact(page, 'signInAudience' as 'displayName', 'supportedAccountTypes', row, (text) =>
    parseAudience(page, text),
  );
  const { objectId } = page.facts;
  if (objectId && page.route.objectId && objectId.value !== page.route.objectId) {
    addProblem(page, 'other-app', 'objectId', objectId.value);
    delete page.facts.objectId;
  }
  if (!page.facts.clientId && isCollapsed(page)) addProblem(page, 'collapsed', 'clientId', 'Essentials');
}

const columns: LabelKey[] = ['clientId', 'objectId', 'tenantId', 'displayName', 'supportedAccountTypes'];

/** A table's only row, with the names of its values as columns above it: where it is this app's. */
function ownRow(page: Page): Row | null {
  if (!spotsOf(page, 'clientId').some(({ element }) => element.closest('th,[role=columnheader]')))
    return null;
  const tables = findTables(page, columns, (keys) => keys.has('clientId') && keys.size > 1);
  const rows = tables.flatMap((table) => table.rows);
  const [row] = rows;
  return row && rows.length === 1 && findGuid(row.text('clientId')) === page.route.clientId ? row : null;
}

/** Essentials is a group that can be folded away; then it shows no values. */
function isCollapsed(page: Page): boolean {
  return shownSpots(page, ['essentials']).some((spot) => {
    const holder = spot.element.closest('[aria-expanded],details') ?? spot.element.parentElement;
    const toggle = holder?.matches('[aria-expanded]') ? holder : holder?.querySelector('[aria-expanded]');
    return (
      toggle?.getAttribute('aria-expanded') === 'false' || (holder?.matches('details:not([open])') ?? false)
    );
  });
}
