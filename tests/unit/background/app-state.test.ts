import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { asShown, deriveActive, readAppState } from '../../../lib/background/app-state';
import { Reminders } from '../../../lib/background/reminders';
import { SetupStore } from '../../../lib/background/setup-store';
import { recipesInPortalsWords } from '../../../lib/guide/in-portals-words';
import { message, translate } from '../../../lib/i18n';
import { findCatalogueEntry } from '../../../lib/oauth/catalogue';
import type { Labels } from '../../../lib/portal/types';
import { recipes } from '../../../lib/recipes';
import type { Recipe } from '../../../lib/recipes/schema';
import { exampleReport } from '../../example-report';
import { completeSetup, empty } from '../guide/examples';

/** As they are written, with the portal's words in them. */
const inEnglish = recipesInPortalsWords(recipes, []);
const english = fakeBrowser.i18n.getMessage;
const speak = (language: string) =>
  vi
    .spyOn(fakeBrowser.i18n, 'getMessage')
    .mockImplementation((key: string, params?: string | string[]) =>
      key === 'textLanguage' ? language : english(key, params),
    );
/** The package's files; `texts` in place of those of the recipes. */
const openFiles = (texts?: string) =>
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (address) => {
    const [, folder = '', name = ''] = /([\w-]+)\/([\w-]+\.json)$/.exec(String(address)) ?? [];
    return new Response(
      folder === 'recipe-texts' && texts !== undefined ? texts : readFileSync(`public/${folder}/${name}`),
    );
  });

let store: SetupStore;

beforeEach(async () => {
  fakeBrowser.reset();
  store = new SetupStore(
    async () => true,
    async () => false,
  );
  await store.add(completeSetup());
  fakeBrowser.runtime.getURL = (path) => `chrome-extension://waymark/${path}`;
});
afterEach(() => vi.restoreAllMocks());

describe('what the popup shows', () => {
  it('speaks the language of our texts, down to the instructions', async () => {
    speak('de');
    const fetched = openFiles();
    const state = await readAppState({ store, reminders: new Reminders(store) });
    await readAppState({ store, reminders: new Reminders(store) });
    expect(fetched.mock.calls.filter(([address]) => String(address).includes('recipe-texts'))).toEqual([
      ['chrome-extension://waymark/recipe-texts/de.json'],
    ]);
    expect(state.recipes[0]?.variants[0]?.name).toBe('Angemeldet als das Postfach');
    expect(JSON.stringify(state.active?.guide)).toContain('Notieren Sie das Datum');
    expect(JSON.stringify(state.active?.guide)).not.toContain('note the date');
  });

  it('is in English where a file is missing or broken, and tries again', async () => {
    speak('fr');
    openFiles('{');
    const french = JSON.parse(readFileSync('public/labels/fr.json', 'utf8')) as Labels;
    expect((await readAppState({ store, reminders: new Reminders(store) })).recipes).toEqual(
      recipesInPortalsWords(recipes, [french]),
    );
    openFiles('{"Mailbox":"Boîte aux lettres"}');
    expect(
      JSON.stringify((await readAppState({ store, reminders: new Reminders(store) })).recipes),
    ).toContain('Boîte aux lettres');
  });

  it('needs no file in English', async () => {
    const fetched = openFiles();
    expect((await readAppState({ store, reminders: new Reminders(store) })).recipes).toEqual(inEnglish);
    expect(fetched).not.toHaveBeenCalled();
  });

  it.each([
    ['of the portal, as the admin last saw it', 'pl', 'de', 'Rejestracje aplikacji'],
    ['of our texts, where the portal has not been seen', undefined, 'de', 'App-Registrierungen'],
    ['English, where the portal is', 'en', 'de', 'App registrations'],
    ['English, where we have no words of theirs', undefined, 'fi', 'App registrations'],
  ] as const)('quotes the portal in the language %s', async (_, portalLanguage, ours, word) => {
    speak(ours);
    openFiles();
    await store.add({ ...empty(), id: 'new', ...(portalLanguage && { portalLanguage }) });
    const { active } = await readAppState({ store, reminders: new Reminders(store) });
    expect(active?.guide.steps[0]?.instructions[0]?.params?.[0]).toBe(word);
    expect(JSON.stringify(active?.guide)).not.toContain('"english"');
  });

  it.each([
    ['pl', 'de', 'Wir empfehlen „Konta tylko w tym katalogu organizacji“ und akzeptieren die anderen.'],
    ['en', 'de', 'Wir empfehlen „Single tenant only“ und akzeptieren die anderen.'],
    ['de', 'en', 'We advise "Nur Konten in diesem Organisationsverzeichnis" and accept the others.'],
    [undefined, 'en', 'We advise "Single tenant only" and accept the others.'],
  ] as const)('quotes a portal in %s in what a recipe says in %s', async (portalLanguage, ours, said) => {
    speak(ours);
    openFiles();
    await store.add({
      ...empty(),
      id: 'new',
      recipeId: 'zammad',
      variantId: 'microsoft_graph',
      ...(portalLanguage && { portalLanguage }),
    });
    const { active, recipes: offered } = await readAppState({ store, reminders: new Reminders(store) });
    const zammad = offered.find(({ id }) => id === 'zammad');
    for (const recipe of [active?.recipe, zammad])
      expect(recipe?.departures.map(({ weDo }) => weDo)).toContain(said);
    expect(JSON.stringify(offered)).not.toContain('{portal.');
  });

  it("says what an error of Microsoft's means, wherever the test has it, and keeps it in English", async () => {
    speak('de');
    openFiles();
    const { cause, fix } = findCatalogueEntry(50194) ?? { cause: '', fix: '' };
    const said = { cause: message('literal', cause), fix: message('literal', fix) };
    const read = () => readAppState({ store, reminders: new Reminders(store) });
    const advice = { code: 50194, check: null, page: null, ...said };
    const test = exampleReport({ state: 'failed', failure: { stage: 'sign-in', detail: null, advice } });
    await store.add({ ...completeSetup(), id: 'failed', test });
    const { active } = await read();
    const shown = active?.setup.test?.failure?.advice;
    expect(shown && translate(shown.cause)).toBe(
      'Die App ist für einen einzigen Mandanten, die Endpunkte verwenden aber /common.',
    );
    expect(shown && translate(shown.fix)).toContain('Setzen Sie die Mandanten-ID');
    expect(JSON.stringify(active?.guide)).not.toContain(cause);
    expect((await store.active())?.test?.failure?.advice).toMatchObject(said);
  });

  it('quotes the portal in a recipe that is yet to be taken', async () => {
    speak('de');
    openFiles();
    const recipe = { ...recipes[0], description: 'Choose "{portal.singleTenant}".' } as Recipe;
    expect(await asShown({ ok: true, recipe, replaces: false })).toMatchObject({
      recipe: { description: 'Choose "Nur Konten in diesem Organisationsverzeichnis".' },
      replaces: false,
    });
    const refused = { ok: false, reason: 'broken', findings: ['{portal.save}'] } as const;
    expect(await asShown({ ...refused, findings: [...refused.findings] })).toEqual(refused);
  });

  it('leaves to the helpdesk what the recipe says itself', async () => {
    speak('de');
    openFiles();
    await readAppState({ store, reminders: new Reminders(store) });
    expect(deriveActive(await store.active(), Date.now())?.recipe).toEqual(
      inEnglish.find(({ id }) => id === completeSetup().recipeId),
    );
  });
});
