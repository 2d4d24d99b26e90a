import * as graphPermissions from '../recipes/graph-permissions';
import type { RecipePermission } from '../recipes/schema';

/** The application IDs of Microsoft's APIs, the same in every tenant (knowledge/oauth.md §7). */
const appIds: Record<string, string> = {
  'microsoft graph': '00000003-0000-0000-c000-000000000000',
  'office 365 exchange online': '00000002-0000-0ff1-ce00-000000000000',
};

export const appIdOf = (api: string): string | null => appIds[api.trim().toLowerCase()] ?? null;

type Known = Required<Pick<RecipePermission, 'api' | 'name' | 'type' | 'id'>>;

/** Every permission whose ID is established. */
export const knownPermissions: Known[] = Object.values(graphPermissions);

/** Microsoft's ID of a permission: the established one, the recipe's own, or null. Never a guess. */
export function permissionId({
  api,
  name,
  type,
  id,
}: Pick<RecipePermission, 'api' | 'name' | 'type' | 'id'>): string | null {
  const known = knownPermissions.find(
    (one) =>
      one.type === type && appIdOf(one.api) === appIdOf(api) && one.name.toLowerCase() === name.toLowerCase(),
  );
  return known?.id ?? id?.toLowerCase() ?? null;
}
