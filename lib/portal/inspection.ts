import type { FactName, FactValues, PermissionRow, Reading, View } from './types';

export interface InspectedPermission extends Omit<PermissionRow, 'status'> {
  status: Exclude<PermissionRow['status'], 'unknown'>;
}
export type InspectedFacts = Partial<Omit<FactValues, 'permissions'>> & {
  permissions?: InspectedPermission[];
};
export interface Inspection {
  view: View;
  facts: InspectedFacts;
}

/** A reading as `npm run inspect` prints it. A status that could not be read is written as none, never as granted. */
export function toInspection(reading: Reading): Inspection {
  const facts: Record<string, unknown> = {};
  for (const name of Object.keys(reading.facts) as FactName[]) facts[name] = reading.facts[name]?.value;
  const permissions = reading.facts.permissions?.value.map((row) => ({
    ...row,
    status: row.status === 'unknown' ? ('none' as const) : row.status,
  }));
  return {
    view: reading.view,
    facts: { ...(facts as InspectedFacts), ...(permissions ? { permissions } : {}) },
  };
}
