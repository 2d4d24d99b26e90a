import { message } from '../../i18n';
import { portalWord } from '../portal-words';
import { type HintMaker, makeHint } from './input';
import { nextPortalStep } from './menu';

/** The list of apps (knowledge/portal.md §5.1): a new one, or the way back to ours. */
export const appListHint: HintMaker = (input) => {
  const { clientId, displayName } = input.setup.facts;
  if (!clientId) {
    return makeHint(
      'new-registration',
      'register',
      message('hintNewRegistration', portalWord('newRegistration'), input.recipe.name),
      { role: 'button', label: 'newRegistration' },
    );
  }
  const step = nextPortalStep(input);
  if (!step) return null;
  // The client ID is a column of the list: names may occur twice, IDs do not.
  return makeHint('open-app', step, message('hintOpenApp', displayName?.value ?? clientId.value), {
    role: 'row',
    text: clientId.value,
  });
};
