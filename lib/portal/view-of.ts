import type { Pane, View } from './types';

/** Only two panes are views of their own: the others leave the page what it is. */
export function viewOf(view: View, panes: readonly Pane[]): View {
  if (panes.includes('consent-dialog') || panes.includes('keep-other-permissions')) return 'consent-dialog';
  return panes.includes('endpoints') ? 'endpoints' : view;
}
