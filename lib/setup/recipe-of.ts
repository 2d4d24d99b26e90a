import { findRecipeIn } from '../recipes/find';
import type { Recipe } from '../recipes/schema';
import type { Setup } from './types';

/** A setup's recipe: its own copy, or the one that came with the package. Undefined where that is no longer there. */
export const recipeOf = (
  { recipe, recipeId }: Pick<Setup, 'recipe' | 'recipeId'>,
  known: readonly Recipe[],
): Recipe | undefined => recipe ?? findRecipeIn(known, recipeId);
