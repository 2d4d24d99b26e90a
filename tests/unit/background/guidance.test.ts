import { beforeEach, describe, expect, it } from 'vitest';
import { browser } from '../../../lib/browser';
import type { HintSighting } from '../../../lib/messages';
import { ids, reading } from '../guide/examples';
import { overview, seen } from '../setup/pages';
import { appPage, Bench, blade, frame, portal, secretsPage, secretText } from './bench';

let bench: Bench;
beforeEach(() => {
  bench = new Bench();
});

const child = frame({ url: blade, frameId: 3 });
const other = frame({ url: blade, frameId: 4 });
const states = () =>
  bench.told.flatMap(({ message }) => (message.type === 'frame-state' ? [message.state] : []));

describe('without a setup', () => {
  it('a frame is told to be quiet, and gets no script', async () => {
    expect(await bench.ready()).toEqual({
      active: false,
      url: 'https://portal.azure.com/',
      labels: null,
      hint: null,
      ring: null,
      panel: null,
    });
    await bench.send({ type: 'frame-hello' }, frame());
    expect(bench.injected).not.toHaveBeenCalledWith(expect.objectContaining({ files: expect.anything() }));
  });

  it('frames fall silent when it is put aside', async () => {
    await bench.startBound();
    expect(bench.lastState(0)?.active ?? true).toBe(true);
    await bench.ask({ type: 'choose-setup', setupId: null });
    expect(bench.lastState(0)).toMatchObject({ active: false, hint: null, panel: null });
  });
});

describe('with a setup', () => {
  it.each([
    [0, 'guide.js'],
    [3, 'reader.js'],
  ])('frame %i gets %s', async (frameId, file) => {
    await bench.startSetup();
    await bench.send({ type: 'frame-hello' }, frameId === 0 ? frame() : child);
    expect(bench.injected).toHaveBeenLastCalledWith({
      target: { tabId: 7, frameIds: [frameId] },
      files: [file],
    });
  });

  it('quotes the portal as the top page speaks, whatever a blade says, and remembers it for the popup', async () => {
    await bench.startSetup();
    await bench.ready(frame(), null, portal, ['de', 'en.en-us']);
    await bench.ready(child, 0, blade, ['en']);
    await bench.observe(reading({ view: 'app-list' }), { url: `${portal}#view/x/y` });
    const panel = bench.lastState(0)?.panel;
    expect(panel?.guide.steps[0]?.instructions[0]?.params).toEqual([
      'App-Registrierungen',
      'Neue Registrierung',
    ]);
    expect(JSON.stringify(bench.told)).not.toContain('"english"');
    expect(bench.lastState(0)?.hint?.text.params?.[0]).toBe('Neue Registrierung');
    expect((await bench.ask({ type: 'get-state' })).active?.guide.steps[0]?.instructions[0]?.params).toEqual([
      'App-Registrierungen',
      'Neue Registrierung',
    ]);
  });

  it('the answer brings the labels of the language of the page, later news does not', async () => {
    await bench.startBound();
    const first = await bench.ready();
    expect(first?.labels).toHaveLength(1);
    await bench.observe(overview(), { url: appPage('Overview') });
    expect(states().length).toBeGreaterThan(0);
    expect(states().every(({ labels }) => labels === null)).toBe(true);
  });

  it('tells a frame only news', async () => {
    await bench.startBound();
    await bench.observe(overview(), { url: appPage('Overview') });
    const count = bench.told.length;
    await bench.background.guidance.pushAll();
    await bench.background.guidance.pushAll();
    expect(bench.told.length).toBe(count);
  });

  it('tells a frame again that could not be told', async () => {
    await bench.startBound();
    const { sendMessage } = browser.tabs;
    browser.tabs.sendMessage = () => Promise.reject(new Error('gone'));
    await bench.observe(overview(), { url: appPage('Overview') });
    browser.tabs.sendMessage = sendMessage;
    bench.told.length = 0;
    await bench.background.guidance.pushAll();
    expect(bench.told.map(({ frameId }) => frameId)).toEqual([0]);
  });

  it('only the top frame has the panel', async () => {
    await bench.startBound();
    await bench.ready(child, 0, blade);
    await bench.observe(overview(), { url: appPage('Overview'), frames: [0] });
    expect(bench.lastState(0)?.panel).not.toBeNull();
    expect(bench.lastState(3)?.panel).toBeNull();
  });

  it('asks child frames once more when the top document is new', async () => {
    await bench.startBound();
    bench.told.length = 0;
    await bench.ready();
    expect(bench.told).toContainEqual({ tabId: 7, frameId: 3, message: { type: 'report-again' } });
    expect(bench.told.some(({ frameId }) => frameId === 0)).toBe(false);
  });

  it('asks those that were quicker than the top document, also where the browser does not say that they are there', async () => {
    await bench.startBound();
    await bench.ready(child, 0, blade);
    bench.told.length = 0;
    bench.injected.mockRejectedValue(new Error('Frame with ID 9 was removed.'));
    await bench.ready();
    expect(bench.told).toContainEqual({ tabId: 7, frameId: 3, message: { type: 'report-again' } });
  });

  it('loses no child frame that comes while the top document is taken in', async () => {
    await bench.startBound();
    const present = [{ frameId: 0 }];
    bench.injected.mockImplementation(async () => {
      const seen = [...present];
      if (present.length === 1) {
        present.push({ frameId: 4 });
        await bench.ready(other, 0, blade);
      }
      return seen;
    });
    await bench.ready();
    const page = await bench.background.pages.find(7);
    expect(page?.frames.map(({ frameId }) => frameId)).toEqual([0, 4]);
  });

  it('loses no child frame that comes while another one is taken in', async () => {
    await bench.startBound();
    await bench.ready();
    const present = [{ frameId: 0 }, { frameId: 3 }];
    bench.injected.mockImplementation(async () => {
      const seen = [...present];
      if (present.length === 2) {
        present.push({ frameId: 4 });
        await bench.ready(other, 1, blade);
      }
      return seen;
    });
    await bench.ready(child, 0, blade);
    const page = await bench.background.pages.find(7);
    expect(page?.frames.map(({ frameId }) => frameId).sort()).toEqual([0, 3, 4]);
  });

  it('forgets no frame where the browser does not say which are left', async () => {
    await bench.startBound();
    await bench.ready();
    await bench.ready(child, 0, blade);
    bench.injected.mockRejectedValue(new Error('Frame with ID 9 was removed.'));
    await bench.ready(other, 1, blade);
    const page = await bench.background.pages.find(7);
    expect(page?.frames.map(({ frameId }) => frameId).sort()).toEqual([0, 3, 4]);
  });

  it('forgets what a frame said that is gone', async () => {
    await bench.startBound();
    await bench.ready(child, 0, blade);
    bench.injected.mockResolvedValue([{ frameId: 0 }, { frameId: 4 }]);
    await bench.ready(other, 0, blade);
    const page = await bench.background.pages.find(7);
    expect(page?.frames.map(({ frameId }) => frameId)).toEqual([0, 4]);
  });

  it('no state holds the secret, wherever it comes from', async () => {
    await bench.startBound();
    await bench.ready(child, 0, blade);
    await bench.observe(reading({ view: 'secrets' }), { frames: [0] });
    await bench.observe(secretsPage(), { position: 0, url: blade }, child);
    const first = await bench.ready();
    await bench.ask({ type: 'set-secret', value: `${secretText}typed` });
    expect(await bench.ask({ type: 'reveal-secret' })).toContain(secretText);
    expect(states().length).toBeGreaterThan(1);
    expect(JSON.stringify([states(), first])).not.toContain(secretText);
  });
});

