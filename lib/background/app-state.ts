import { edition } from '../edition';
import { derive } from '../guide/derive';
import { inPortalsWords } from '../guide/in-portals-words';
import { textLanguage } from '../i18n';
import type { AppState } from '../messages';
import { spokenLanguage } from '../portal/languages';
import { findRecipeIn, findVariant } from '../recipes/find';
import type { Recipe } from '../recipes/schema';
import { recipeOf } from '../setup/recipe-of';
import type { Setup } from '../setup/types';
import { outsideRecipes, readOffer } from './catalogue';
import { loadWordings } from './label-files';
import type { Background } from './parts';
import { shownRecipes } from './recipe-texts';
import type { SetupStore } from './setup-store';

export type ActiveSetup = NonNullable<AppState['active']>;

/** A setup with everything that follows from it; null where its recipe is no longer known. */
export function deriveActive(
  setup: Setup | null,
  now: number,
  known: Recipe[] = edition.recipes,
): ActiveSetup | null {
  const recipe = setup && recipeOf(setup, known);
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
  const [offer, shown] = await Promise.all([readOffer(), shownRecipes()]);
  const outside = outsideRecipes(offer);
  const isOrganizations = ({ id }: Recipe) => offer.organization.some((recipe) => recipe.id === id);
  return {
    recipes: [...outside, ...shown.filter(({ id }) => findRecipeIn(offer.own, id))],
    outside: {
      organization: offer.organization.map(({ id }) => id),
      imported: outside.filter((recipe) => !isOrganizations(recipe)).map(({ id }) => id),
    },
    addresses: offer.addresses,
    supportUrl: offer.supportUrl,
    mayImport: offer.mayImport,
    setups: await store.list(),
    discarded: await store.discarded(),
    hasReminders: await reminders.isOn(),
    keptAside: await store.keptAside(),
    active: active && { ...active, guide: inPortalsWords(active.guide, await loadWordings(language)) },
  };
}
