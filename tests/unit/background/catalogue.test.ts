import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { recipesInPortalsWords } from '../../../lib/guide/in-portals-words';
import { zammad } from '../../../lib/recipes/zammad';
import { Bench, frame, popup } from './bench';

const desk = { ...zammad, id: 'our-desk', name: 'Our Desk', vendor: 'Our Company' };
/** As people get to see it. */
const [shownDesk] = recipesInPortalsWords([desk], []);
const text = (change: object = {}) => JSON.stringify({ ...desk, ...change });

let bench: Bench;
let managed: unknown;

beforeEach(() => {
  bench = new Bench();
  managed = {};
  Object.assign(fakeBrowser.storage, { managed: { get: async () => managed } });
});
afterEach(() => vi.unstubAllGlobals());

const ids = async () => (await bench.ask({ type: 'get-state' })).recipes.map(({ id }) => id);
const add = (recipe: string) => bench.ask({ type: 'add-recipe', text: recipe });
const start = (recipeId: string, helpdeskUrl = 'https://desk.example.com') =>
  bench.ask({
    type: 'start-setup',
    recipeId,
    variantId: 'microsoft_graph',
    answers: { helpdeskUrl },
  });

describe('a recipe from a file', () => {
  it('is looked at first, and offered once it was added', async () => {
    expect(await bench.ask({ type: 'check-recipe', text: text() })).toEqual({
      ok: true,
      recipe: shownDesk,
      replaces: false,
    });
    expect(await ids()).not.toContain('our-desk');
    await add(text());
    const state = await bench.ask({ type: 'get-state' });
    expect(state.recipes[0]).toEqual(shownDesk);
    expect(state.outside).toEqual({ organization: [], imported: ['our-desk'] });
    expect(bench.broadcasts).toContainEqual({ type: 'state-changed' });
  });

  it('is refused where it is broken', async () => {
    expect(await add('{"id": 1}')).toMatchObject({ ok: false, reason: 'broken' });
    expect(await add(text({ sources: [{ title: 'x', url: 'javascript:x' }] }))).toMatchObject({ ok: false });
    expect((await bench.ask({ type: 'get-options' })).imported).toEqual([]);
  });

  it('never takes the place of one that came with the package', async () => {
    expect(await add(text({ id: 'zammad' }))).toEqual({
      ok: false,
      reason: 'taken',
      findings: ['Zammad', 'zammad'],
    });
  });

  it('replaces its own earlier version, and says so first', async () => {
    await add(text());
    const newer = text({ name: 'Our Desk 2' });
    expect(await bench.ask({ type: 'check-recipe', text: newer })).toMatchObject({ replaces: true });
    await add(newer);
    const { imported } = await bench.ask({ type: 'get-options' });
    expect(imported.map(({ name }) => name)).toEqual(['Our Desk 2']);
  });

  it('stays with a setup that began with it, when it is changed and when it is removed', async () => {
    await add(text());
    const { active } = await start('our-desk');
    expect(active?.recipe).toEqual(shownDesk);
    await add(text({ name: 'Another Name', appName: 'Another App' }));
    expect((await bench.ask({ type: 'get-state' })).active?.recipe.name).toBe('Our Desk');
    await bench.ask({ type: 'remove-recipe', recipeId: 'our-desk' });
    const after = await bench.ask({ type: 'get-state' });
    expect(after.recipes.map(({ id }) => id)).not.toContain('our-desk');
    expect(after.active?.recipe).toEqual(shownDesk);
    expect(after.active?.guide.steps.length).toBeGreaterThan(3);
  });

  it('does not go to the portal’s page with every news', async () => {
    await add(text());
    await start('our-desk');
    const state = await bench.ready();
    expect(state?.panel?.recipeName).toBe('Our Desk');
    expect(state?.panel?.setup).not.toHaveProperty('recipe');
  });

  it('is left out where storage was damaged', async () => {
    await add(text());
    await fakeBrowser.storage.local.set({ recipes: [{ ...desk, variants: 'none' }, 7, desk] });
    expect((await bench.ask({ type: 'get-options' })).imported).toEqual([desk]);
  });

  it('is nothing that a content script may bring', async () => {
    const message = { type: 'add-recipe', text: text() };
    expect(await bench.send(message, frame())).toBeUndefined();
    expect(await bench.send(message, { ...popup(), id: 'another' })).toBeUndefined();
    expect((await bench.ask({ type: 'get-options' })).imported).toEqual([]);
  });
});

describe('the organization', () => {
  it('says what is offered, where, and that nothing is added from files', async () => {
    await add(text({ id: 'from-a-file' }));
    managed = {
      recipes: [text()],
      helpdesks: ['our-desk', 'zammad'],
      addresses: ['https://desk.example.com'],
      allowImport: false,
      supportUrl: 'https://help.example.com/',
    };
    const state = await bench.ask({ type: 'get-state' });
    expect(state).toMatchObject({
      outside: { organization: ['our-desk'], imported: [] },
      addresses: ['https://desk.example.com'],
      supportUrl: 'https://help.example.com/',
      mayImport: false,
    });
    expect(await ids()).toEqual(['our-desk', 'zammad']);
    expect(await add(text({ id: 'another' }))).toMatchObject({ ok: false, reason: 'not-allowed' });
  });

  it('is obeyed by the background itself', async () => {
    managed = { addresses: ['https://desk.example.com'], helpdesks: ['zammad'] };
    expect((await start('zammad', 'https://evil.example')).active).toBeNull();
    expect((await start('osticket')).active).toBeNull();
    expect((await start('zammad')).active?.setup.answers.helpdeskUrl).toBe('https://desk.example.com');
    await bench.ask({ type: 'set-answers', answers: { helpdeskUrl: 'https://evil.example' } });
    const { active } = await bench.ask({ type: 'get-state' });
    expect(active?.setup.answers.helpdeskUrl).toBe('https://desk.example.com');
  });

  it('comes before a file with the same ID, which is kept and said to be hidden', async () => {
    await add(text({ name: 'From a file' }));
    managed = { recipes: [text()] };
    const state = await bench.ask({ type: 'get-state' });
    expect(state.recipes.filter(({ id }) => id === 'our-desk').map(({ name }) => name)).toEqual(['Our Desk']);
    expect(await bench.ask({ type: 'get-options' })).toMatchObject({ hidden: ['our-desk'] });
    expect(await add(text())).toMatchObject({ ok: false, reason: 'taken' });
  });

  it('does no harm with nonsense, and is told why', async () => {
    managed = { recipes: ['{'], addresses: 'https://desk.example.com' };
    const { problems } = await bench.ask({ type: 'get-options' });
    expect(problems.map(({ setting }) => setting).sort()).toEqual(['addresses', 'recipes']);
    expect((await start('zammad')).active).not.toBeNull();
  });

  it('need not exist: Firefox rejects then', async () => {
    Object.assign(fakeBrowser.storage, { managed: { get: () => Promise.reject(new Error('no manifest')) } });
    expect((await bench.ask({ type: 'get-options' })).problems).toEqual([]);
  });
});
