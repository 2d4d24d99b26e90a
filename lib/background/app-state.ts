import { derive } from '../guide/derive';
import type { AppState } from '../messages';
import { findRecipe, findVariant, recipes } from '../recipes';
import type { Setup } from '../setup/types';
import type { SetupStore } from './setup-store';

export type ActiveSetup = NonNullable<AppState['active']>;

/** A setup with everything that follows from it; null where its recipe is no longer known. */
export function deriveActive(setup: Setup | null, now: number): ActiveSetup | null {
  const recipe = setup && findRecipe(setup.recipeId);
  const variant = recipe && findVariant(recipe, setup.variantId);
  if (!setup || !recipe || !variant) return null;
  return { setup, recipe, variant, guide: derive(recipe, variant, setup, now) };
}

export async function readAppState(store: SetupStore): Promise<AppState> {
  return {
    recipes,
    setups: await store.list(),
    active: deriveActive(await store.active(), Date.now()),
  };
}
