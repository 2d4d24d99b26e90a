import { recipes } from '../../../lib/recipes';

/** For tests over every variant of every recipe: its name, the recipe, the variant. */
export const allVariants = recipes.flatMap((recipe) =>
  recipe.variants.map((variant) => [`${recipe.id}/${variant.id}`, recipe, variant] as const),
);

export const allRecipes = recipes.map((recipe) => [recipe.id, recipe] as const);
