// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { accumulate } from '../../../lib/portal/accumulate';
import { combine } from '../../../lib/portal/combine';
import { read } from '../../../lib/portal/read';
import type { Reading } from '../../../lib/portal/types';
import { loadLabels, routeOf, showPage } from './captures';

const labels = loadLabels(['en']);
const clientId = '3f2c1a90-6b7d-4e21-9c55-0a1b2c3d4e5f';
const other = 'bbbbbbbb-1111-4222-8333-444444444444';
const address = (id: string, menu = 'CallAnAPI') =>
  `https://portal.azure.com/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/${menu}/appId/${id}`;

const all = Array.from({ length: 60 }, (_, index) => `Perm${index}.Read`);
const group = (count: number) => `<tr><td>Microsoft Graph (${count})</td></tr>`;
const table = (rows: string) =>
  `<table><tr><th>API / Permissions name</th><th>Type</th><th>Admin consent required</th><th>Status</th></tr>${rows}</table>`;
const rowsOf = (names: string[], status = '') =>
  names.map((name) => `<tr><td>${name}</td><td>Delegated</td><td>No</td><td>${status}</td></tr>`).join('');
const look = (rows: string, id = clientId): Reading => {
  showPage(`<html lang="en"><body>${table(rows)}</body></html>`);
  return read(document, routeOf(address(id)), labels);
};
const names = (reading: Reading) => reading.facts.permissions?.value.map((row) => row.name);

describe('accumulate', () => {
  it('collects a list that draws only a part of itself', () => {
    let reading = accumulate(null, look(group(60) + rowsOf(all.slice(0, 30))));
    expect(reading.partial).toEqual(['permissions']);
    reading = accumulate(reading, look(rowsOf(all.slice(20, 50))));
    expect(reading.partial).toEqual(['permissions']);
    reading = accumulate(reading, look(rowsOf(all.slice(40, 60))));
    expect(names(reading)).toEqual(all);
    expect(reading.partial).toEqual([]);
    expect(new Set(reading.facts.permissions?.value.map((row) => row.api))).toEqual(
      new Set(['Microsoft Graph']),
    );
  });

  it("says where it was seen by the page's own words, those of all parts", () => {
    const first = accumulate(null, look(group(3) + rowsOf(['A.Read', 'B.Read'])));
    const { label, raw } = first.facts.permissions?.evidence ?? {};
    expect(label).toBe('API / Permissions name, Type, Admin consent required, Status');
    expect(raw).toBe('A.Read, B.Read');
    const next = accumulate(first, look(group(3) + rowsOf(['C.Read'])));
    expect(next.facts.permissions?.evidence.raw).toBe('A.Read, B.Read, C.Read');
  });

  it('says no more of a long list than whole names', () => {
    const { raw = '' } = look(group(60) + rowsOf(all)).facts.permissions?.evidence ?? {};
    expect(raw.length).toBeGreaterThan(300);
    expect(all.join(', ').startsWith(`${raw}, `)).toBe(true);
  });

  it('replaces rows that changed, and drops rows that are gone from a whole list', () => {
    let reading = accumulate(null, look(group(2) + rowsOf(['A.Read', 'B.Read'])));
    reading = accumulate(reading, look(group(2) + rowsOf(['A.Read', 'B.Read'], 'Granted for Contoso')));
    expect(reading.facts.permissions?.value.map((row) => row.status)).toEqual(['granted', 'granted']);
    reading = accumulate(reading, look(group(1) + rowsOf(['A.Read'])));
    expect(names(reading)).toEqual(['A.Read']);
  });

  it('starts afresh for another app', () => {
    const first = accumulate(null, look(group(60) + rowsOf(all.slice(0, 30))));
    expect(names(accumulate(first, look(group(9) + rowsOf(['X.Read']), other)))).toEqual(['X.Read']);
  });

  it('never takes rows without a known API', () => {
    expect(names(accumulate(null, look(rowsOf(['A.Read']))))).toBeUndefined();
  });
});

describe('combine', () => {
  const empty = look('');
  const seen = (id: string): Reading => {
    showPage(`<body><div><label>Application (client) ID</label><span>${id}</span></div></body>`);
    return read(document, { ...routeOf(address(id, 'Overview')), clientId: null }, labels);
  };
  it('takes what one visible frame shows', () => {
    expect(combine(empty, [seen(clientId)]).facts.clientId?.value).toBe(clientId);
  });
  it('takes nothing where frames disagree', () => {
    const both = combine(empty, [seen(clientId), seen(other)]);
    expect(both.facts.clientId).toBeUndefined();
    expect(both.problems).toContainEqual({ code: 'ambiguous', fact: 'clientId', detail: '2 frames' });
  });
});
