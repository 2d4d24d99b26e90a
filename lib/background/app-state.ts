import { edition } from '../edition';
import { derive } from '../guide/derive';
import { inPortalsWords, recipesInPortalsWords } from '../guide/in-portals-words';
import { textLanguage } from '../i18n';
import type { AppState } from '../messages';
import { spokenLanguage } from '../portal/languages';
import type { Labels } from '../portal/types';
import { findRecipeIn, findVariant } from '../recipes/find';
import type { Recipe } from '../recipes/schema';
import type { RecipeReply } from '../replies';
import { recipeOf } from '../setup/recipe-of';
import type { Setup } from '../setup/types';
import { outsideRecipes, readOffer } from './catalogue';
import { explainErrors } from './error-texts';
import { loadWordings } from './label-files';
import type { Background } from './parts';
import { shownRecipes } from './recipe-texts';
import type { SetupStore } from './setup-store';

export type ActiveSetup = NonNullable<AppState['active']>;

/** A setup with everything that follows from it, quoting the portal by these labels; null where its recipe is no longer known. */
export function deriveActive(
  setup: Setup | null,
  now: number,
  known: Recipe[] = edition.recipes,
  labels: readonly Labels[] = [],
): ActiveSetup | null {
  const written = setup && recipeOf(setup, known);
  const [recipe] = recipesInPortalsWords(written ? [written] : [], labels);
  const variant = recipe && setup && findVariant(recipe, setup.variantId);
  if (!setup || !recipe || !variant) return null;
  return { setup, recipe, variant, guide: derive(recipe, variant, setup, now) };
}

/** The active setup for the eyes of the admin: its recipe speaks their language. */
export async function showActive(store: SetupStore): Promise<ActiveSetup | null> {
  const stored = await store.active();
  const labels = await labelsFor(stored);
  const setup = stored && (await explainErrors(stored, labels));
  return deriveActive(setup, Date.now(), await shownRecipes(), labels);
}

/** Of the language in which the admin last saw the portal, else of ours. */
const labelsFor = (setup: Setup | null): Promise<Labels[]> =>
  loadWordings(setup?.portalLanguage ?? spokenLanguage([textLanguage().lang]));

/** A recipe from a file, for the eyes of whoever is to say whether it is taken. */
export async function asShown(reply: RecipeReply): Promise<RecipeReply> {
  if (!reply.ok) return reply;
  const [recipe = reply.recipe] = recipesInPortalsWords([reply.recipe], await labelsFor(null));
  return { ...reply, recipe };
}

export async function readAppState({
  store,
  reminders,
}: Pick<Background, 'store' | 'reminders'>): Promise<AppState> {
  const active = await showActive(store);
  const labels = await labelsFor(active?.setup ?? null);
  const [offer, shown] = await Promise.all([readOffer(), shownRecipes()]);
  const outside = outsideRecipes(offer);
  const isOrganizations = ({ id }: Recipe) => offer.organization.some((recipe) => recipe.id === id);
  return {
    recipes: recipesInPortalsWords(
      [...outside, ...shown.filter(({ id }) => findRecipeIn(offer.own, id))],
      labels,
    ),
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
    active: inPortalsWords(active, labels),
  };
}
