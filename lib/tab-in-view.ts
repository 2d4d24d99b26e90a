import { browser, type Tabs } from './browser';

/** The tab from which the admin has opened this page of ours: beneath the popup, or seen before our own tab. */
export async function findTabInView(): Promise<(Tabs.Tab & { id: number }) | null> {
  const own = (await browser.tabs.getCurrent().catch(() => undefined))?.id;
  const tabs = await browser.tabs.query({ lastFocusedWindow: true });
  const [last] = tabs
    .filter((tab): tab is Tabs.Tab & { id: number } => tab.id !== undefined && tab.id !== own)
    .sort((a, b) => Number(b.active) - Number(a.active) || (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0));
  return last ?? null;
}
