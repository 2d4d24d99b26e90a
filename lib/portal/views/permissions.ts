import { matchLabel } from '../labels';
import { cleanText } from '../normalize';
import type { Kind } from '../outline';
import { addFact, addProblem, type Page, rowNames, shownSpots, spotsOf } from '../page';
import { isBlank, isCut } from '../shapes';
import { columnNames, findTables, type Row, saysLabel, type Table } from '../table';
import { textOf } from '../text';
import type { LabelKey, PermissionRow } from '../types';
import { isVisible } from '../visible';
import { readEmptyList, readPartial } from './lists';

const columns: LabelKey[] = [
  'permissionName',
  'api',
  'type',
  'description',
  'adminConsentRequired',
  'status',
];

export interface PermissionList {
  rows: PermissionRow[];
  /** Rows above the first API's heading: a list that is scrolled has its heading out of sight. */
  orphans: PermissionRow[];
  /** How many permissions each API says it has. */
  counts: Map<string, number>;
}

/** The configured permissions and the consent button (knowledge/portal.md §5.6). */
export function readPermissions(page: Page): PermissionList {
  const list: PermissionList = { rows: [], orphans: [], counts: new Map() };
  const tables = findTables(
    page,
    columns,
    (keys) => keys.has('status') && (keys.has('type') || keys.has('adminConsentRequired')),
  );
  let isEmpty = false;
  for (const [index, table] of tables.entries()) {
    const heading = apiBefore(table);
    // A second whole table without a heading that names an API: it may be the other permissions, in a language unknown.
    if (index > 0 && !heading && !spotsOf(page, 'otherPermissions').length) {
      addProblem(page, 'ambiguous', 'permissions', `${tables.length} tables`);
      break;
    }
    collectRows(page, table, heading, list);
    isEmpty ||= readEmptyList(page, table) && isConfigured(page, table.header);
    readPartial(page, table, 'permissions', table.rows.length, null);
  }
  for (const [api, count] of list.counts) {
    const seen = list.rows.filter((row) => row.api === api).length;
    if (seen < count) {
      page.partial.push('permissions');
      addProblem(page, 'partial-list', 'permissions', `${api}: ${seen} / ${count}`);
    }
  }
  if (list.orphans.length > 0) page.partial.push('permissions');
  if (list.rows.length > 0 || (isEmpty && list.orphans.length === 0)) {
    addFact(page, 'permissions', list.rows, tables[0] ? columnNames(tables[0]) : null, rowNames(list.rows));
  }
  readConsentButton(page);
  return list;
}

function collectRows(page: Page, table: Table, heading: Heading | null, list: PermissionList): void {
  let current = heading;
  let isOther = false;
  if (heading?.count != null && isConfigured(page, table.header))
    list.counts.set(heading.name, heading.count);
  for (const [index, row] of table.rows.entries()) {
    const permission = readRow(page, row);
    if (!permission) {
      const name = firstText(row);
      if (saysLabel(page, name, 'otherPermissions')) isOther = true;
      else if (saysLabel(page, name, 'configuredPermissions')) isOther = false;
      else if (name && isHeading(row)) {
        const next = table.rows[index + 1];
        // A heading over headings begins a part of its own: the other permissions, in words that we don't know.
        if (list.rows.length > 0 && parseHeading(name).count === null && next && isHeading(next)) {
          isOther = true;
          addProblem(page, 'ambiguous', 'permissions', name);
        }
        current = parseHeading(`${name} ${countIn(row)}`.trim());
        if (current.count !== null && !isOther && isConfigured(page, row.element))
          list.counts.set(current.name, current.count);
      } else if (name) {
        addProblem(page, 'ambiguous', 'permissions', name);
        // It may be an API that we can't tell: what follows is no longer the one before's.
        if (!isAnswered(page, row)) current = null;
      }
      continue;
    }
    if (isOther || !isConfigured(page, row.element)) continue;
    const api = row.text('api') || current?.name;
    if (api) list.rows.push({ ...permission, api });
    else list.orphans.push(permission);
  }
}

/** Nothing but a name in the row, or nothing of what each permission has. */
const isHeading = (row: Row): boolean =>
  row.cells.filter((cell) => !isBlank(textOf(cell))).length <= 1 ||
  (['type', 'adminConsentRequired', 'status'] as const).every((key) => {
    const text = row.text(key);
    return isBlank(text) || isCount(text);
  });

const isCount = (text: string): boolean => /^[(（][0-9０-９]{1,4}[)）]$/.test(text);
const countIn = (row: Row): string => row.cells.map((cell) => textOf(cell)).find(isCount) ?? '';

/** A permission's row, whatever its type is called. */
const isAnswered = (page: Page, row: Row): boolean =>
  (['yes', 'no'] as const).some((key) => saysLabel(page, row.text('adminConsentRequired'), key)) ||
  (['grantedFor', 'notGrantedFor'] as const).some((key) => saysLabel(page, row.text('status'), key));

