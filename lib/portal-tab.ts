import { browser, type Tabs } from './browser';
import { portalMatches } from './hosts';

/** The portal tab that the admin looks at, or looked at last; null where none is open. */
export async function findPortalTab(): Promise<(Tabs.Tab & { id: number }) | null> {
  const tabs = await browser.tabs.query({ url: portalMatches });
  const open = tabs.filter((tab): tab is Tabs.Tab & { id: number } => tab.id !== undefined);
  const [last] = open.sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0));
  return last ?? null;
}
