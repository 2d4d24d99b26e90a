import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { ids, reading } from '../guide/examples';
import { seen } from '../setup/pages';
import { appPage, Bench, frame } from './bench';

let bench: Bench;
const text = vi.fn(async (_: { text: string | null; tabId?: number }) => undefined);
const color = vi.fn(async (_: { color: string }) => undefined);
const title = vi.fn(async (_: { title: string }) => undefined);

beforeEach(() => {
  for (const spy of [text, color, title]) spy.mockClear();
  bench = new Bench();
  Object.assign(fakeBrowser, {
    action: { setBadgeText: text, setBadgeBackgroundColor: color, setTitle: title },
  });
});

const shown = () => text.mock.calls.filter(([{ tabId }]) => tabId === undefined).at(-1)?.[0].text;
const inTab = (id: number) => text.mock.calls.filter(([{ tabId }]) => tabId === id).at(-1)?.[0].text;
const drawn = () => bench.background.badge.update();

it('counts the open points of what is under way, and says so in words', async () => {
  await drawn();
  expect(shown() ?? '').toBe('');
  await bench.startSetup();
  await drawn();
  const { active } = await bench.ask({ type: 'get-state' });
  expect(active?.guide.openPoints).toBeGreaterThan(0);
  expect(shown()).toBe(`${active?.guide.openPoints}`);
  expect(title.mock.lastCall?.[0].title).toBe(`Waymark: Zammad, open points: ${active?.guide.openPoints}`);
});

it('goes when nothing is under way any more', async () => {
  await bench.startSetup();
  await bench.ask({ type: 'choose-setup', setupId: null });
  await drawn();
  expect([shown(), title.mock.lastCall?.[0].title]).toEqual(['', 'Waymark']);
});

it('has another colour when something is wrong', async () => {
  await bench.startBound();
  await drawn();
  const calm = color.mock.lastCall?.[0].color;
  await bench.observe(
    reading({
      view: 'authentication',
      facts: {
        clientId: seen(ids.client),
        redirectUris: seen([{ platform: 'spa' as const, uri: 'https://other.example' }]),
      },
    }),
    { url: appPage('Authentication') },
  );
  await drawn();
  expect(color.mock.lastCall?.[0].color).not.toBe(calm);
});

it('is not shown where the tab shows another app, and comes back', async () => {
  await bench.startBound();
  const overview = (clientId: string) =>
    bench.observe(
      reading({ facts: { clientId: seen(clientId) } }),
      { url: appPage('Overview', clientId) },
      frame(),
    );
  await overview(ids.otherClient);
  await drawn();
  expect(inTab(7)).toBe('');
  await overview(ids.client);
  await drawn();
  expect(inTab(7)).toBeNull();
});
