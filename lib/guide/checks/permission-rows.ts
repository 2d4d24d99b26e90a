import type { PermissionRow } from '../../portal/types';
import type { RecipePermission, Variant } from '../../recipes/schema';
import type { Setup } from '../../setup/types';

type Named = Pick<PermissionRow, 'api' | 'name' | 'type'>;

// The portal writes the number of permissions behind the API: `Microsoft Graph (5)`.
const plain = (text: string) =>
  text
    .replace(/(?<!\s)\s*\(\d+\)\s*$/, '')
    .trim()
    .toLowerCase();

export const isSamePermission = (a: Named, b: Named): boolean =>
  a.type === b.type && plain(a.name) === plain(b.name) && plain(a.api) === plain(b.api);

/** What the helpdesk can't do without; optional permissions are never missed. */
export const neededPermissions = (variant: Variant): RecipePermission[] =>
  variant.permissions.filter(({ optional }) => !optional);

export interface PermissionFinding {
  needed: RecipePermission;
  /** Rows of this very permission: more than one where a stale table is in the page as well. */
  rows: PermissionRow[];
}

/** The needed permissions with their rows; null until the list has been read. */
export function findPermissions(setup: Setup, variant: Variant): PermissionFinding[] | null {
  const list = setup.facts.permissions?.value;
  if (!list) return null;
  return neededPermissions(variant).map((needed) => ({
    needed,
    rows: list.filter((row) => isSamePermission(row, needed)),
  }));
}

export const namesOf = (permissions: { name: string }[]): string =>
  permissions.map(({ name }) => name).join(', ');
