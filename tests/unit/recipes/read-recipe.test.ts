import { describe, expect, it } from 'vitest';
import { longestRecipe } from '../../../lib/recipes/check/limits';
import { readRecipe } from '../../../lib/recipes/check/read-recipe';
import { recipeSchema } from '../../../lib/recipes/schema';
import { zammad } from '../../../lib/recipes/zammad';
import { allRecipes } from './all-variants';

const findingsOf = (text: string) => {
  const read = readRecipe(text);
  return read.ok ? [] : read.findings;
};
const changed = (change: object) => JSON.stringify({ ...zammad, ...change });

const point = 'A'.repeat(43);
const publicKey = { kty: 'EC', crv: 'P-256', x: point, y: point };

describe('a recipe from outside', () => {
  it.each(allRecipes)('%s is taken as it is', (_, recipe) => {
    expect(readRecipe(JSON.stringify({ $schema: './recipe.schema.json', ...recipe }))).toEqual({
      ok: true,
      recipe,
    });
  });

  it.each<[string, string, RegExp]>([
    ['no JSON', '{"id":', /^This is no JSON/],
    ['a list', '[]', /one recipe/],
    ['nothing', 'null', /one recipe/],
    ['too long a text', ' '.repeat(longestRecipe + 1), /longer than 200000/],
    ['a deep one', `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`, /nested/],
    ['an unknown field', changed({ script: 'alert(1)' }), /^script: there is no such field$/],
    ['a field of all objects', `{"__proto__":{"x":1},${changed({}).slice(1)}`, /__proto__: there is no such/],
    [
      'a link that is a script',
      changed({ sources: [{ title: 'x', url: 'javascript:alert(1)' }] }),
      /^sources\[0\]\.url: .*https/,
    ],
    [
      'too many variants',
      changed({ variants: Array(21).fill(zammad.variants[0]) }),
      /variants: has more than 20/,
    ],
    ['a question asked twice', changed({ questions: Array(2).fill(zammad.questions[0]) }), /is asked twice/],
    [
      'a private key',
      changed({ sealingKey: { ...publicKey, d: point } }),
      /sealingKey\.d: is the private half/,
    ],
    [
      'a weak key',
      changed({ sealingKey: { kty: 'RSA', n: 'AQAB', e: 'AQAB' } }),
      /sealingKey\.n: has to match/,
    ],
    [
      'a key of another kind',
      changed({ sealingKey: { kty: 'oct', k: point } }),
      /sealingKey(\.kty)?: has a kty/,
    ],
  ])('%s is refused, with the reason', (_, text, reason) => {
    expect(findingsOf(text)).toEqual(expect.arrayContaining([expect.stringMatching(reason)]));
  });

  it('is told of at most twenty faults, none longer than a line or two', () => {
    const many = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`${i}${'x'.repeat(400)}`, i]));
    const findings = findingsOf(changed(many));
    expect(findings).toHaveLength(20);
    expect(Math.max(...findings.map(({ length }) => length))).toBeLessThanOrEqual(300);
  });

  it('may carry the public half of a key', () => {
    expect(
      recipeSchema.safeParse({ ...zammad, sealingKey: { ...publicKey, use: 'enc', kid: 'k1' } }).success,
    ).toBe(true);
  });
});
