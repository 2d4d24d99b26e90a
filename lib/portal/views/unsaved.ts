import { matchLabel } from '../labels';
import type { Kind } from '../outline';
import type { Page } from '../page';
import { paneSelector } from '../panes';
import { textOf } from '../text';
import { isVisible } from '../visible';
import { isDisabled } from './permissions';

const namesOf = (command: Element): string[] =>
  [command.getAttribute('aria-label'), command.getAttribute('title'), command.textContent].flatMap((name) =>
    name && name.length < 60 ? [name] : [],
  );

const saveCommands: Kind = {
  selectors: ['button', '[role=button]', '[role=menuitem]', 'li[title]', 'div[title]', 'input[type=submit]'],
  name: 'save',
  test: (command, labels) => namesOf(command).some((name) => matchLabel(labels, name, 'save') !== null),
};

/**
 * The name of the page's own Save command where it can be pressed. The portal offers it only after a change
 * (knowledge/portal.md §5.8): what the page shows then may be what is saved, or not.
 */
export function findUnsaved(page: Page): string | null {
  for (const command of page.outline.elements(saveCommands)) {
    if (!command.closest(paneSelector) && !isDisabled(command) && isVisible(command))
      return textOf(command, { withButtons: true }) || (namesOf(command)[0] ?? '');
  }
  return null;
}
