import { beforeEach, describe, expect, it } from 'vitest';
import { Bench, inputFor, nothing, redirectUri } from './bench';

let bench: Bench;
beforeEach(() => {
  bench = new Bench();
});

const seen = (tabId: number, url: string) => bench.runner.onTabUpdated(tabId, { status: 'loading' }, { url });
const guards = (tabId: number) =>
  [...bench.browser.rules.values()].filter(
    ({ condition }) => condition.tabIds?.includes(tabId) && condition.requestMethods?.includes('post'),
  );
const posted = (tabId: number, state: string) =>
  bench.runner.onCallback({
    url: redirectUri,
    tabId,
    type: 'main_frame',
    method: 'POST',
    requestBody: { formData: { code: ['c0de'], state: [state] } },
  });
const openTab = async (url: string) => {
  const { id = 0 } = await bench.browser.api.tabs.create({ url });
  await seen(id, url);
  return id;
};

describe("a tab that shows a test's sign-in and is not the test's", () => {
  it("is guarded while the test waits, and its answer is nobody's", async () => {
    await bench.runner.start(inputFor());
    const { url } = bench.testTab;
    const duplicate = await openTab(url);
    await seen(duplicate, url);
    expect(guards(duplicate)).toHaveLength(1);
    await posted(duplicate, bench.authorizeParameters.get('state') ?? '');
    expect(bench.browser.tabs.has(duplicate)).toBe(false);
    expect(bench.report.state).toBe('running');
    await bench.answer();
    expect(bench.report.state).toBe('passed');
    expect(bench.leftovers).toEqual(nothing);
  });

  it('is guarded although the test is over and the browser was started anew', async () => {
    await bench.runner.start(inputFor());
    const { url } = bench.testTab;
    await bench.runner.cancel('setup-1');
    bench.browser.stored.clear();
    await bench.restart();
    const restored = await openTab(url);
    expect(guards(restored)).toHaveLength(1);
    await posted(restored, new URL(url).searchParams.get('state') ?? '');
    expect(bench.browser.tabs.has(restored)).toBe(false);
    await expect.poll(() => bench.leftovers).toEqual(nothing);
  });

  it('is guarded although an update of the extension has taken away the test and its rules', async () => {
    await bench.runner.start(inputFor());
    const { id, url } = bench.testTab;
    bench.browser.stored.clear();
    bench.browser.rules.clear();
    await bench.restart();
    expect(guards(id)).toHaveLength(1);
    await posted(id, new URL(url).searchParams.get('state') ?? '');
    expect(bench.browser.tabs.has(id)).toBe(false);
  });

  it('is guarded by a rule of its own where an update has left the rules alone, of which no other is kept', async () => {
    await bench.runner.start(inputFor());
    const { id } = bench.testTab;
    bench.browser.stored.clear();
    await bench.restart();
    expect(guards(id)).toHaveLength(1);
    expect(bench.browser.rules.size).toBe(1);
    await bench.runner.start(inputFor());
    expect(guards(id), 'with the next test').toHaveLength(1);
    expect(bench.browser.rules.size).toBe(3);
  });

  it("is free again once the helpdesk's own sign-in is in it", async () => {
    await bench.runner.start(inputFor());
    const { url } = bench.testTab;
    const tab = await openTab(url);
    const own = new URL(url);
    own.searchParams.set('state', 'of-the-helpdesk');
    await seen(tab, own.href);
    expect(guards(tab)).toEqual([]);
    await posted(tab, 'of-the-helpdesk');
    expect(bench.browser.tabs.has(tab)).toBe(true);
  });

  it.each([
    ["the helpdesk's own sign-in", (url: URL) => url.searchParams.set('state', 'of-the-helpdesk')],
    ['a page without a state', (url: URL) => url.searchParams.delete('state')],
    ['a page of another host', (url: URL) => (url.host = 'login.example')],
  ])('is not %s', async (_, change) => {
    await bench.runner.start(inputFor());
    const url = new URL(bench.testTab.url);
    change(url);
    expect(guards(await openTab(url.href))).toEqual([]);
  });

  it('is not closed for what any page could write into an address', async () => {
    const tab = await openTab('https://elsewhere.example/');
    await posted(tab, `waymark${'0'.repeat(32)}`);
    expect(bench.browser.tabs.has(tab)).toBe(true);
  });
});

it("the test's own tab keeps its own rule", async () => {
  await bench.runner.start(inputFor());
  await seen(bench.testTab.id, bench.testTab.url);
  expect(bench.browser.rules.size).toBe(2);
  expect(guards(bench.testTab.id)).toEqual([]);
});
