import { rowNames } from './page';
import { passTrace, type Trace, traceOf } from './trace';
import type { FactName, PermissionRow, Problem, Reading, SecretRow, Seen } from './types';

type Row = PermissionRow | SecretRow;
const keyOf = (row: Row): string =>
  'api' in row
    ? `${row.api}\n${row.name}\n${row.type}`
    : (row.secretId ?? `${row.description}\n${row.expires}`);

/**
 * Collects the rows of a list that draws only a part of itself, over several readings of the same page. A list
 * that is whole replaces what was known, so that removed rows go; another page or app starts afresh.
 */
export function accumulate(previous: Reading | null, next: Reading): Reading {
  const before = previous ? traceOf(previous) : undefined;
  const now = traceOf(next);
  if (!previous || !before || !now || before.place !== now.place) return next;
  const result: Reading = {
    ...next,
    facts: { ...next.facts },
    partial: [...next.partial],
    problems: [...next.problems],
  };
  const trace: Trace = { ...now, counts: new Map([...before.counts, ...now.counts]) };
  const secrets = joinRows(previous.facts.secrets, next, 'secrets', []);
  if (secrets) result.facts.secrets = secrets as Seen<SecretRow[]>;
  const adopted = adoptOrphans(previous.facts.permissions?.value ?? [], now.orphans);
  const permissions = joinRows(previous.facts.permissions, next, 'permissions', adopted);
  if (permissions) result.facts.permissions = permissions as Seen<PermissionRow[]>;
  settle(result, trace);
  return passTrace(result, trace);
}

function joinRows(
  known: Seen<Row[]> | undefined,
  next: Reading,
  fact: 'secrets' | 'permissions',
  adopted: Row[],
): Seen<Row[]> | undefined {
  const current = next.facts[fact] as Seen<Row[]> | undefined;
  if (!next.partial.includes(fact)) return current;
  const rows = new Map<string, Row>();
  for (const row of [...(known?.value ?? []), ...adopted, ...(current?.value ?? [])])
    rows.set(keyOf(row), row);
  const evidence = current?.evidence ?? known?.evidence;
  const value = [...rows.values()];
  return evidence && { value, evidence: { ...evidence, raw: rowNames(value) } };
}

/** Rows whose API's heading is scrolled away belong to the API of the first row among them that is known. */
function adoptOrphans(known: readonly PermissionRow[], orphans: readonly PermissionRow[]): PermissionRow[] {
  const [first] = orphans;
  const apis = new Set(
    known.filter((row) => row.name === first?.name && row.type === first.type).map((row) => row.api),
  );
  const [api] = apis;
  return api && apis.size === 1 ? orphans.map((row) => ({ ...row, api })) : [];
}

/** A list is whole once it has as many rows as the page says there are. */
function settle(result: Reading, trace: Trace): void {
  if (!result.partial.includes('permissions') || trace.counts.size === 0) return;
  const rows = result.facts.permissions?.value ?? [];
  const isWhole = [...trace.counts].every(
    ([api, count]) => rows.filter((row) => row.api === api).length === count,
  );
  if (!isWhole || rows.some((row) => !trace.counts.has(row.api))) return;
  const isOther = (name: FactName) => name !== 'permissions';
  result.partial = result.partial.filter(isOther);
  result.problems = result.problems.filter(
    (problem: Problem) => problem.code !== 'partial-list' || problem.fact !== 'permissions',
  );
}
