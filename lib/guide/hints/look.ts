import { showsSetupsApp } from '../../setup/shown-app';
import type { Guide } from '../types';
import { appListHint } from './app-list';
import type { HintMaker } from './input';
import { menuHint } from './menu';

/** Only what could not be told yet is worth a visit. */
const unseenOnly = (guide: Guide): Guide => ({
  ...guide,
  steps: guide.steps.filter(({ checks }) => checks.some(({ outcome }) => outcome === 'unknown')),
});

/** Of an app that is only looked at: the way to what has not been seen, and never a button that changes something. */
export const lookHint: HintMaker = (input) => {
  const { page, route, setup, guide } = input;
  const rest = { ...input, guide: unseenOnly(guide) };
  if (page.panes.length > 0 || !route) return null;
  if (page.view === 'app-list') return setup.facts.clientId ? appListHint(rest) : null;
  return showsSetupsApp(setup, page, route) ? menuHint(rest) : null;
};
