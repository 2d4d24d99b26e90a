import { derive } from '../../../lib/guide/derive';
import { nextHint } from '../../../lib/guide/hints';
import type { Hint } from '../../../lib/guide/types';
import type { Reading, Route } from '../../../lib/portal/types';
import { findRecipe, findVariant } from '../../../lib/recipes';
import { createSetup } from '../../../lib/setup';
import type { Setup } from '../../../lib/setup/types';
import { address, expectWhole, graphChannel, now, platform, reading, route } from './examples';

export const inputOf = (setup: Setup, page: Reading, at: Route | null) => {
  const recipe = findRecipe(setup.recipeId);
  const variant = recipe && findVariant(recipe, setup.variantId);
  if (!recipe || !variant) throw new Error('no such recipe');
  return { setup, recipe, variant, page, route: at, guide: derive(recipe, variant, setup, now) };
};
export const hint = (setup: Setup, page: Partial<Reading>, at: Partial<Route> = {}): Hint | null => {
  const found = nextHint(inputOf(setup, reading(page), route({ view: page.view ?? 'overview', ...at })));
  for (const { text } of found ? [found, ...(found.alternatives ?? [])] : []) expectWhole(text);
  return found;
};

export const created = (recipeId: string, variantId: string) =>
  createSetup({
    id: 's',
    recipeId,
    variantId,
    answers: recipeId === 'zammad' ? { helpdeskUrl: address } : {},
    now,
  });
export const fresh = created('zammad', graphChannel.id);
export const freshMatrix42 = created('matrix42', platform.id);
export const noApp = { clientId: null };
