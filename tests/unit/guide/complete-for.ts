import { derive } from '../../../lib/guide/derive';
import type { Recipe, Variant } from '../../../lib/recipes/schema';
import { createSetup } from '../../../lib/setup';
import { deriveEndpoints } from '../../../lib/setup/derived';
import type { Setup, SetupFacts } from '../../../lib/setup/types';
import { completeSetup, now, onPage, rowsOf } from './examples';

/** A setup of any variant in which everything is as its recipe wants it. */
export function completeFor(recipe: Recipe, variant: Variant, facts: SetupFacts = {}): Setup {
  const answers = Object.fromEntries(recipe.questions.map(({ id, example }) => [id, example]));
  const empty = createSetup({ id: 's', recipeId: recipe.id, variantId: variant.id, answers, now });
  const { redirectUri } = derive(recipe, variant, empty, now);
  const { secret } = completeSetup();
  const whole = completeSetup(
    {
      signInAudience: onPage(variant.accountTypes[0] ?? 'AzureADMyOrg'),
      redirectUris: onPage(redirectUri ? [{ platform: 'web', uri: redirectUri }] : []),
      permissions: onPage(rowsOf(variant)),
      allowPublicClient: onPage(variant.publicClient),
      ...facts,
    },
    { recipeId: recipe.id, variantId: variant.id, answers, secret: variant.secret && secret },
  );
  return deriveEndpoints(whole, now);
}
