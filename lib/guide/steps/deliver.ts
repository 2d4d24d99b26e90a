import { message } from '../../i18n';
import type { StepMaker } from './step';

/** Bringing the settings to the helpdesk, and what the admin does there afterwards. */
export const deliverStep: StepMaker = {
  id: 'deliver',
  checks: ['delivered'],
  title: message('stepDeliverTitle'),
  applies: () => true,
  view: () => null,
  instructions: ({ variant, recipe }) => [
    message('stepDeliverStart', recipe.name),
    ...variant.afterwards.map((text) => message('literal', text)),
  ],
  values: () => [],
};
