import type { Kind } from '../outline';
import type { Page } from '../page';
import { paneSelector } from '../panes';
import { saysLabel } from '../table';
import { textOf } from '../text';
import type { Draft } from '../types';
import { isVisible } from '../visible';

const chosen: Kind = { selectors: ['[aria-checked=true]', '[aria-pressed=true]', '[aria-selected=true]'] };

/** Which kind of permission is listed in "Request API permissions", where the page says so itself (knowledge/portal.md §5.6). */
export function readPickerDraft(page: Page): Draft {
  const kinds = new Set<'delegated' | 'application'>();
  for (const element of page.outline.elements(chosen)) {
    if (!element.closest(paneSelector) || !isVisible(element)) continue;
    const names = [element.getAttribute('title') ?? '', ...[...element.querySelectorAll('*')].map(leafText)];
    names.push(textOf(element, { withButtons: true }));
    if (names.some((name) => saysLabel(page, name, 'delegatedPermissions'))) kinds.add('delegated');
    if (names.some((name) => saysLabel(page, name, 'applicationPermissions'))) kinds.add('application');
  }
  const [permissionType] = kinds;
  return kinds.size === 1 && permissionType ? { permissionType } : {};
}

const leafText = (element: Element): string =>
  element.childElementCount === 0 ? (element.textContent ?? '') : '';
