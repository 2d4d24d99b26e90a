import { message } from '../../i18n';
import { secretGoneFirst } from './secret-gone';
import type { StepMaker } from './step';

/** Bringing the settings to the helpdesk, and what the admin does there afterwards. */
export const deliverStep: StepMaker = {
  id: 'deliver',
  checks: ['delivered'],
  title: message('stepDeliverTitle'),
  applies: () => true,
  view: () => null,
  instructions: (input) => {
    const { setup, variant, recipe } = input;
    // Once the helpdesk has the secret, nobody misses it here.
    const hasArrived = setup.receipts.some(({ includesSecret }) => includesSecret);
    return [
      ...(hasArrived ? [] : secretGoneFirst(input)),
      message('stepDeliverStart', recipe.name),
      ...(variant.hosts ? [message('stepDeliverHosts', variant.hosts.join(', '))] : []),
      ...variant.afterwards.map((text) => message('literal', text)),
    ];
  },
  values: () => [],
};
