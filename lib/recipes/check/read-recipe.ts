import { type Recipe, recipeSchema } from '../schema';
import { type Finding, pathText } from './finding';
import { longestRecipe } from './limits';
import { checkRules } from './rules';
import { checkShape } from './shape';

const deepest = 12;
const mostFindings = 20;

/** What a file from outside holds: a recipe, or what is wrong with it, in words for whoever wrote it. */
export type ReadRecipe = { ok: true; recipe: Recipe } | { ok: false; findings: string[] };

/** Takes a recipe from outside by the rules of `npm run recipe:check`. It is hostile until all of them hold. */
export function readRecipe(text: string): ReadRecipe {
  if (text.length > longestRecipe) return refuse([`The file is longer than ${longestRecipe} characters.`]);
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    return refuse([`This is no JSON: ${(error as Error).message}`]);
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    return refuse(['The file has to hold one recipe: { "schemaVersion": 1, … }.']);
  if (isDeeper(parsed, deepest)) return refuse([`It is nested more than ${deepest} levels deep.`]);
  const { $schema: _, ...value } = parsed as Record<string, unknown>;
  const shape = checkShape(value);
  if (shape.length > 0) return refuse(shape.map(inWords));
  const recipe = recipeSchema.parse(value);
  const broken = checkRules(recipe);
  return broken.length > 0 ? refuse(broken.map(inWords)) : { ok: true, recipe };
}

const refuse = (findings: string[]): ReadRecipe => ({
  ok: false,
  // What it quotes of the file is as long as the file has it.
  findings: findings.slice(0, mostFindings).map((finding) => finding.slice(0, 300)),
});

const inWords = ({ path, text }: Finding): string => `${pathText(path) || 'the recipe'}: ${text}`;

const isDeeper = (value: unknown, levels: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels === 0 || Object.values(value).some((part) => isDeeper(part, levels - 1)));
