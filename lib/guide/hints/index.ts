import type { Pane, View } from '../../portal/types';
import { isSilent, stageOf } from '../stage';
import type { Hint } from '../types';
import { appListHint } from './app-list';
import { authenticationHint, configurePlatformsHint } from './authentication';
import { consentDialogHint, keepOtherPermissionsHint } from './consent';
import type { HintInput, HintMaker } from './input';
import { lookHint } from './look';
import { overviewHint } from './overview';
import { permissionPickerHint } from './permission-picker';
import { permissionsHint } from './permissions';
import { registerHint } from './register';
import { addSecretHint, secretsHint } from './secrets';

export type { HintInput } from './input';
export { warningsOf } from './warnings';

/** By what is in front. The pane of the endpoints has none: its values follow from the tenant ID. */
const makers: { [S in View | Pane]?: HintMaker } = {
  'app-list': appListHint,
  register: registerHint,
  overview: overviewHint,
  permissions: permissionsHint,
  secrets: secretsHint,
  authentication: authenticationHint,
  'consent-dialog': consentDialogHint,
  'keep-other-permissions': keepOtherPermissionsHint,
  'permission-picker': permissionPickerHint,
  'add-secret': addSecretHint,
  'configure-platforms': configurePlatformsHint,
};

/**
 * The next thing to do on the page now shown, and what to point at. Null when there is nothing, and always when it is
 * not sure that the page is the right one.
 */
export function nextHint(input: HintInput): Hint | null {
  if (input.setup.purpose === 'check') return isSilent(input) ? null : lookHint(input);
  const stage = stageOf(input);
  return (stage && makers[stage]?.(input)) ?? null;
}
