import type { Page } from './page';
import type { PermissionRow, Reading } from './types';
import type { PermissionList } from './views/permissions';

/** What accumulating needs to know of a reading and nobody else does: it is not sent anywhere. */
export interface Trace {
  /** Which page of which app was read. */
  place: string;
  orphans: readonly PermissionRow[];
  counts: ReadonlyMap<string, number>;
}

const traces = new WeakMap<Reading, Trace>();

export function rememberTrace(
  reading: Reading,
  page: Pick<Page, 'route'>,
  list: PermissionList | null,
): void {
  const { view, blade, clientId, tenant, cloud } = page.route;
  const place = [cloud, tenant, blade, view, clientId].join(' ');
  traces.set(reading, { place, orphans: list?.orphans ?? [], counts: list?.counts ?? new Map() });
}

export const traceOf = (reading: Reading): Trace | undefined => traces.get(reading);
export const passTrace = (reading: Reading, trace: Trace | undefined): Reading => {
  if (trace) traces.set(reading, trace);
  return reading;
};
