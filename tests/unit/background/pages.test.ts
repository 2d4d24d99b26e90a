import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import {
  combinePage,
  type FrameSight,
  type PageSight,
  Pages,
  visibleFrames,
} from '../../../lib/background/pages';
import { browser } from '../../../lib/browser';
import { ids, reading } from '../guide/examples';
import { overview } from '../setup/pages';
import { secretsPage, secretText } from './bench';

let pages: Pages;
beforeEach(() => {
  fakeBrowser.reset();
  pages = new Pages();
});

const sight = (change: Partial<FrameSight> = {}): FrameSight => ({
  frameId: 0,
  position: null,
  languages: [],
  reading: reading(),
  hint: null,
  ...change,
});
const page = (frames: FrameSight[], visible: number[] = []): PageSight => ({
  tabId: 7,
  url: null,
  visible,
  frames,
  registered: null,
  directory: null,
});
const add = (frame: FrameSight, tabId = 7) =>
  pages.update(tabId, (known) => ({ ...known, frames: [...known.frames, frame] }));
const stored = async () => JSON.stringify(await browser.storage.session.get(null));

describe('a page', () => {
  it('is nothing until the top document has reported', () => {
    expect(combinePage(page([]))).toBeNull();
    expect(combinePage(page([sight({ frameId: 3, position: 0 })], [0]))).toBeNull();
    expect(combinePage(page([sight({ reading: null })]))).toBeNull();
  });

  it('is the top document and the child frames that can be seen', () => {
    const child = sight({ frameId: 3, position: 0, reading: overview() });
    const hidden = page([sight(), child], []);
    expect(visibleFrames(hidden)).toHaveLength(1);
    expect(combinePage(hidden)?.facts.clientId).toBeUndefined();
    expect(combinePage(page([sight(), child], [0]))?.facts.clientId?.value).toBe(ids.client);
  });
});

describe('pages', () => {
  it('are kept by tab, in memory only', async () => {
    await add(sight());
    await add(sight(), 8);
    expect((await pages.list()).map(({ tabId }) => tabId)).toEqual([7, 8]);
    expect(await browser.storage.local.get(null)).toEqual({});
    await pages.forget(7);
    expect((await pages.list()).map(({ tabId }) => tabId)).toEqual([8]);
    expect(await pages.find(7)).toBeNull();
  });

  it('lose no report when frames report at once', async () => {
    await Promise.all(Array.from({ length: 10 }, (_, frameId) => add(sight({ frameId }))));
    expect((await pages.find(7))?.frames.map(({ frameId }) => frameId)).toEqual([...Array(10).keys()]);
  });

  it('are not mixed up with what else is in memory', async () => {
    await browser.storage.session.set({ 'secret:x': secretText });
    expect(await pages.list()).toEqual([]);
  });

  it('go on after a change that failed', async () => {
    const broken = pages.update(7, () => {
      throw new Error('a bug');
    });
    await expect(broken).rejects.toThrow('a bug');
    expect((await add(sight())).frames).toHaveLength(1);
  });
});

describe('forgetting secrets', () => {
  const showing = (description = 'Mail') => {
    const shown = secretsPage();
    const row = shown.facts.secrets?.value[0];
    if (row) row.description = description;
    shown.problems.push({ code: 'truncated', fact: 'secrets', detail: `saw ${secretText}` });
    return sight({ reading: shown });
  };

  it('takes them out of every text of every frame, and nothing else', async () => {
    await add(showing(secretText));
    await pages.forgetSecrets();
    expect(await stored()).not.toContain(secretText);
    const row = (await pages.find(7))?.frames[0]?.reading?.facts.secrets?.value[0];
    expect(row).toMatchObject({ secretId: ids.secret, expires: '2027-11-20' });
  });

  it('in one tab leaves the others', async () => {
    await add(showing());
    await add(showing(), 8);
    await pages.forgetSecrets(7);
    expect(JSON.stringify(await pages.find(7))).not.toContain(secretText);
    expect(JSON.stringify(await pages.find(8))).toContain(secretText);
  });

  it('leaves a masked value and a Secret ID as they are', async () => {
    const masked = sight({ reading: secretsPage('abc******************') });
    const mixedUp = sight({ frameId: 3, position: 0, reading: secretsPage(ids.secret) });
    await add(masked);
    await add(mixedUp);
    await pages.forgetSecrets();
    expect((await pages.find(7))?.frames).toEqual([masked, mixedUp]);
  });
});
