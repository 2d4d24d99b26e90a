import { type Message, message } from '../../i18n';
import { describeDifference } from '../checks/redirect-uri';
import { accountTypeWords, platformWords, portalWord } from '../portal-words';
import { compareRedirectUri } from '../redirect-uri';
import { stageOf } from '../stage';
import { type HintInput, isAdvised, typedText } from './input';

/** Something wrong that was typed, chosen or copied and is not saved yet. */
export interface Slip {
  about: 'account-type' | 'platform' | 'redirect-uri' | 'permission-type' | 'secret-id';
  text: Message;
}

/** What is wrong with the form or pane in front, at the moment it is done (knowledge/portal.md §5.2, oauth.md §1.7). */
export function slipsOf(input: HintInput): Slip[] {
  switch (stageOf(input)) {
    case 'register':
    case 'configure-platforms':
      return slipsOfApp(input);
    case 'permission-picker':
      return slipsOfPermissions(input);
    case 'secrets':
      return slipsOfSecret(input);
    default:
      return [];
  }
}

export const slipAbout = (input: HintInput, about: Slip['about']): Message | undefined =>
  slipsOf(input).find((slip) => slip.about === about)?.text;

function slipsOfApp({ guide, recipe, variant, page }: HintInput): Slip[] {
  const { signInAudience, platform, redirectUri } = page.draft;
  const slips: Slip[] = [];
  if (signInAudience && !isAdvised(variant, signInAudience)) {
    const text = message(
      signInAudience === 'PersonalMicrosoftAccount' ? 'hintDraftPersonalOnly' : 'hintDraftAccountType',
      accountTypeWords[signInAudience],
      accountTypeWords[variant.accountTypes[0] ?? 'AzureADMyOrg'],
    );
    slips.push({ about: 'account-type', text });
  }
  const typed = typedText(redirectUri);
  if (!variant.redirectUri) {
    if (typed !== '')
      slips.push({ about: 'redirect-uri', text: message('hintRegisterNoRedirect', recipe.name) });
    return slips;
  }
  if (platform && platform !== 'web') {
    const text = message('hintDraftPlatform', platformWords[platform], portalWord('platformWeb'));
    slips.push({ about: 'platform', text });
  }
  // A beginning of the right address is somebody typing, not a mistake.
  if (typed === '' || !guide.redirectUri || guide.redirectUri.startsWith(typed)) return slips;
  const difference = compareRedirectUri(guide.redirectUri, { platform: 'web', uri: typed });
  if (difference !== 'none' && difference !== 'platform')
    slips.push({ about: 'redirect-uri', text: describeDifference(difference, typed) });
  return slips;
}

function slipsOfPermissions({ variant, page }: HintInput): Slip[] {
  const { permissionType } = page.draft;
  if (!permissionType || variant.permissions.some(({ type }) => type === permissionType)) return [];
  const words = {
    delegated: portalWord('delegatedPermissions'),
    application: portalWord('applicationPermissions'),
  };
  const right = permissionType === 'delegated' ? 'application' : 'delegated';
  const text = message('hintDraftPermissionType', words[permissionType], words[right]);
  return [{ about: 'permission-type', text }];
}

function slipsOfSecret({ page, variant }: HintInput): Slip[] {
  if (!variant.secret || page.draft.copied !== 'secret-id') return [];
  const text = message('hintCopiedSecretId', portalWord('secretId'), portalWord('value'));
  return [{ about: 'secret-id', text }];
}
