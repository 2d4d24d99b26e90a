import { message } from '../../i18n';
import { portalWord } from '../portal-words';
import { type HintMaker, makeHint, outcomeOf } from './input';

/** The consent dialog: we say what it does, the admin decides (knowledge/portal.md §5.7). */
export const consentDialogHint: HintMaker = (input) => {
  // Consent before all permissions are there would have to be given again, and a needless one is no advice of ours.
  if (outcomeOf(input, 'permissions') !== 'pass' || outcomeOf(input, 'admin-consent') === 'pass') return null;
  return makeHint('consent-yes', 'consent', message('hintConsentYes', portalWord('yes'), input.recipe.name), {
    role: 'button',
    label: 'yes',
    pane: 'consent-dialog',
  });
};

/** "No" here takes away what other people rely on (§5.7, flow 2): never a blind click. */
export const keepOtherPermissionsHint: HintMaker = () =>
  makeHint('keep-other-permissions', 'consent', message('hintKeepOthers', portalWord('no')), {
    role: 'choice',
    label: 'keepOtherPermissions',
    pane: 'keep-other-permissions',
  });
