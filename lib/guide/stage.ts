import type { Pane, View } from '../portal/types';
import { showsSetupsApp } from '../setup/shown-app';
import type { HintInput } from './hints/input';

/** Pages that say of themselves that they can't be trusted yet, or are not an app registration's. */
const silencing = ['loading', 'enterprise-application', 'broken-capture'];

/** Panes lie on top of a view: the topmost first. */
const panes: Pane[] = [
  'consent-dialog',
  'keep-other-permissions',
  'permission-picker',
  'add-secret',
  'configure-platforms',
  'endpoints',
];

export const isSilent = ({ page, route }: HintInput): boolean =>
  !route || page.problems.some(({ code, fact }) => fact === null && silencing.includes(code));

/**
 * What is in front of the admin: a form, a pane, or a page of this setup's own app. Null where it is not sure that the
 * page is the right one: then nothing is pointed at and nothing is filled in.
 */
export function stageOf(input: HintInput): View | Pane | null {
  const { page, route, setup } = input;
  if (!route || isSilent(input)) return null;
  if (page.view === 'app-list') return page.panes.length === 0 ? 'app-list' : null;
  if (page.view === 'register') return 'register';
  if (!showsSetupsApp(setup, page, route)) return null;
  return panes.find((pane) => page.panes.includes(pane)) ?? page.view;
}
