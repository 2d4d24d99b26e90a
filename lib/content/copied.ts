import { cleanText } from '../portal/normalize';

const cells = 'td,[role=gridcell],[role=cell],[class*="gc-cell"],[class*="DetailsRow-cell"]';

/**
 * What the admin has just copied, as far as an event of the page tells: what is selected, or the cell of the button that
 * was pressed to copy. Empty for any other press.
 */
export function copiedText(event: Event): string {
  if (!event.isTrusted) return '';
  if (event.type === 'copy') return cleanText(String(getSelection() ?? ''));
  const [pressed] = event.composedPath();
  const button = pressed instanceof Element ? pressed.closest('button,[role=button],a') : null;
  return cleanText(button?.closest(cells)?.textContent ?? '');
}
