import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing';
import { deriveActive, readAppState } from '../../../lib/background/app-state';
import { SetupStore } from '../../../lib/background/setup-store';
import { recipes } from '../../../lib/recipes';
import { completeSetup } from '../guide/examples';

const english = fakeBrowser.i18n.getMessage;
const speak = (language: string) =>
  vi
    .spyOn(fakeBrowser.i18n, 'getMessage')
    .mockImplementation((key: string, params?: string | string[]) =>
      key === 'textLanguage' ? language : english(key, params),
    );
const answerWith = (answer: () => Response) =>
  vi.spyOn(globalThis, 'fetch').mockImplementation(async () => answer());
const german = () => new Response(readFileSync('public/recipe-texts/de.json'));

let store: SetupStore;

beforeEach(async () => {
  fakeBrowser.reset();
  store = new SetupStore(async () => true);
  await store.add(completeSetup());
  fakeBrowser.runtime.getURL = (path) => `chrome-extension://waymark/${path}`;
});
afterEach(() => vi.restoreAllMocks());

describe('what the popup shows', () => {
  it('speaks the language of our texts, down to the instructions', async () => {
    speak('de');
    const fetched = answerWith(german);
    const state = await readAppState(store);
    await readAppState(store);
    expect(fetched.mock.calls.map(([address]) => address)).toEqual([
      'chrome-extension://waymark/recipe-texts/de.json',
    ]);
    expect(state.recipes[0]?.variants[0]?.name).toBe('Angemeldet als das Postfach');
    expect(JSON.stringify(state.active?.guide)).toContain('Notieren Sie das Datum');
    expect(JSON.stringify(state.active?.guide)).not.toContain('note the date');
  });

  it('is in English where a file is missing or broken, and tries again', async () => {
    speak('fr');
    answerWith(() => new Response('{'));
    expect((await readAppState(store)).recipes).toEqual(recipes);
    answerWith(() => new Response('{"Mailbox":"Boîte aux lettres"}'));
    expect(JSON.stringify((await readAppState(store)).recipes)).toContain('Boîte aux lettres');
  });

  it('needs no file in English', async () => {
    const fetched = answerWith(german);
    expect((await readAppState(store)).recipes).toEqual(recipes);
    expect(fetched).not.toHaveBeenCalled();
  });

  it('leaves to the helpdesk what the recipe says itself', async () => {
    speak('de');
    answerWith(german);
    await readAppState(store);
    expect(deriveActive(await store.active(), Date.now())?.recipe).toBe(
      recipes.find(({ id }) => id === completeSetup().recipeId),
    );
  });
});
