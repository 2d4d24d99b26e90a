import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ContentMessage } from '../../../lib/messages';

let heard: ContentMessage[];
let failures: number;
let isGone: boolean;
let tell: (message: ContentMessage) => void;
let press: (message: ContentMessage) => void;
const dismissed = (top: number): ContentMessage => ({
  type: 'panel-changed',
  panel: { side: 'left', top, inset: 1, folded: false, dismissed: false },
});
const wait = () => vi.advanceTimersByTimeAsync(20_000);

beforeEach(async () => {
  vi.useFakeTimers();
  heard = [];
  failures = 0;
  isGone = false;
  vi.stubGlobal('browser', undefined);
  vi.stubGlobal('chrome', {
    runtime: {
      get id() {
        return isGone ? undefined : 'waymark';
      },
      sendMessage: async (message: ContentMessage) => {
        if (isGone) throw new Error('Extension context invalidated.');
        if (failures-- > 0) throw new Error('The message port closed before a response was received.');
        heard.push(message);
      },
    },
  });
  vi.resetModules();
  ({ tell, press } = await import('../../../lib/content/extension'));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('what a content script says', () => {
  it('is said once where it is heard', async () => {
    tell({ type: 'frame-hello' });
    await wait();
    expect(heard).toHaveLength(1);
  });

  it('is said again where the background died over it', async () => {
    failures = 2;
    tell({ type: 'frame-hello' });
    await wait();
    expect(heard).toHaveLength(1);
  });

  it('is not said again where it opens something: the admin presses again, if at all', async () => {
    failures = 1;
    press({ type: 'open-waymark' });
    await wait();
    expect(heard).toEqual([]);
  });

  it('is not said again after something newer of its kind', async () => {
    failures = 1;
    tell(dismissed(1));
    await vi.advanceTimersByTimeAsync(10);
    tell(dismissed(2));
    await wait();
    expect(heard).toEqual([dismissed(2)]);
  });

  it('ends at some time, and with the extension', async () => {
    failures = 100;
    tell({ type: 'frame-hello' });
    await wait();
    expect(failures).toBe(96);
    failures = 1;
    tell({ type: 'frame-hello' });
    isGone = true;
    await wait();
    expect(heard).toEqual([]);
  });
});