describe('the ring', () => {
  /** Where the menu of the app's page leads next, as the top frame and two children see it. */
  async function rings(sightings: (HintSighting['outcome'] | null)[], visible = [0, 1]): Promise<number[]> {
    await bench.startBound();
    await bench.ready(child, 0, blade);
    await bench.ready(other, 1, blade);
    const page = overview({ redirectUris: seen([]) });
    await bench.observe(page, { url: appPage('Overview'), frames: visible });
    const id = bench.lastState(0)?.hint?.id ?? '';
    expect(id).not.toBe('');
    for (const [index, sender] of [frame(), child, other].entries()) {
      const outcome = sightings[index] ?? null;
      await bench.observe(
        index === 0 ? page : reading(),
        {
          url: index === 0 ? appPage('Overview') : blade,
          position: index === 0 ? null : index - 1,
          frames: index === 0 ? visible : [],
          hint: outcome && { id, outcome },
        },
        sender,
      );
    }
    return [0, 3, 4].filter((frameId) => bench.lastState(frameId)?.ring?.id === id);
  }

  it.each<[string, (HintSighting['outcome'] | null)[], number[] | undefined, number[]]>([
    ['is where the one frame has the target', ['absent', 'found', 'absent'], undefined, [3]],
    ['is at the header of a group that hides it', ['collapsed', 'absent', 'absent'], undefined, [0]],
    ['is nowhere when two frames have it', ['found', 'found', 'absent'], undefined, []],
    ['is nowhere when no frame is sure', ['absent', 'ambiguous', 'absent'], undefined, []],
    ['is nowhere before a frame has looked', [null, null, null], undefined, []],
    ['is in no frame that is out of sight', ['absent', 'found', 'absent'], [1], []],
    ['is where it is seen, whatever a hidden frame says', ['absent', 'found', 'found'], [1], [4]],
  ])('%s', async (_, sightings, visible, expected) => {
    expect(await rings(sightings, visible)).toEqual(expected);
  });

  it.each<[string, (HintSighting['outcome'] | null)[], HintSighting['outcome'] | null]>([
    ['not found once every frame has looked', ['absent', 'absent', 'absent'], 'absent'],
    ['not known while one has still to look', ['absent', null, 'absent'], null],
    ['in several places, whoever has still to look', ['absent', null, 'ambiguous'], 'ambiguous'],
  ])('the panel says what it looks for is %s', async (_, sightings, outcome) => {
    await rings(sightings);
    expect(bench.lastState(0)?.panel?.hintOutcome).toBe(outcome);
  });

  it('is nowhere while the guide is dismissed', async () => {
    expect(await rings(['found', 'absent', 'absent'])).toEqual([0]);
    const panel = { side: 'right', top: 1, inset: 1, folded: false, dismissed: true };
    await bench.send({ type: 'panel-changed', panel }, frame());
    expect(bench.lastState(0)).toMatchObject({ hint: null, ring: null });
    await bench.ask({ type: 'show-panel' });
    expect(bench.lastState(0)?.panel?.state).toMatchObject({ dismissed: false, folded: false });
  });

  it('is not drawn for a hint of the page before', async () => {
    expect(await rings(['found', 'absent', 'absent'])).toEqual([0]);
    await bench.observe(
      { ...secretsPage(null), facts: { clientId: seen(ids.client) } },
      { url: appPage('Credentials'), frames: [0, 1] },
    );
    expect(bench.lastState(0)?.ring).toBeNull();
  });
});
