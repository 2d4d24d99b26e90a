import type { Page } from '../page';
import { paneSelector } from '../panes';
import { saysLabel } from '../table';
import { textOf } from '../text';
import { isVisible } from '../visible';
import { isDisabled } from './permissions';

const commandSelector = 'button,[role=button],[role=menuitem],li[title],div[title],input[type=submit]';

/**
 * The name of the page's own Save command where it can be pressed. The portal offers it only after a change
 * (knowledge/portal.md §5.8): what the page shows then may be what is saved, or not.
 */
export function findUnsaved(page: Page): string | null {
  for (const command of page.document.querySelectorAll(commandSelector)) {
    const names = [command.getAttribute('aria-label'), command.getAttribute('title'), command.textContent];
    const name = names.find((text) => text && text.length < 60 && saysLabel(page, text, 'save'));
    if (name && !command.closest(paneSelector) && !isDisabled(command) && isVisible(command))
      return textOf(command, { withButtons: true }) || name;
  }
  return null;
}
