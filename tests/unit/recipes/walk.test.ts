import { describe, expect, it } from 'vitest';
import { derive } from '../../../lib/guide/derive';
import { createSetup } from '../../../lib/setup';
import { expectWhole, now } from '../guide/examples';
import { allVariants } from './all-variants';

describe('an empty setup', () => {
  it.each(allVariants)('%s gives a whole walk', (_, recipe, variant) => {
    const setup = createSetup({ id: 's', recipeId: recipe.id, variantId: variant.id, answers: {}, now });
    const guide = derive(recipe, variant, setup, now);
    expect(guide.steps.map(({ id }) => id)).toEqual([
      'register',
      'authentication',
      'permissions',
      'consent',
      ...(variant.secret ? ['secret'] : []),
      'test',
      'deliver',
    ]);
    for (const step of guide.steps) {
      for (const text of [step.title, ...step.instructions]) expectWhole(text);
      expect(step.instructions.length).toBeGreaterThan(0);
    }
    expect(guide).toMatchObject({ current: 'register', readyToTest: false, unlocked: false });
  });

  it.each(allVariants)('%s names each permission to add', (_, recipe, variant) => {
    const setup = createSetup({ id: 's', recipeId: recipe.id, variantId: variant.id, answers: {}, now });
    const step = derive(recipe, variant, setup, now).steps.find(({ id }) => id === 'permissions');
    expect(step?.values.map(({ value }) => value)).toEqual(variant.permissions.map(({ name }) => name));
  });
});

describe('the example answers', () => {
  it.each(allVariants)('%s makes a redirect URI that Microsoft takes', (_, recipe, variant) => {
    const answers = Object.fromEntries(recipe.questions.map(({ id, example }) => [id, example]));
    const setup = createSetup({ id: 's', recipeId: recipe.id, variantId: variant.id, answers, now });
    const { redirectUri, checks } = derive(recipe, variant, setup, now);
    expect(redirectUri === null).toBe(variant.redirectUri === null);
    expect(checks.find(({ id }) => id === 'redirect-uri')?.outcome).not.toBe('fail');
    if (redirectUri) expect(redirectUri).toMatch(/^https:\/\/[a-z.]+\/\S+[^/]$/);
  });
});
