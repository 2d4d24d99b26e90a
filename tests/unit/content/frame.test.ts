// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ContentMessage, FrameMessage, FrameState } from '../../../lib/messages';
import { ids } from '../guide/examples';

const overview = `https://portal.azure.com/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/Overview/appId/${ids.client}`;

let said: (ContentMessage['type'] | 'answer')[];
let tellFrame: (message: FrameMessage) => void;

const state: FrameState = {
  active: true,
  url: overview,
  labels: [],
  hint: null,
  ring: null,
  panel: null,
};

beforeEach(async () => {
  said = [];
  vi.useFakeTimers();
  vi.stubGlobal('scheduler', { postTask: async (work: () => void) => void setTimeout(work) });
  vi.stubGlobal('browser', undefined);
  vi.stubGlobal('chrome', {
    runtime: {
      id: 'waymark',
      sendMessage: async ({ type }: ContentMessage) => {
        said.push(type);
        if (type !== 'frame-ready') return;
        await new Promise((resolve) => setTimeout(resolve, 500));
        said.push('answer');
        return state;
      },
      onMessage: {
        addListener: (listener: (message: FrameMessage, sender: { id: string }) => void) => {
          tellFrame = (message) => listener(message, { id: 'waymark' });
        },
        removeListener: () => undefined,
      },
    },
  });
  vi.stubGlobal('waymarkRuns', undefined);
  (window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL(overview);
  vi.resetModules();
  const { runFrame } = await import('../../../lib/content/frame');
  runFrame();
  await wait();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const wait = () => vi.advanceTimersByTimeAsync(2_000);

it('says what it sees once, while nothing changes', async () => {
  tellFrame({ type: 'frame-state', state: { ...state, labels: null } });
  await wait();
  expect(said).toEqual(['frame-ready', 'answer', 'observed']);
});

it('says it again once the background has begun anew with it, though nothing has changed', async () => {
  said.length = 0;
  tellFrame({ type: 'report-again' });
  document.dispatchEvent(new Event('input'));
  await wait();
  expect(said).toEqual(['frame-ready', 'answer', 'observed']);
});
