import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { portalWords } from '../../lib/portal/words';
import { recipes } from '../../lib/recipes';
import { mapSpoken, type RecipeTexts } from '../../lib/recipes/in-language';
import { portalPlaces } from '../../lib/recipes/portal-places';

const folder = 'public/recipe-texts';
const textsOf = (language: string): RecipeTexts =>
  JSON.parse(readFileSync(`${folder}/${language}.json`, 'utf8')) as RecipeTexts;
const namesIn = (path: string) => readdirSync(path).map((name) => basename(name, '.json'));
const languages = namesIn(folder);
const ours = namesIn('lib/locales').filter((language) => language !== 'en');

/** Names of a product's own, which are the same in every language. */
const names = new Set([
  ...recipes.filter(({ id }) => id !== 'generic').map(({ name }) => name),
  'Microsoft 365 Graph Email',
  'Microsoft 365 IMAP Email',
  'IMAP.AccessAsUser.all',
  'Callback url',
]);

/** A word of the portal's that helpdesks have too. */
const helpdesks = portalWords.redirectUri;

/** Recipes that nobody has put into our languages yet: they are shown in English. */
const onlyEnglish: string[] = [];

const said = (known: typeof recipes) => {
  const texts = new Set<string>();
  mapSpoken(known, (text) => {
    if (!names.has(text)) texts.add(text);
    return text;
  });
  return [...texts].sort();
};
const everything = said(recipes.filter(({ id }) => !onlyEnglish.includes(id)));

/** What no language translates: codes, addresses, commands, permissions, paths, ways through a helpdesk's menus. */
const tokens =
  /AADSTS\d+|\b5[35]5 5\.7\.\d+|\b[\w-]+(?:[._/@]+[\w-]+)+|\/common\b|\B-[A-Z]\w+|\b(?:[A-Z]\w+)?[A-Z][a-z]+[A-Z]\w+|\b[A-Z]{3,}\b|\b\w+ > \w+|\b\d{3,}\b/g;
/** Words of English that look like one. */
const words = new Set(['and/or', 'OAuth2', 'MFA']);
const tokensOf = (text: string) => [...new Set(text.match(tokens))].filter((token) => !words.has(token));

/** How many words of a command the admin replaces. */
const placesOf = (text: string) => text.match(/<[^<>]+>/g)?.length;

const wrong = (texts: RecipeTexts, isRight: (text: string, original: string) => boolean): string[] =>
  Object.entries(texts).flatMap(([original, text]) =>
    isRight(text, original) ? [] : [`${original} → ${text}`],
  );

describe('what recipes say', () => {
  it("has places for the portal's words, and quotes none of them by itself", () => {
    const words = Object.values(portalWords).filter((word) => word.includes(' ') && word !== helpdesks);
    const quoting = everything.filter((text) => words.some((word) => text.includes(`"${word}"`)));
    expect(quoting).toEqual([]);
    expect(everything.flatMap(portalPlaces).length).toBeGreaterThan(5);
  });

  it('is said in every language that we speak', () => {
    expect(languages).toEqual(ours);
  });

  it.each(languages)('is said in %s, all of it and no more, in alphabetical order', (language) => {
    expect(Object.keys(textsOf(language))).toEqual(everything);
  });

  it.each(languages)('is no English in %s, and not empty', (language) => {
    const isTranslated = (text: string, original: string) =>
      text !== '' && text === text.trim() && text !== original;
    expect(wrong(textsOf(language), isTranslated)).toEqual([]);
  });

  it.each(languages)('keeps names, codes, addresses and menus in %s', (language) => {
    const keeps = (text: string, original: string) =>
      tokensOf(original).every((token) => text.includes(token)) &&
      placesOf(text) === placesOf(original) &&
      portalPlaces(text).sort().join() === portalPlaces(original).sort().join() &&
      !/\band\b/.test(text);
    expect(wrong(textsOf(language), keeps)).toEqual([]);
  });

  it.each(languages)('has no quotation marks of English in %s, and is short enough', (language) => {
    const fits = (text: string, original: string) =>
      !text.includes('"') && text.length <= Math.max(48, original.length * 1.8);
    expect(wrong(textsOf(language), fits)).toEqual([]);
  });
});