/** Everything from a heading "Other permissions granted for …" on is not configured. */
function isConfigured(page: Page, element: Element): boolean {
  const before = shownSpots(page, ['otherPermissions', 'configuredPermissions']).filter(
    (spot) => (spot.element.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
  );
  return !before.at(-1)?.keys.has('otherPermissions');
}

/** A permission's row says its type; every other row is a heading or a message. */
function readRow(page: Page, row: Row): PermissionRow | null {
  const type = row.text('type');
  const isDelegated = saysLabel(page, type, 'delegated');
  if (isDelegated === saysLabel(page, type, 'application')) return null;
  const name = row.text('permissionName') || firstText(row);
  if (!/^\S{2,200}$/.test(name) || isCut(name)) {
    addProblem(page, 'truncated', 'permissions', name);
    page.partial.push('permissions');
    return null;
  }
  const consent = row.text('adminConsentRequired');
  const yes = saysLabel(page, consent, 'yes');
  const no = saysLabel(page, consent, 'no');
  return {
    api: '',
    name,
    type: isDelegated ? 'delegated' : 'application',
    adminConsentRequired: yes === no ? null : yes,
    status: readStatus(page, row),
  };
}

/**
 * Granted only by a wording that was seen on a portal; a guessed one decides only towards "not granted"
 * (knowledge/portal-labels.md, "Where the tenant's name goes").
 */
function readStatus(page: Page, row: Row): PermissionRow['status'] {
  const text = row.text('status');
  if (matchLabel(page.labels, text, 'notGrantedFor')) return 'not-granted';
  const cell = row.cell('status');
  if (matchLabel(page.labels, text, 'grantedFor') === 'seen') {
    const parts = [...(cell?.querySelectorAll('*') ?? [])].map((part) => textOf(part));
    return parts.some((part) => matchLabel(page.labels, part, 'notGrantedFor')) ? 'unknown' : 'granted';
  }
  return text === '' && !cell?.querySelector('svg,img,[class*=con]') ? 'none' : 'unknown';
}

interface Heading {
  name: string;
  count: number | null;
}

/** "Microsoft Graph (3)" */
const parseHeading = (text: string): Heading => {
  const plain = cleanText(text).replace(/^[^\p{L}\p{N}]+/u, '');
  const match = / ?[(（]([0-9０-９]{1,4})[)）]$/.exec(plain);
  return match
    ? { name: plain.slice(0, match.index), count: Number(match[1]?.normalize('NFKC')) }
    : { name: plain, count: null };
};

const firstText = (row: Row): string => {
  for (const cell of row.cells) {
    const text = textOf(cell) || textOf(cell, { withButtons: true });
    if (text) return text;
  }
  return '';
};

/** An API's own heading right above its table, where each API has a table of its own. */
function apiBefore(table: Table): Heading | null {
  let box: Element | null = table.grid;
  for (let level = 0; box && level < 4; box = box.parentElement, level++) {
    for (let before = box.previousElementSibling; before; before = before.previousElementSibling) {
      const heading = before.matches(headingSelector)
        ? before
        : [...before.querySelectorAll(headingSelector)].at(-1);
      if (heading && isVisible(heading)) {
        const parsed = parseHeading(textOf(heading, { withButtons: true }));
        return parsed.count === null ? null : parsed;
      }
    }
  }
  return null;
}
const headingSelector = 'h1,h2,h3,h4,h5,h6,summary,legend,[role=heading],[aria-expanded]';

/** The button has the tenant's name in it, so it is known by its pattern (knowledge/portal.md §5.6). */
function readConsentButton(page: Page): void {
  const states = new Set<'enabled' | 'disabled'>();
  let raw = '';
  for (const button of findConsentButtons(page)) {
    raw = textOf(button, { withButtons: true });
    states.add(isDisabled(button) ? 'disabled' : 'enabled');
  }
  const [state] = states;
  if (states.size > 1) addProblem(page, 'ambiguous', 'consentButton', raw);
  else if (state) addFact(page, 'consentButton', state, raw, state);
}

const consentButtons: Kind = {
  selectors: [
    'button',
    '[role=button]',
    '[role=menuitem]',
    'a',
    'li[title]',
    'div[title]',
    '[data-telemetryname]',
    '[class*="utton"]',
    '[tabindex]',
  ],
  name: 'grantAdminConsentFor',
  test: (button, labels) => {
    const names = [
      button.getAttribute('aria-label'),
      button.getAttribute('title'),
      (button.textContent ?? '').slice(0, 300),
    ];
    return names.some(
      (name) => name && name.length < 260 && matchLabel(labels, name, 'grantAdminConsentFor'),
    );
  },
};

function findConsentButtons(page: Page): Element[] {
  const found = page.outline.elements(consentButtons);
  return found.filter(
    (button) => !found.some((outer) => outer !== button && outer.contains(button)) && isVisible(button),
  );
}

/** Disabled by attribute, ARIA or a class that says so, on the button, around it or in it. */
export function isDisabled(button: Element): boolean {
  const parts = [
    button,
    button.parentElement,
    button.firstElementChild,
    ...button.querySelectorAll('button,[role=button]'),
  ];
  return parts.some(
    (part) =>
      part?.matches('[disabled],:disabled,[aria-disabled=true]') ||
      [...(part?.classList ?? [])].some((name) => /disabled/i.test(name) && !/not-?disabled/i.test(name)),
  );
}
