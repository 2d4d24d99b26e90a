import { readRecipe } from '../recipes/check/read-recipe';
import { findRecipeIn } from '../recipes/find';
import type { Recipe } from '../recipes/schema';
import { addressFault, isAllowedAddress } from './addresses';
import { type PolicySetting, policySettings } from './policy-schema';
import type { Edition } from './types';

/** What an organization prescribes, as far as it is valid. */
export interface Policy {
  recipes: Recipe[];
  addresses: string[];
  /** IDs; empty: all. */
  helpdesks: string[];
  allowImport: boolean;
  supportUrl: string | null;
}

/** Why a setting, or a part of it, is left out. */
export interface PolicyProblem {
  setting: string;
  /** In words for whoever set it. */
  detail: string;
}

type Told = (setting: PolicySetting, detail: string) => void;

/**
 * Takes each setting by itself: a bad one is left out with its reason, the others hold. `edition`: what the package
 * itself brings, which a policy narrows and adds to, and does not replace.
 */
export function readPolicy(stored: unknown, edition: Edition): { policy: Policy; problems: PolicyProblem[] } {
  const problems: PolicyProblem[] = [];
  const tell: Told = (setting, detail) => problems.push({ setting, detail: detail.slice(0, 300) });
  const raw: Record<string, unknown> =
    typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>) : {};
  for (const name of Object.keys(raw))
    if (!Object.hasOwn(policySettings, name))
      problems.push({ setting: name.slice(0, 100), detail: 'there is no such setting' });
  const settingOf = <K extends PolicySetting>(name: K) => {
    if (!Object.hasOwn(raw, name)) return undefined;
    const result = policySettings[name].safeParse(raw[name]);
    if (!result.success) tell(name, typeFaults[name]);
    return result.data as ReturnType<(typeof policySettings)[K]['parse']> | undefined;
  };
  const recipes = readRecipes(settingOf('recipes') ?? [], edition, tell);
  return {
    policy: {
      recipes,
      addresses: readAddresses(settingOf('addresses') ?? [], edition, tell),
      helpdesks: readHelpdesks(settingOf('helpdesks') ?? [], [...edition.recipes, ...recipes], tell),
      allowImport: settingOf('allowImport') ?? true,
      supportUrl: readSupport(settingOf('supportUrl'), tell),
    },
    problems,
  };
}

const typeFaults: Record<PolicySetting, string> = {
  recipes: 'has to be a list of texts, each of them a recipe',
  addresses: 'has to be a list of addresses',
  helpdesks: 'has to be a list of recipe IDs',
  allowImport: 'has to be true or false',
  supportUrl: 'has to be an address',
};

function readRecipes(texts: string[], edition: Edition, tell: Told): Recipe[] {
  const taken: Recipe[] = [];
  for (const [i, text] of texts.entries()) {
    const read = readRecipe(text);
    if (!read.ok) tell('recipes', `recipe ${i + 1}: ${read.findings[0]}`);
    else if (findRecipeIn([...edition.recipes, ...taken], read.recipe.id))
      tell('recipes', `recipe ${i + 1}: the ID "${read.recipe.id}" is taken; give it one of its own`);
    else taken.push(read.recipe);
  }
  return taken;
}

/** A package that is made for certain helpdesks has no right to others. */
const readAddresses = (addresses: string[], edition: Edition, tell: Told): string[] =>
  addresses.filter((address) => {
    const sample = address.replace('*', 'any');
    const fault =
      addressFault(address) ??
      (isAllowedAddress(sample, edition.addresses) ? null : 'is none of those that this package connects');
    if (fault) tell('addresses', `"${address}" ${fault}`);
    return fault === null;
  });

const readHelpdesks = (ids: string[], known: Recipe[], tell: Told): string[] =>
  ids.filter((id) => {
    const isKnown = findRecipeIn(known, id) !== undefined;
    if (!isKnown) tell('helpdesks', `there is no recipe with the ID "${id}"`);
    return isKnown;
  });

function readSupport(address: string | undefined, tell: Told): string | null {
  if (address === undefined) return null;
  if (URL.canParse(address) && new URL(address).protocol === 'https:') return address;
  tell('supportUrl', 'has to be an address that begins with https://');
  return null;
}
