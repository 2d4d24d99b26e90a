import { browser } from '../browser';
import { edition } from '../edition';
import { textLanguage } from '../i18n';
import { inLanguage, type RecipeTexts } from '../recipes/in-language';
import type { Recipe } from '../recipes/schema';

let shown: { language: string; recipes: Promise<Recipe[]> } | undefined;

/**
 * The recipes as people read them: in the language of our texts, as far as public/recipe-texts has it. What works with
 * a recipe (the test, a delivery) takes it as it is written, so that a helpdesk gets the same in every language.
 */
export function shownRecipes(): Promise<Recipe[]> {
  const language = textLanguage().lang.toLowerCase();
  if (shown?.language !== language) shown = { language, recipes: loadShown(language) };
  return shown.recipes;
}

async function loadShown(language: string): Promise<Recipe[]> {
  if (language === 'en') return edition.recipes;
  try {
    const response = await fetch(browser.runtime.getURL(`recipe-texts/${language}.json`));
    return inLanguage(edition.recipes, (await response.json()) as RecipeTexts);
  } catch {
    // English, this once.
    shown = undefined;
    return edition.recipes;
  }
}
