import { message } from '../../i18n';
import { secretGoneFirst } from './secret-gone';
import type { StepMaker } from './step';

/** The OAuth test: what the portal can't show, Microsoft's own answer does. */
export const testStep: StepMaker = {
  id: 'test',
  checks: ['endpoints', 'oauth-test'],
  title: message('stepTestTitle'),
  applies: () => true,
  view: () => null,
  instructions: (input) => {
    const { variant, setup, recipe } = input;
    return [
      ...secretGoneFirst(input),
      message('stepTestStart'),
      setup.answers.mailbox
        ? message('stepTestMailbox', setup.answers.mailbox)
        : message('stepTestAccount', recipe.name),
      ...(variant.flow === 'resource-owner-password' ? [message('stepTestPassword', recipe.name)] : []),
    ];
  },
  values: () => [],
};
