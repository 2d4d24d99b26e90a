import type { Recipe, Variant } from './schema';

export const findRecipeIn = (known: readonly Recipe[], id: string): Recipe | undefined =>
  known.find((recipe) => recipe.id === id);

export const findVariant = (recipe: Recipe, id: string): Variant | undefined =>
  recipe.variants.find((variant) => variant.id === id);
