import type { Pane, View } from '../../portal/types';
import { showsSetupsApp } from '../../setup/shown-app';
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

export { draftWarnings } from './draft-warnings';
export type { HintInput } from './input';

/** Panes lie on top of a view: the topmost first. */
const paneHints: [Pane, HintMaker][] = [
  ['consent-dialog', consentDialogHint],
  ['keep-other-permissions', keepOtherPermissionsHint],
  ['permission-picker', permissionPickerHint],
  ['add-secret', addSecretHint],
  ['configure-platforms', configurePlatformsHint],
  // Its values follow from the tenant ID: nothing to do here.
  ['endpoints', () => null],
];

/** Views of one app: a hint there needs the setup's app on the page. */
const appViewHints: Partial<Record<View, HintMaker>> = {
  overview: overviewHint,
  permissions: permissionsHint,
  secrets: secretsHint,
  authentication: authenticationHint,
};

/** Pages that say of themselves that they can't be trusted yet, or are not an app registration's. */
const silencing = ['loading', 'enterprise-application', 'broken-capture'];

/**
 * The next thing to do on the page now shown, and what to point at. Null when there is nothing, and always when it is
 * not sure that the page is the right one.
 */
export function nextHint(input: HintInput): Hint | null {
  const { page, route, setup } = input;
  if (!route || page.problems.some(({ code, fact }) => fact === null && silencing.includes(code)))
    return null;
  if (setup.purpose === 'check') return lookHint(input);
  if (page.view === 'app-list') return page.panes.length === 0 ? appListHint(input) : null;
  if (page.view === 'register') return registerHint(input);
  if (!showsSetupsApp(setup, page, route)) return null;
  const pane = paneHints.find(([name]) => page.panes.includes(name));
  if (pane) return pane[1](input);
  return appViewHints[page.view]?.(input) ?? null;
}
