import { browser } from './browser';
import type { Broadcast, PageMessage, PageReplies } from './messages';
import { isStorageFull } from './storage-full';

/** Why the last request came to nothing: the background did not answer, or had no room for what it was to store. */
export type Trouble = 'unreachable' | 'full';

export const troubleOf = (error: unknown): Trouble => (isStorageFull(error) ? 'full' : 'unreachable');

/** Asks the background from one of Waymark's own pages. Rejects when it can't be reached. */
export async function ask<T extends PageMessage['type']>(
  request: Extract<PageMessage, { type: T }>,
): Promise<PageReplies[T]> {
  const reply: unknown = await browser.runtime.sendMessage(request);
  if (reply === undefined) throw new Error(`no reply to ${request.type}`);
  return reply as PageReplies[T];
}

/** Calls back after each change of the state, until the page is gone. */
export function onStateChanged(callback: () => void): void {
  browser.runtime.onMessage.addListener((received: unknown) => {
    if ((received as Broadcast | null)?.type === 'state-changed') callback();
  });
}
