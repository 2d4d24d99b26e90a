import type { Session } from '../session';

/** All that an area of the browser's storage holds, as JSON. */
export const stored = (session: Session, area: 'local' | 'session'): Promise<string> =>
  session.popup.evaluate(async (name) => JSON.stringify(await chrome.storage[name].get(null)), area);

/** A text as it stands in that. */
export const asStored = (text: string): string => JSON.stringify(text).slice(1, -1);

declare const chrome: { storage: Record<'local' | 'session', { get(keys: null): Promise<object> }> };
