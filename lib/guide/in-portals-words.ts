import type { PortalWord } from '../message-params';
import type { Labels } from '../portal/types';
import { mapSpoken } from '../recipes/in-language';
import { fillPortalPlaces } from '../recipes/portal-places';
import type { Recipe } from '../recipes/schema';
import { portalWord } from './portal-words';

/**
 * The portal's word in the language of these labels, the first file's before the next one's. Only a wording that was
 * seen is quoted, never a guess; where there is none, the portal's English. The tenant's name within a wording is left open.
 */
export function wordIn(labels: readonly Labels[], { word, english }: PortalWord): string {
  for (const { [word]: wordings } of labels) {
    const whole = wordings?.find((wording) => !wording.includes('{tenant}'));
    const found = whole ?? wordings?.[0]?.replace('{tenant}', '…');
    if (found) return found;
  }
  return english;
}

/** A copy of what is said (a guide, a hint, warnings), with the portal's words in the language of these labels. */
export const inPortalsWords = <T>(said: T, labels: readonly Labels[]): T => quoted(said, labels) as T;

/** Copies of recipes, with the portal's words in what they say to people. Each is made once for the same labels. */
export const recipesInPortalsWords = (recipes: Recipe[], labels: readonly Labels[]): Recipe[] =>
  recipes.map((recipe) => {
    const last = lastCopies.get(recipe);
    if (last?.labels.length === labels.length && last.labels.every((one, index) => one === labels[index]))
      return last.copy;
    const [copy = recipe] = mapSpoken([recipe], (text) => textInPortalsWords(text, labels));
    lastCopies.set(recipe, { labels, copy });
    return copy;
  });

/** Every state that the popup asks for has all recipes of the package, which took most of its time. */
const lastCopies = new WeakMap<Recipe, { labels: readonly Labels[]; copy: Recipe }>();

/** A text that has places for them (`{portal.save}`), with the portal's words in these. */
export const textInPortalsWords = (text: string, labels: readonly Labels[]): string =>
  fillPortalPlaces(text, (word) => wordIn(labels, portalWord(word)));

function quoted(value: unknown, labels: readonly Labels[]): unknown {
  if (Array.isArray(value)) return value.map((item) => quoted(item, labels));
  if (typeof value !== 'object' || value === null) return value;
  if (isPortalWord(value)) return wordIn(labels, value);
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, quoted(item, labels)]));
}

const isPortalWord = (value: object): value is PortalWord => 'word' in value && 'english' in value;
