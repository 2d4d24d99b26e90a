import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { SetupStore } from '../../../lib/background/setup-store';
import { browser } from '../../../lib/browser';
import { completeSetup, empty } from '../guide/examples';

let store: SetupStore;
let held: boolean;
beforeEach(() => {
  fakeBrowser.reset();
  held = true;
  store = new SetupStore(
    async () => held,
    async () => false,
  );
});

const stored = async () => JSON.stringify(await browser.storage.local.get(null));

describe('setups', () => {
  it('are kept by ID, the one just started is the active one, the newest first', async () => {
    await store.add({ ...empty(), id: 'a', updatedAt: 1 });
    await store.add({ ...empty(), id: 'b', updatedAt: 2 });
    expect((await store.list()).map(({ id }) => id)).toEqual(['b', 'a']);
    expect((await store.active())?.id).toBe('b');
    await store.choose('a');
    expect((await store.active())?.id).toBe('a');
    await store.choose(null);
    expect(await store.active()).toBeNull();
  });

  it('survive a new background', async () => {
    await store.add(completeSetup());
    expect(
      await new SetupStore(
        async () => true,
        async () => true,
      ).active(),
    ).toEqual({ ...completeSetup(), hidden: {} });
  });

  it('are discarded one by one', async () => {
    await store.add({ ...empty(), id: 'a' });
    await store.add({ ...empty(), id: 'b' });
    await store.discard('b');
    expect((await store.list()).map(({ id }) => id)).toEqual(['a']);
    expect(await store.active()).toBeNull();
  });

  it('are changed one after another, so that no change is lost', async () => {
    await store.add(empty());
    const changes = Array.from({ length: 20 }, () =>
      store.update('s', (setup) => ({ ...setup, updatedAt: setup.updatedAt + 1 })),
    );
    await Promise.all(changes);
    expect((await store.find('s'))?.updatedAt).toBe(empty().updatedAt + 20);
  });

  it('are not written where nothing has changed', async () => {
    await store.add(empty());
    const set = vi.spyOn(browser.storage.local, 'set');
    expect(await store.update('s', (setup) => setup)).not.toBeNull();
    expect(set).not.toHaveBeenCalled();
    expect(await store.update('none', (setup) => ({ ...setup }))).toBeNull();
  });

  it('go on after a change that failed', async () => {
    await store.add(empty());
    const broken = store.update('s', () => {
      throw new Error('a bug');
    });
    await expect(broken).rejects.toThrow('a bug');
    expect(await store.update('s', (setup) => ({ ...setup, variantId: 'other' }))).toMatchObject({
      variantId: 'other',
    });
  });

  it('tell of every change, and of what the vault has lost', async () => {
    const heard = vi.fn();
    store.onChange(heard);
    await store.add(empty());
    await store.choose(null);
    store.announce();
    expect(heard).toHaveBeenCalledTimes(3);
  });
});

describe('damaged storage', () => {
  it.each([[undefined], [null], ['x'], [[1, 'x', null]], [{ a: 1, b: { id: 'b' } }]])(
    '%j is no setup',
    async (setups) => {
      await browser.storage.local.set({ setups, activeSetupId: 'b' });
      expect(await store.list()).toEqual([]);
      expect(await store.active()).toBeNull();
    },
  );

  it('loses nothing that is whole', async () => {
    await store.add(empty());
    const { setups } = (await browser.storage.local.get('setups')) as { setups: object };
    await browser.storage.local.set({ setups: { ...setups, broken: { id: 1 } } });
    expect((await store.list()).map(({ id }) => id)).toEqual(['s']);
  });
});

describe('whether the secret is held', () => {
  it("is the vault's word, not storage's", async () => {
    await store.add(completeSetup());
    expect(await stored()).toContain('"held":true');
    held = false;
    expect((await store.active())?.secret?.held).toBe(false);
    expect((await store.update('setup', (setup) => setup))?.secret?.held).toBe(false);
  });

  it('is asked for each setup', async () => {
    const asked = vi.fn(async (id: string) => id === 'a');
    store = new SetupStore(asked, async () => false);
    await store.add({ ...completeSetup(), id: 'a' });
    await store.add({ ...completeSetup(), id: 'b' });
    const entries = (await store.list()).map(({ id, secret }) => [id, secret?.held]);
    expect(Object.fromEntries(entries)).toEqual({ a: true, b: false });
  });
});
