import { browser } from '../browser';
import type { FrameMessage } from '../messages';
import type { Background } from './parts';

/** The shortcut: to the panel where the tab in front has one, hidden or not; elsewhere to Waymark's own page. */
export async function goToPanel(
  tabId: number | undefined,
  { store, pages, guidance }: Background,
): Promise<void> {
  const hasPanel = tabId !== undefined && (await pages.find(tabId)) && (await store.active());
  if (!hasPanel) return openWaymark();
  const panel = await guidance.panelState();
  if (panel.dismissed) {
    await guidance.setPanelState({ ...panel, dismissed: false });
    await guidance.pushAll();
  }
  const message: FrameMessage = { type: 'focus-panel' };
  await browser.tabs.sendMessage(tabId, message, { frameId: 0 }).catch(() => undefined);
}

export async function openWaymark(): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL('popup.html?tab=1') });
}
