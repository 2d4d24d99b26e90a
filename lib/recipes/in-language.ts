import type { Recipe } from './schema';

/** English → the same in another language (public/recipe-texts). What it lacks stays English. */
export type RecipeTexts = Record<string, string>;

/**
 * Where a recipe speaks to people: the field, after what it belongs to. All else is the helpdesk's own: the labels of
 * its forms, values, addresses.
 */
const spoken = new Set([
  'recipes.name',
  'recipes.description',
  'recipes.prerequisites',
  'questions.label',
  'questions.hint',
  'variants.name',
  'variants.summary',
  'variants.afterwards',
  'permissions.why',
  'secret.advice',
  'adminConsent.why',
  'signIn.who',
  'settings.note',
  'warnings.text',
  'departures.guideSays',
  'departures.weDo',
  'departures.why',
]);

/** The recipes as they read in another language. */
export const inLanguage = (recipes: Recipe[], texts: RecipeTexts): Recipe[] =>
  mapSpoken(recipes, (text) => (Object.hasOwn(texts, text) ? texts[text] : undefined) ?? text);

/** Copies in which `say` has replaced what is said to people. */
export const mapSpoken = (recipes: Recipe[], say: (text: string) => string): Recipe[] =>
  mapped(recipes, 'recipes', '', say) as Recipe[];

function mapped(value: unknown, owner: string, field: string, say: (text: string) => string): unknown {
  if (typeof value === 'string') return spoken.has(`${owner}.${field}`) ? say(value) : value;
  if (Array.isArray(value)) return value.map((item) => mapped(item, owner, field, say));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, mapped(item, field || owner, name, say)]),
  );
}
