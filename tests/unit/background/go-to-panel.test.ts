import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { goToPanel } from '../../../lib/background/go-to-panel';
import type { Background } from '../../../lib/background/parts';
import type { PanelState } from '../../../lib/messages';

const panel: PanelState = { side: 'right', top: 96, inset: 24, folded: false, dismissed: false };

function world({ isActive = true, dismissed = false } = {}) {
  const guidance = {
    panelState: async () => ({ ...panel, dismissed }),
    setPanelState: vi.fn(),
    pushAll: vi.fn(),
  };
  const background = {
    store: { active: async () => (isActive ? {} : null) },
    pages: { find: async (tabId: number) => (tabId === 7 ? {} : null) },
    guidance,
  } as unknown as Background;
  return { background, guidance };
}

const sent = vi.fn(async () => undefined);
const opened = vi.fn(async () => undefined);
beforeEach(() => {
  vi.clearAllMocks();
  Object.assign(fakeBrowser.tabs, { sendMessage: sent, create: opened });
  fakeBrowser.runtime.getURL = (path) => `chrome-extension://waymark/${path}`;
});

describe('the shortcut', () => {
  it('goes to the panel of the tab in front', async () => {
    const { background, guidance } = world();
    await goToPanel(7, background);
    expect(sent).toHaveBeenCalledExactlyOnceWith(7, { type: 'focus-panel' }, { frameId: 0 });
    expect(guidance.setPanelState).not.toHaveBeenCalled();
    expect(opened).not.toHaveBeenCalled();
  });

  it('brings a hidden panel back first', async () => {
    const { background, guidance } = world({ dismissed: true });
    await goToPanel(7, background);
    expect(guidance.setPanelState).toHaveBeenCalledExactlyOnceWith(panel);
    expect(guidance.pushAll).toHaveBeenCalledBefore(sent);
  });

  it.each([
    ['on another page', 8, true],
    ['where no setup is under way', 7, false],
    ['without a tab', undefined, true],
  ])('opens Waymark %s', async (_, tabId, isActive) => {
    await goToPanel(tabId, world({ isActive }).background);
    expect(sent).not.toHaveBeenCalled();
    expect(opened).toHaveBeenCalledOnce();
  });
});
