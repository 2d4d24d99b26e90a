import { guidsIn } from '../portal/shapes';

const cells = 'td,[role=gridcell],[role=cell],[class*="gc-cell"],[class*="DetailsRow-cell"]';

/**
 * The GUIDs that the admin has just copied, as far as an event of the page tells: of what is selected, or of the cell whose
 * button was pressed to copy. Null where nothing was copied. No other text is looked at: it may be the secret.
 */
export function copiedGuids(event: Event): string[] | null {
  if (!event.isTrusted) return null;
  const text = textOf(event);
  return text === '' ? null : guidsIn(text);
}

function textOf(event: Event): string {
  if (event.type === 'copy') return String(getSelection() ?? '').trim();
  const [pressed] = event.composedPath();
  const button = pressed instanceof Element ? pressed.closest('button,[role=button],a') : null;
  return button?.closest(cells)?.textContent.trim() ?? '';
}
