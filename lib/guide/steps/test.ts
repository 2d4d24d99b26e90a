import { type Message, message } from '../../i18n';
import { secretGoneFirst } from './secret-gone';
import type { StepInput, StepMaker } from './step';

/** The OAuth test: what the portal can't show, Microsoft's own answer does. */
export const testStep: StepMaker = {
  id: 'test',
  checks: ['endpoints', 'oauth-test'],
  title: message('stepTestTitle'),
  applies: () => true,
  view: () => null,
  instructions: (input) => {
    const { variant, recipe } = input;
    return [
      ...secretGoneFirst(input),
      message('stepTestStart'),
      ...whoSignsIn(input),
      ...(variant.flow === 'resource-owner-password' ? [message('stepTestPassword', recipe.name)] : []),
    ];
  },
  values: () => [],
};

function whoSignsIn({ variant: { signIn, flow }, setup, recipe }: StepInput): Message[] {
  const who = signIn ? [message('literal', signIn.who)] : [];
  if (flow === 'client-credentials' || signIn?.account === 'delegate') return who;
  const { mailbox } = setup.answers;
  return [mailbox ? message('stepTestMailbox', mailbox) : message('stepTestAccount', recipe.name), ...who];
}
