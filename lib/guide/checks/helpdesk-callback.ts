import { message } from '../../i18n';
import { type CheckMaker, outcomesOf } from './outcome';

const { pass, fail } = outcomesOf('helpdesk-callback');

/**
 * Does the helpdesk itself name the redirect URI that this setup has? It may know its own address by another name,
 * behind a proxy for instance. Null: it hasn't been asked, or at another address.
 */
export const checkHelpdeskCallback: CheckMaker = ({ setup, recipe, redirect }) => {
  const { told, answers } = setup;
  const { uri } = redirect;
  if (!told || uri === null || told.helpdeskUrl !== answers.helpdeskUrl) return null;
  if (told.redirectUri === uri) return pass(message('checkHelpdeskCallbackPass', recipe.name, uri));
  return fail(
    message('checkHelpdeskCallbackFail', recipe.name, told.redirectUri, uri),
    message('checkHelpdeskCallbackFix', recipe.name),
    { advisory: true },
  );
};
