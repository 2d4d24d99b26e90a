import { normalize } from './normalize';
import type { Kind } from './outline';
import { type Page, pressable, shownSpots } from './page';
import { saysLabel } from './table';
import { textOf } from './text';
import type { LabelKey, Pane } from './types';
import { isVisible } from './visible';

export const panesThere: Kind = {
  selectors: [
    '[role=dialog]',
    '[role=alertdialog]',
    'dialog',
    '[aria-labelledby=fxsContextPaneTitle]',
    '[class]:is([class*="contextpane"],[class*="messagebox"],[class*="Panel-main"],[class*="Drawer"])',
  ],
};
export const paneSelector = panesThere.selectors.join();

const modals = 'dialog,[role=alertdialog],[aria-modal=true],[class*="messagebox"]';

/** A notice of what has happened may carry the dialog's own title. */
const notices = '[role=status],[role=log],[aria-live],[class*="toast"]';

const titles: [LabelKey, Pane][] = [
  ['addClientSecret', 'add-secret'],
  ['requestApiPermissions', 'permission-picker'],
  ['configurePlatforms', 'configure-platforms'],
  // Behind the tile: another platform's pane has the same field, for addresses of another kind.
  ['configureWeb', 'configure-platforms'],
  ['keepOtherPermissions', 'keep-other-permissions'],
  ['consentConfirmation', 'consent-dialog'],
];

/**
 * Panes and dialogs have no route of their own (knowledge/portal.md §1.3): they are known by their titles, which
 * the page shows only while they are open, and by what they ask.
 */
export function findPanes(page: Page, endpoints: readonly Element[]): Pane[] {
  const panes = new Set<Pane>();
  const headings = shownSpots(page, [...titles.map(([key]) => key), 'endpoints']).filter(
    (spot) => !spot.element.closest(pressable) && !spot.element.closest(notices),
  );
  for (const [key, pane] of titles) if (headings.some((spot) => spot.keys.has(key))) panes.add(pane);
  // Looked for only where it matters what is in one.
  let known: Element[] | undefined;
  const open = () => {
    known ??= page.outline.elements(panesThere).filter((pane) => isVisible(pane));
    return known;
  };
  const isInPane = (element: Element) => open().some((pane) => pane.contains(element));
  const isTitled = headings.some(
    (spot) => spot.keys.has('endpoints') && (endpoints.length > 0 || isInPane(spot.element)),
  );
  if (isTitled || endpoints.some(isInPane)) panes.add('endpoints');
  if (page.route.view === 'permissions') for (const dialog of open()) addConsent(page, dialog, panes);
  return [...panes];
}

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
  // Whose words we don't know: a plain Yes/No question on this page is about consent, since the portal asks "Yes, remove"
  // to remove a permission. A survey asks beside the page.
  if (/^en/i.test(page.document.documentElement.lang) || !dialog.matches(modals)) return;
  if (hasButton(page, dialog, 'yes') && hasButton(page, dialog, 'no')) panes.add('consent-dialog');
}

const hasButton = (page: Page, pane: Element, key: LabelKey): boolean =>
  [...pane.querySelectorAll('button,[role=button],[title]')].some(
    (button) =>
      isVisible(button) &&
      saysLabel(page, textOf(button, { withButtons: true }) || (button.textContent ?? ''), key),
  );
