import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkMakers } from '../../lib/guide/checks';
import { stepMakersFor } from '../../lib/guide/steps';
import { recipes } from '../../lib/recipes';
import { recipeSchema } from '../../lib/recipes/schema';
import { purposes } from '../../lib/setup/types';
import { filesUnder, type SourceFile } from './tree';

const everyStep = purposes.flatMap(stepMakersFor);
const types = readFileSync('lib/guide/types.ts', 'utf8');

/** The words of `export type Name = 'a' | 'b';`. */
function wordsOf(name: string, source: string): string[] {
  const [, body = ''] = new RegExp(`export type ${name} =([^;]*);`).exec(source) ?? [];
  return [...body.matchAll(/'([^']+)'/g)].map(([, word = '']) => word);
}

/** Files that declare something of a type, by their name without folder and ending. */
const declaring = (files: SourceFile[], type: string): string[] =>
  files
    .filter(({ text }) => new RegExp(`export const \\w+: ${type} =`).test(text))
    .map(({ path }) => path.replace(/^.*\//, '').replace(/\.ts$/, ''))
    .sort();

describe('checks', () => {
  const ids = wordsOf('CheckId', types);

  it('have a file each, by their ID, and are registered', () => {
    expect(ids.length).toBeGreaterThan(10);
    expect(declaring(filesUnder('lib/guide/checks'), 'CheckMaker')).toEqual([...ids].sort());
    expect(Object.keys(checkMakers).sort()).toEqual([...ids].sort());
  });

  it('belong to one step each of a walk', () => {
    for (const purpose of purposes) {
      const made = stepMakersFor(purpose).flatMap(({ checks }) => checks);
      expect(made).toEqual([...new Set(made)]);
    }
    expect([...new Set(everyStep.flatMap(({ checks }) => checks))].sort()).toEqual([...ids].sort());
  });
});

describe('steps', () => {
  it('have a file each, by their ID, and are registered in order', () => {
    const ids = wordsOf('StepId', types);
    expect(ids.length).toBeGreaterThan(5);
    expect([...new Set(everyStep.map(({ id }) => id))]).toEqual(ids);
    expect(declaring(filesUnder('lib/guide/steps'), 'StepMaker')).toEqual([...ids].sort());
  });
});

describe('recipes', () => {
  it('are registered, each file of them', () => {
    const declared = filesUnder('lib/recipes')
      .flatMap(({ text }) => [...text.matchAll(/export const (\w+): Recipe =/g)])
      .map(([, name = '']) => name);
    const index = readFileSync('lib/recipes/index.ts', 'utf8');
    expect(declared.length).toBe(recipes.length);
    expect(declared.filter((name) => !new RegExp(`\\b${name}\\b`).test(index))).toEqual([]);
  });

  it.each(recipes.map((recipe) => [recipe.id, recipe] as const))(
    '%s is what the schema says',
    (_, recipe) => {
      expect(recipeSchema.safeParse(recipe).error).toBeUndefined();
      expect(repeated(recipe.variants.map(({ id }) => id))).toEqual([]);
    },
  );

  it('have IDs of their own', () => {
    expect(repeated(recipes.map(({ id }) => id))).toEqual([]);
    expect(repeated(['a', 'b', 'a'])).toEqual(['a']);
    expect(recipeSchema.safeParse({ ...recipes[0], more: 1 }).success).toBe(false);
  });
});

const repeated = (ids: string[]): string[] => ids.filter((id, index) => ids.indexOf(id) !== index);

describe('the words of a type', () => {
  it('are read whole', () => {
    expect(wordsOf('Id', "export type Id =\n  | 'a'\n  | 'b-c';\nexport type Other = 'd';")).toEqual([
      'a',
      'b-c',
    ]);
    expect(
      declaring([{ path: 'x/a-b.ts', text: 'export const aB: CheckMaker = () => null;' }], 'CheckMaker'),
    ).toEqual(['a-b']);
  });
});
