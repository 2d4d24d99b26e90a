import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { ids, reading } from '../guide/examples';
import { appPage, Bench, blade, frame, popup, portal, secretsPage, secretText } from './bench';

let bench: Bench;
beforeEach(async () => {
  bench = new Bench();
  await bench.startBound();
  await bench.ask({ type: 'set-secret', value: secretText });
});

const hello = { type: 'frame-ready', position: null, languages: ['en'], url: portal };
const seen = {
  type: 'observed',
  position: null,
  url: appPage('Overview'),
  reading: reading(),
  hint: null,
  frames: [],
};
const everything = async () => (await bench.storage('local')) + (await bench.storage('session'));

async function expectIgnored(message: unknown, sender: ReturnType<typeof frame>): Promise<void> {
  const before = await everything();
  expect((await bench.send(message, sender)) ?? null).toBeNull();
  expect(await everything()).toBe(before);
}

describe('a frame is heard from', () => {
  it.each([
    [portal],
    ['https://ms.portal.azure.com/'],
    ['https://entra.microsoft.com/'],
    ['https://portal.azure.us/'],
  ])('%s', async (url) => {
    expect(await bench.send(hello, frame({ url }))).toMatchObject({ active: true, panel: {} });
  });

  it('a blade, which gets no panel', async () => {
    const state = await bench.ready(frame({ url: blade, frameId: 3 }), 0, blade);
    expect(state).toMatchObject({ active: true, panel: null });
  });
});

describe('nobody listens to', () => {
  it.each([
    ['another extension', frame({ id: 'another-extension' })],
    ['a web page', { url: portal }],
    ['no tab', { id: fakeBrowser.runtime.id, url: portal, frameId: 0 }],
    ['another host', frame({ url: 'https://portal.azure.com.example/' })],
    ['a host that only ends alike', frame({ url: 'https://evilportal.azure.com/' })],
    ['plain http', frame({ url: 'http://portal.azure.com/' })],
    ['no frame', { id: fakeBrowser.runtime.id, url: portal, tab: { id: 7 } }],
    ['no address', { id: fakeBrowser.runtime.id, tab: { id: 7 }, frameId: 0 }],
    ['half an address', frame({ url: 'portal.azure.com' })],
    ['a blank page', frame({ url: 'about:blank' })],
    ['a blade as the top frame', frame({ url: blade })],
    ['another page of a Microsoft host', frame({ url: 'https://login.microsoftonline.com/' })],
  ])('%s', async (_, sender) => {
    await expectIgnored(hello, sender);
    await expectIgnored({ ...hello, position: 0 }, sender);
    await expectIgnored(seen, sender);
    await expectIgnored({ type: 'get-state' }, sender);
  });

  it.each([
    ['frame-ready', hello],
    ['observed', { ...seen, reading: secretsPage() }],
  ])('a child frame that says it is the top: %s', async (_, message) => {
    await expectIgnored(message, frame({ url: blade, frameId: 3 }));
  });

  it.each([
    ['frame-ready', { ...hello, position: 0 }],
    ['observed', { ...seen, position: 0 }],
  ])('a top frame that says it is a child: %s', async (_, message) => {
    await expectIgnored(message, frame());
  });

  it.each([
    [
      'panel-changed',
      {
        type: 'panel-changed',
        panel: { side: 'left', top: 1, inset: 1, folded: true, dismissed: true },
      },
    ],
    ['secret-kept-safe', { type: 'secret-kept-safe' }],
    ['open-waymark', { type: 'open-waymark' }],
  ])('a child frame that acts as the panel: %s', async (_, message) => {
    await expectIgnored(message, frame({ url: blade, frameId: 3 }));
    expect(bench.opened).not.toHaveBeenCalled();
  });

  it('a child frame that says which app is meant', async () => {
    bench = new Bench();
    const id = await bench.startSetup();
    await bench.ready();
    await bench.observe(secretsPage());
    const message = { type: 'use-candidate', clientId: ids.client };
    await expectIgnored(message, frame({ url: blade, frameId: 3 }));
    await bench.send(message, frame());
    expect((await bench.background.store.find(id))?.facts.clientId?.value).toBe(ids.client);
  });
});

describe('a message is refused', () => {
  it.each<[string, unknown]>([
    ['nothing', null],
    ['a text', 'get-state'],
    ['an unknown type', { type: 'steal' }],
    ['something more than it should hold', { ...hello, more: 1 }],
    ['something less', { type: 'frame-ready', position: null }],
    ['a language too long', { ...hello, languages: ['x'.repeat(41)] }],
    ['an address too long', { ...hello, url: 'x'.repeat(4001) }],
    [
      'a reading of another shape',
      { ...seen, reading: { ...reading(), facts: { clientId: { value: 'x', evidence: {} } } } },
    ],
    ['a position that is none', { ...seen, position: -1 }],
    ['too many frames', { ...seen, frames: Array.from({ length: 201 }, (_, i) => i) }],
    [
      'a panel off the screen',
      {
        type: 'panel-changed',
        panel: { side: 'left', top: 1e9, inset: 0, folded: false, dismissed: false },
      },
    ],
  ])('%s', async (_, message) => {
    await expectIgnored(message, frame());
    await expectIgnored(message, popup());
  });
});

describe('each side has its own messages', () => {
  it.each([
    { type: 'get-state' },
    { type: 'reveal-secret' },
    { type: 'start-test' },
    { type: 'set-secret', value: null },
    { type: 'set-value', fact: 'clientId', value: null },
    { type: 'deliver', destination: 0, token: 't', untested: true },
    { type: 'export', destination: 1, includeSecret: true, untested: true },
    { type: 'choose-setup', setupId: null },
    { type: 'observe-tab', tabId: 7 },
  ])('a frame may not: $type', async (message) => {
    await expectIgnored(message, frame());
  });

  it.each([hello, seen, { type: 'frame-hello' }, { type: 'open-waymark' }])(
    'a page of ours may not: $type',
    async (message) => {
      await expectIgnored(message, popup());
      expect(bench.opened).not.toHaveBeenCalled();
    },
  );

  it('a page of another extension may not ask either', async () => {
    await expectIgnored(
      { type: 'get-state' },
      { id: 'another-extension', url: 'chrome-extension://another-extension/popup.html' },
    );
    await expectIgnored({ type: 'get-state' }, { ...popup(), id: 'another-extension' });
  });
});
