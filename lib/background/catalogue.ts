import * as z from 'zod/mini';
import { browser } from '../browser';
import { edition } from '../edition';
import { isAllowedAddress } from '../edition/addresses';
import { type PolicyProblem, readPolicy } from '../edition/policy';
import { readRecipe } from '../recipes/check/read-recipe';
import { findRecipeIn } from '../recipes/find';
import { type Recipe, recipeSchema } from '../recipes/schema';
import type { OptionsState, RecipeReply } from '../replies';
import type { Setup } from '../setup/types';

const recipesKey = 'recipes';
const mostImported = 30;

/** Which helpdesks are offered here, and on whose word: the package's, the organization's, or of a file. */
export interface Offer {
  /** The package's own, as they are written. */
  own: Recipe[];
  organization: Recipe[];
  imported: Recipe[];
  /** Of those imported: IDs that the package or the organization uses by now. */
  hidden: string[];
  addresses: string[];
  supportUrl: string | null;
  mayImport: boolean;
  problems: PolicyProblem[];
}

/** The organization's word is read each time: the browser may get a new one at any moment. */
export async function readOffer(): Promise<Offer> {
  const { policy, problems } = readPolicy(await managed(), edition);
  const imported = policy.allowImport ? await importedRecipes() : [];
  const known = [...edition.recipes, ...policy.recipes];
  const isOffered = ({ id }: Recipe) => policy.helpdesks.length === 0 || policy.helpdesks.includes(id);
  return {
    own: edition.recipes.filter(isOffered),
    organization: policy.recipes,
    imported,
    hidden: imported.flatMap(({ id }) => (findRecipeIn(known, id) ? [id] : [])),
    addresses: policy.addresses.length > 0 ? policy.addresses : edition.addresses,
    supportUrl: policy.supportUrl ?? edition.supportUrl,
    mayImport: policy.allowImport,
    problems,
  };
}

/** Recipes that did not come with the package; a setup keeps a copy of its own. */
export const outsideRecipes = ({ organization, imported, hidden }: Offer): Recipe[] => [
  ...organization,
  ...imported.filter(({ id }) => !hidden.includes(id)),
];

/** All of them, as they are written. */
export const offeredRecipes = (offer: Offer): Recipe[] => [...outsideRecipes(offer), ...offer.own];

export const mayAnswer = ({ addresses }: Offer, { helpdeskUrl }: Setup['answers']): boolean =>
  helpdeskUrl === undefined || isAllowedAddress(helpdeskUrl, addresses);

export async function readOptions(): Promise<OptionsState> {
  const { own: _, ...state } = await readOffer();
  return state;
}

/** What a file holds, and whether it may be added: nothing is kept yet. */
export async function checkRecipe(text: string): Promise<RecipeReply> {
  const { own: _, ...offer } = await readOffer();
  if (!offer.mayImport) return { ok: false, reason: 'not-allowed', findings: [] };
  const read = readRecipe(text);
  if (!read.ok) return { ok: false, reason: 'broken', findings: read.findings };
  const { recipe } = read;
  const other = findRecipeIn([...edition.recipes, ...offer.organization], recipe.id);
  if (other) return { ok: false, reason: 'taken', findings: [other.name, recipe.id] };
  const replaces = findRecipeIn(offer.imported, recipe.id) !== undefined;
  if (!replaces && offer.imported.length >= mostImported) return { ok: false, reason: 'full', findings: [] };
  return { ok: true, recipe, replaces };
}

/** Adds what `checkRecipe` lets pass, checked once more: its text has been in a page meanwhile. */
export const addRecipe = (text: string): Promise<RecipeReply> =>
  serialize(async () => {
    const checked = await checkRecipe(text);
    if (checked.ok) await write([...(await without(checked.recipe.id)), checked.recipe]);
    return checked;
  });

export const removeRecipe = (id: string): Promise<void> => serialize(async () => write(await without(id)));

const without = async (id: string) => (await importedRecipes()).filter((recipe) => recipe.id !== id);

const write = (recipes: Recipe[]) => browser.storage.local.set({ [recipesKey]: recipes });

/** What storage holds may be of another version, or damaged: a recipe that no longer fits is left out. */
async function importedRecipes(): Promise<Recipe[]> {
  const stored = z.array(z.unknown()).safeParse((await browser.storage.local.get(recipesKey))[recipesKey]);
  return (stored.data ?? []).flatMap((value) => recipeSchema.safeParse(value).data ?? []);
}

/** Firefox rejects where there is no policy; the others answer with nothing. */
const managed = (): Promise<unknown> => browser.storage.managed.get().catch(() => ({}));

let queue: Promise<unknown> = Promise.resolve();
function serialize<T>(task: () => Promise<T>): Promise<T> {
  const result = queue.then(task);
  queue = result.catch(() => undefined);
  return result;
}
