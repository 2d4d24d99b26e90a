import { derive } from '../guide/derive';
import { inPortalsWords } from '../guide/in-portals-words';
import { textLanguage } from '../i18n';
import type { AppState } from '../messages';
import { spokenLanguage } from '../portal/languages';
import { findRecipe, findVariant, recipes } from '../recipes';
import type { Recipe } from '../recipes/schema';
import type { Setup } from '../setup/types';
import { loadWordings } from './label-files';
import type { Background } from './parts';
import { shownRecipes } from './recipe-texts';
import type { SetupStore } from './setup-store';

export type ActiveSetup = NonNullable<AppState['active']>;

/** A setup with everything that follows from it; null where its recipe is no longer known. */
export function deriveActive(
  setup: Setup | null,
  now: number,
  known: Recipe[] = recipes,
): ActiveSetup | null {
  const recipe = setup && findRecipe(setup.recipeId, known);
  const variant = recipe && findVariant(recipe, setup.variantId);
  if (!setup || !recipe || !variant) return null;
  return { setup, recipe, variant, guide: derive(recipe, variant, setup, now) };
}

/** The active setup for the eyes of the admin: its recipe speaks their language. */
export const showActive = async (store: SetupStore): Promise<ActiveSetup | null> =>
  deriveActive(await store.active(), Date.now(), await shownRecipes());

export async function readAppState({
  store,
  reminders,
}: Pick<Background, 'store' | 'reminders'>): Promise<AppState> {
  const active = await showActive(store);
  const language = active?.setup.portalLanguage ?? spokenLanguage([textLanguage().lang]);
  return {
    recipes: await shownRecipes(),
    setups: await store.list(),
    discarded: await store.discarded(),
    hasReminders: await reminders.isOn(),
    keptAside: await store.keptAside(),
    active: active && { ...active, guide: inPortalsWords(active.guide, await loadWordings(language)) },
  };
}
