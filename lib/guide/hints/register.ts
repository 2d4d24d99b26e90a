import { message } from '../../i18n';
import { accountTypeLabels, accountTypeWords, portalWord } from '../portal-words';
import { type HintMaker, makeHint, typedText } from './input';

/** The register form, field by field as it fills (knowledge/portal.md §5.2). */
export const registerHint: HintMaker = ({ setup, recipe, variant, guide, page }) => {
  // A second app for the same setup is not ours to guide.
  if (setup.facts.clientId) return null;
  const { draft } = page;
  const advised = variant.accountTypes[0] ?? 'AzureADMyOrg';
  if (typedText(draft.displayName) === '') {
    return makeHint('register-name', 'register', message('hintRegisterName', recipe.appName), {
      role: 'field',
      label: 'name',
    });
  }
  if (!draft.signInAudience || !variant.accountTypes.some((type) => type === draft.signInAudience)) {
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
  if (variant.redirectUri) {
    // Without the helpdesk's address nobody can say what to enter: the panel asks for it.
    if (!guide.redirectUri) return null;
    if (draft.platform !== 'web') {
      return makeHint(
        'register-platform',
        'register',
        message('hintRegisterPlatform', portalWord('platformWeb')),
        {
          role: 'field',
          label: 'selectPlatform',
        },
      );
    }
    if (typedText(draft.redirectUri) !== guide.redirectUri) {
      return makeHint(
        'register-redirect-uri',
        'register',
        message('hintRegisterRedirect', guide.redirectUri),
        {
          role: 'field',
          label: 'redirectUriOptional',
        },
      );
    }
  } else if (typedText(draft.redirectUri) !== '') {
    return makeHint('register-no-redirect-uri', 'register', message('hintRegisterNoRedirect', recipe.name), {
      role: 'field',
      label: 'redirectUriOptional',
    });
  }
  return makeHint('register-submit', 'register', message('hintRegisterSubmit', portalWord('register')), {
    role: 'button',
    label: 'register',
  });
};
