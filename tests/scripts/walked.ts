import { randomUUID } from 'node:crypto';
import { buildRedirectUri } from '../../lib/guide/redirect-uri';
import { recipes } from '../../lib/recipes';
import type { Recipe, Variant } from '../../lib/recipes/schema';
import { planScript } from '../../lib/scripts/plan';
import type { ScriptPlan } from '../../lib/scripts/types';
import { createSetup } from '../../lib/setup';
import type { Setup } from '../../lib/setup/types';
import { Directory } from '../world/directory';
import { type Effect, effectOf } from './effect';
import { keyOf } from './graph-directory';

export interface Case {
  recipe: Recipe;
  variant: Variant;
  setup: Setup;
  redirectUri: string | null;
  plan: ScriptPlan;
}

export const now = Date.UTC(2026, 10, 21, 12);

/** Every variant of every recipe, in each of its clouds, with the recipe's own example as the answer. */
export const cases: [string, Case][] = recipes.flatMap((recipe) =>
  recipe.variants.flatMap((variant) =>
    (variant.clouds ?? ['global' as const]).map((cloud): [string, Case] => {
      const answers = Object.fromEntries(recipe.questions.map(({ id, example }) => [id, example]));
      const setup = createSetup({
        id: randomUUID(),
        recipeId: recipe.id,
        variantId: variant.id,
        answers,
        now,
        cloud,
      });
      const redirectUri = buildRedirectUri(variant, answers.helpdeskUrl).uri;
      const plan = planScript({ recipe, variant, setup, redirectUri }, now);
      if (!plan) throw new Error(`no plan: ${recipe.id} ${variant.id}`);
      return [`${recipe.id} ${variant.id} ${cloud}`, { recipe, variant, setup, redirectUri, plan }];
    }),
  ),
);

export const askedFor = ({ permissions }: Variant): string[] => permissions.map(keyOf);

/**
 * What the walk makes, by the same doors of the practice directory that the practice portal uses. The walk itself, in
 * a browser, is compared in tests/e2e/every-variant.ts.
 */
export function walkEffect({ recipe, variant, redirectUri }: Case): Effect {
  const directory = new Directory();
  const { clientId } = directory.registerApp({
    displayName: recipe.appName,
    signInAudience: variant.accountTypes[0] ?? 'AzureADMyOrg',
    redirectUris: variant.redirectUri && redirectUri ? [{ platform: 'web', uri: redirectUri }] : [],
  });
  directory.addPermissions(
    clientId,
    variant.permissions
      .filter(({ optional }) => !optional)
      .map(({ api, name, type }) => ({ api, name, type })),
  );
  if (variant.adminConsent.required) directory.grantAdminConsent(clientId);
  if (variant.publicClient) directory.setPublicClient(clientId, true);
  if (variant.secret) directory.addSecret(clientId, { description: recipe.appName, months: 12 });
  return effectOf(directory.app(clientId), askedFor(variant));
}
