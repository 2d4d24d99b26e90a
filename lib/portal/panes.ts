import { normalize } from './normalize';
import type { Page } from './page';
import { saysLabel } from './table';
import { textOf } from './text';
import type { LabelKey, Pane } from './types';
import { isVisible } from './visible';

export const paneSelector =
  '[role=dialog],[role=alertdialog],dialog,[aria-labelledby=fxsContextPaneTitle],[class*="contextpane"],[class*="messagebox"],[class*="Panel-main"]';

/** What opens a pane may have the pane's own words on it. */
const controls = 'a,button,li[title],[role=button],[role=link],[role=menuitem],[role=tab]';

const titles: [LabelKey, Pane][] = [
  ['addClientSecret', 'add-secret'],
  ['requestApiPermissions', 'permission-picker'],
  ['configurePlatforms', 'configure-platforms'],
  ['keepOtherPermissions', 'keep-other-permissions'],
  ['consentConfirmation', 'consent-dialog'],
];

/**
 * Panes and dialogs have no route of their own (knowledge/portal.md §1.3): they are known by their titles, which
 * the page shows only while they are open, and by what they ask.
 */
export function findPanes(page: Page, hasEndpoints: boolean): Pane[] {
  const panes = new Set<Pane>();
  for (const [key, pane] of titles) {
    if (page.spots.some((spot) => spot.keys.has(key) && !spot.element.closest(controls))) panes.add(pane);
  }
  const open = [...page.document.querySelectorAll(paneSelector)].filter((pane) => isVisible(pane));
  const isTitled = page.spots.some(
    (spot) =>
      spot.keys.has('endpoints') &&
      (isInPane(spot.element, open) ||
        (hasEndpoints && !spot.element.closest('a,button,[role=button],[role=menuitem],li'))),
  );
  if (isTitled || (hasEndpoints && open.length > 0)) panes.add('endpoints');
  if (page.route.view === 'permissions') for (const dialog of open) addConsent(page, dialog, panes);
  return [...panes];
}

/** In a pane's heading, not on a button that happens to be in one. */
const isInPane = (element: Element, open: readonly Element[]): boolean =>
  open.some((pane) => pane.contains(element)) && !element.closest('button,[role=button],[role=menuitem]');

function addConsent(page: Page, dialog: Element, panes: Set<Pane>): void {
  const text = normalize(textOf(dialog, { withButtons: true }).slice(0, 2000));
  for (const [word, keys] of page.labels.words) {
    const key = keys.has('keepOtherPermissions')
      ? 'keep-other-permissions'
      : keys.has('consentConfirmation')
        ? 'consent-dialog'
        : null;
    if (key && text.includes(word)) panes.add(key);
  }
  // A plain Yes/No question on this page is about consent: to remove a permission the portal asks "Yes, remove".
  const answers = [...dialog.querySelectorAll('button,[role=button],[title]')].filter((button) =>
    isVisible(button),
  );
  const says = (key: LabelKey) =>
    answers.some((button) =>
      saysLabel(page, textOf(button, { withButtons: true }) || (button.textContent ?? ''), key),
    );
  if (says('yes') && says('no')) panes.add('consent-dialog');
}
