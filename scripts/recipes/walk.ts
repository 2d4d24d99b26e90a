import { derive } from '../../lib/guide/derive';
import { recipesInPortalsWords } from '../../lib/guide/in-portals-words';
import { wordText } from '../../lib/message-params';
import type { Recipe, Variant } from '../../lib/recipes/schema';
import { createSetup } from '../../lib/setup';
import { english } from './english';

const mark = { danger: '!!', warning: '! ', info: '  ' };

/** The walk that a recipe gives somebody who starts with the example answers, as plain text. */
export const renderWalk = (recipe: Recipe): string =>
  recipesInPortalsWords([recipe], [])
    .flatMap((said) => said.variants.map((variant) => renderVariant(said, variant)))
    .join('\n\n');

function renderVariant(recipe: Recipe, variant: Variant): string {
  const answers = Object.fromEntries(recipe.questions.map(({ id, example }) => [id, example]));
  const setup = createSetup({ id: 'check', recipeId: recipe.id, variantId: variant.id, answers, now: 0 });
  const { steps } = derive(recipe, variant, setup, 0);
  return [
    `== ${recipe.name}: ${variant.name} (${variant.id})`,
    variant.summary,
    ...variant.warnings.map(({ severity, text }) => `${mark[severity]} ${text}`),
    ...steps.flatMap((step, i) => [
      '',
      `${i + 1}. ${english(step.title)}`,
      ...step.instructions.map((text) => `   - ${english(text)}`),
      ...step.values.map(({ label, value }) => `     ${english(label)}: ${wordText(value)}`),
    ]),
    '',
    'Settings of the helpdesk',
    ...variant.settings.map(
      ({ label, key, value }) => `     ${label} (${key}): ${value ?? "the admin's own choice"}`,
    ),
  ].join('\n');
}
