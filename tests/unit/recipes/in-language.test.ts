import { describe, expect, it } from 'vitest';
import { recipes } from '../../../lib/recipes';
import { inLanguage, mapSpoken } from '../../../lib/recipes/in-language';
import { recipeSchema } from '../../../lib/recipes/schema';

const shouting = mapSpoken(recipes, (text) => text.toUpperCase());

describe('a recipe in another language', () => {
  it('says what it says to people in that language', () => {
    const [first] = inLanguage(recipes, { 'Signed in as the mailbox': 'Angemeldet als das Postfach' });
    expect(first?.variants.map(({ name }) => name)).toEqual(['Angemeldet als das Postfach', 'App-only']);
  });

  it('is the same recipe to whatever works with it', () => {
    const spokenFields = ['name', 'summary', 'afterwards', 'why', 'advice', 'who', 'note', 'text'];
    const worked = (value: unknown) =>
      JSON.stringify(value, (field, item) => (spokenFields.includes(field) ? null : item));
    for (const [i, recipe] of recipes.entries()) {
      const { variants, id, appName, vendor, sources } = shouting[i] as typeof recipe;
      expect(worked({ variants, id, vendor, appName, sources })).toBe(
        worked({
          variants: recipe.variants,
          id: recipe.id,
          vendor: recipe.vendor,
          appName: recipe.appName,
          sources: recipe.sources,
        }),
      );
      // A permission's name is Microsoft's.
      expect(variants.map(({ permissions }) => permissions.map((permission) => permission.name))).toEqual(
        recipe.variants.map(({ permissions }) => permissions.map((permission) => permission.name)),
      );
      expect(recipeSchema.safeParse(shouting[i]).success).toBe(true);
    }
  });

  it('takes nothing for a translation that was not written as one', () => {
    const [recipe] = recipes;
    if (!recipe) throw new Error('no recipe');
    const named = { ...recipe, description: 'constructor' };
    expect(inLanguage([named], {})).toEqual([named]);
  });
});
