import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { SetupStore } from '../../../lib/background/setup-store';
import { browser } from '../../../lib/browser';
import { makeTest } from '../../component/fixtures';
import { completeSetup, empty } from '../guide/examples';

const read = () => browser.storage.local.get(null) as Promise<Record<string, unknown>>;
const newStore = () =>
  new SetupStore(
    async () => true,
    async () => true,
  );

beforeEach(() => fakeBrowser.reset());

type Path = (string | number)[];
const isTree = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
const pathsOf = (value: unknown, at: Path = []): Path[] => [
  ...(at.length > 0 ? [at] : []),
  ...(isTree(value) ? Object.keys(value).flatMap((name) => pathsOf(value[name], [...at, name])) : []),
];
const at = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((inner, name) => (isTree(inner) ? inner[name] : undefined), value);

/** What is in one place of storage, with something else in it. */
function put(value: unknown, path: Path, what: unknown): void {
  const owner = at(value, path.slice(0, -1)) as Record<string, unknown>;
  owner[path.at(-1) as string] = what;
}

const whole = () => completeSetup({}, { test: makeTest() });
const leavesOf = (value: unknown) => pathsOf(value).filter((path) => !isTree(at(value, path)));

describe('damaged setups', () => {
  it('lose nothing: what is not taken over is kept aside as it stood', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(), fc.jsonValue({ maxDepth: 2 })), { minLength: 1, maxLength: 3 }),
        async (changes) => {
          fakeBrowser.reset();
          const raw = JSON.parse(JSON.stringify(whole())) as Record<string, unknown>;
          for (const [place, what] of changes) {
            const paths = pathsOf(raw).filter((path) => path[0] !== 'facts' || path.length > 2);
            put(raw, paths[place % paths.length] ?? ['id'], what);
          }
          const before = JSON.stringify(raw);
          await browser.storage.local.set({ setups: { setup: JSON.parse(before), s: empty() } });
          const store = newStore();
          const announced = await store.keptAside();
          await store.add({ ...empty(), id: 'new' });

          const after = (await read()) as { setups: Record<string, unknown>; setupsKeptAside?: unknown[] };
          expect(await store.keptAside()).toEqual(announced);
          const aside = (after.setupsKeptAside ?? []).map((kept) => JSON.stringify(kept));
          const kept = Object.values(after.setups).find((setup) => at(setup, ['id']) === raw.id);
          if (!aside.includes(before)) {
            for (const path of leavesOf(raw)) expect([path, at(kept, path)]).toEqual([path, at(raw, path)]);
          }
          expect(Object.keys(after.setups)).toEqual(expect.arrayContaining(['s', 'new']));
        },
      ),
      { numRuns: 100 },
    );
  });

  it.each<[string, unknown]>([
    ['what is no list of setups', 'x'],
    ['a list', [1, null]],
    ['a setup of a later version', { a: { ...empty(), schemaVersion: 2 } }],
    ['what a later version adds', { a: { ...empty(), id: 'a', colour: 'red' } }],
    ['two setups by one name', { a: empty(), b: { ...empty(), variantId: 'other' } }],
  ])('%s is kept aside, at once to be seen, and through every change', async (_, setups) => {
    await browser.storage.local.set({ setups });
    const store = newStore();
    const aside = await store.keptAside();
    expect(aside).toHaveLength(1);
    await store.add({ ...empty(), id: 'new' });
    await store.discard('new');
    expect(await newStore().keptAside()).toEqual(aside);
  });

  it('are forgotten when the admin says so, the rest stays', async () => {
    await browser.storage.local.set({ setups: { broken: { id: 1 }, s: empty() } });
    const store = newStore();
    await store.forgetKeptAside();
    expect(await store.keptAside()).toEqual([]);
    expect((await store.list()).map(({ id }) => id)).toEqual(['s']);
  });

  it('of an older version read without a word: what was added since has its default', async () => {
    const { portalLanguage: _, hidden: __, ...older } = whole();
    await browser.storage.local.set({ setups: { setup: older } });
    expect(await newStore().keptAside()).toEqual([]);
  });

  it('a full storage leaves everything as it was', async () => {
    await browser.storage.local.set({ setups: { broken: { id: 1 }, s: empty() } });
    const before = await read();
    const { set } = browser.storage.local;
    browser.storage.local.set = async () => {
      throw new Error('QUOTA_BYTES quota exceeded');
    };
    const store = newStore();
    await expect(store.add({ ...empty(), id: 'new' })).rejects.toThrow('QUOTA');
    browser.storage.local.set = set;
    expect(await read()).toEqual(before);
    await store.add({ ...empty(), id: 'new' });
    expect(await store.keptAside()).toEqual([{ id: 1 }]);
  });
});
