import { message } from '../../i18n';
import { accountTypeLabels, accountTypeWords, portalWord } from '../portal-words';
import type { Hint } from '../types';
import { type HintInput, type HintMaker, isAdvised, makeHint, typedText } from './input';
import { slipsOf } from './slips';

/** The register form, field by field as it fills; what is wrong comes before what is missing (knowledge/portal.md §5.2). */
export const registerHint: HintMaker = (input) => {
  const { setup, variant, guide, page } = input;
  // A second app for the same setup is not ours to guide.
  if (setup.facts.clientId) return null;
  const { draft } = page;
  const [slip] = slipsOf(input);
  if (slip) {
    const hint =
      slip.about === 'account-type'
        ? accountType(input)
        : slip.about === 'platform'
          ? platform()
          : redirectUri(input);
    return { ...hint, wrong: slip.text };
  }
  if (typedText(draft.displayName) === '') {
    return makeHint('register-name', 'register', message('hintRegisterName', input.recipe.appName), {
      role: 'field',
      label: 'name',
    });
  }
  if (!isAdvised(variant, draft.signInAudience)) return accountType(input);
  if (variant.redirectUri) {
    // Without the helpdesk's address nobody can say what to enter: the panel asks for it.
    if (!guide.redirectUri) return null;
    if (draft.platform !== 'web') return platform();
    if (typedText(draft.redirectUri) !== guide.redirectUri) return redirectUri(input);
  }
  return makeHint('register-submit', 'register', message('hintRegisterSubmit', portalWord('register')), {
    role: 'button',
    label: 'register',
  });
};

function accountType({ variant }: HintInput): Hint {
  const advised = variant.accountTypes[0] ?? 'AzureADMyOrg';
  const text = message('hintRegisterAccountType', accountTypeWords[advised]);
  return makeHint(
    'register-account-type',
    'register',
    text,
    { role: 'field', label: 'supportedAccountTypes' },
    // Older pages have a radio button for each, in place of the list.
    [
      makeHint('register-account-type-choice', 'register', text, {
        role: 'choice',
        label: accountTypeLabels[advised],
      }),
    ],
  );
}

const platform = (): Hint =>
  makeHint('register-platform', 'register', message('hintRegisterPlatform', portalWord('platformWeb')), {
    role: 'field',
    label: 'selectPlatform',
  });

function redirectUri({ guide, recipe }: HintInput): Hint {
  const { redirectUri: uri } = guide;
  return makeHint(
    uri ? 'register-redirect-uri' : 'register-no-redirect-uri',
    'register',
    uri ? message('hintRegisterRedirect', uri) : message('hintRegisterNoRedirect', recipe.name),
    { role: 'field', label: 'redirectUriOptional' },
  );
}
