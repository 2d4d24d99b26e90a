import { type Message, message } from '../../i18n';
import { showsOtherApp } from '../../setup/shown-app';
import { describeDifference } from '../checks/redirect-uri';
import { accountTypeWords, platformWords, portalWord } from '../portal-words';
import { compareRedirectUri } from '../redirect-uri';
import { type HintInput, typedText } from './input';

/**
 * What is wrong with a form while it is being filled in, and whether the page is of another app: shown beside the
 * values, before the mistake is saved (knowledge/portal.md §5.2, knowledge/oauth.md §1.7).
 */
export function draftWarnings({ guide, setup, recipe, variant, page, route }: HintInput): Message[] {
  if (route && showsOtherApp(setup, page, route)) {
    const name = setup.facts.displayName?.value ?? setup.facts.clientId?.value ?? '';
    return [message('hintOtherApp', name)];
  }
  const { signInAudience, platform, redirectUri } = page.draft;
  const warnings: Message[] = [];
  if (signInAudience && !variant.accountTypes.some((type) => type === signInAudience)) {
    warnings.push(
      message(
        signInAudience === 'PersonalMicrosoftAccount' ? 'hintDraftPersonalOnly' : 'hintDraftAccountType',
        accountTypeWords[signInAudience],
        accountTypeWords[variant.accountTypes[0] ?? 'AzureADMyOrg'],
      ),
    );
  }
  if (!variant.redirectUri) {
    if (typedText(redirectUri) !== '') warnings.push(message('hintRegisterNoRedirect', recipe.name));
    return warnings;
  }
  if (platform && platform !== 'web') {
    warnings.push(message('hintDraftPlatform', platformWords[platform], portalWord('platformWeb')));
  }
  return warnings.concat(redirectWarning(typedText(redirectUri), guide.redirectUri));
}

function redirectWarning(typed: string, expected: string | null): Message[] {
  // A beginning of the right address is somebody typing, not a mistake.
  if (typed === '' || expected === null || expected.startsWith(typed)) return [];
  const difference = compareRedirectUri(expected, { platform: 'web', uri: typed });
  return difference === 'none' || difference === 'platform' ? [] : [describeDifference(difference, typed)];
}
