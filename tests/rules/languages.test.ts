import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import en from '../../lib/locales/en.json';

type Texts = Record<string, string>;
const english: Texts = en;
const folder = 'lib/locales';
const textsOf = (language: string): Texts =>
  JSON.parse(readFileSync(`${folder}/${language}.json`, 'utf8')) as Texts;
const languages = readdirSync(folder)
  .map((name) => basename(name, '.json'))
  .filter((language) => language !== 'en');

/** Words that a language shares with English. Whatever else reads like English was forgotten. */
const shared = new Set([
  ...['$1', 'ltr', 'rtl', 'Waymark', 'Helpdesk', 'Tenant', 'Test', 'IDs: $1', '(optional)'],
  ...[
    'Code',
    'Codes',
    'Danger',
    'Description',
    'Details',
    'Error',
    'Frame',
    'Label',
    'Page',
    'Source',
    'Sources',
  ],
]);

/** What no language translates: names, codes, addresses, tokens of OAuth. */
const tokens =
  /AADSTS\d+|\b\w+_\w+\b|https?:\/\/|login\.[\w./]*\w|localhost|v2\.0|Waymark|Microsoft|Azure|Zammad|Exchange|OAuth|JSON|YAML|\.env|HTTP \$\d/g;

const placesOf = (text: string) => [...new Set(text.match(/\$\d/g))].sort();
const tokensOf = (text: string) => [...new Set(text.match(tokens))];

/** For the layout. Short words may well be three times as long. */
const longest = (text: string) => Math.max(48, text.length * 2);

/** The keys of the texts that are not as they should be. */
const wrong = (texts: Texts, isRight: (text: string, original: string) => boolean): string[] =>
  Object.entries(texts).flatMap(([key, text]) => {
    const original = english[key];
    return original === undefined || isRight(text, original) ? [] : [`${key}: ${text}`];
  });

describe('the languages', () => {
  it('are those that were promised', () => {
    expect(languages).toEqual(
      expect.arrayContaining(['de', 'es', 'fi', 'fr', 'it', 'ja', 'nl', 'pl', 'pt-br', 'sv']),
    );
  });

  it.each(languages)('%s says everything, in the order of the English file', (language) => {
    expect(Object.keys(textsOf(language))).toEqual(Object.keys(english));
  });

  it.each(languages)('%s has a place for each value', (language) => {
    const fits = (text: string, original: string) => placesOf(text).join() === placesOf(original).join();
    expect(wrong(textsOf(language), fits)).toEqual([]);
  });

  it.each(languages)('%s leaves names, codes and addresses as they are', (language) => {
    const keeps = (text: string, original: string) =>
      tokensOf(original).every((token) => text.includes(token));
    expect(wrong(textsOf(language), keeps)).toEqual([]);
  });

  it.each(languages)('%s is no English, and not empty', (language) => {
    const isTranslated = (text: string, original: string) =>
      text !== '' && text === text.trim() && (text !== original || shared.has(text));
    expect(wrong(textsOf(language), isTranslated)).toEqual([]);
  });

  it.each(languages)('%s keeps its texts short enough for the layout', (language) => {
    expect(wrong(textsOf(language), (text, original) => text.length <= longest(original))).toEqual([]);
  });

  it.each(languages)('%s has quotation marks of its own', (language) => {
    expect(wrong(textsOf(language), (text) => !text.includes('"'))).toEqual([]);
  });

  it.each(['en', ...languages])('%s says which language it is, and suits the shops', (language) => {
    const texts = textsOf(language);
    expect(texts.textLanguage?.toLowerCase()).toBe(language);
    expect(['ltr', 'rtl']).toContain(texts.textDirection);
    // The limit of the Chrome Web Store.
    expect(texts.extensionDescription?.length).toBeLessThanOrEqual(132);
  });

  it('are told from English by these rules', () => {
    expect(tokensOf('AADSTS50194 at https://x for offline_access (HTTP $2)')).toHaveLength(4);
    expect(placesOf('$2 and $1, $2')).toEqual(['$1', '$2']);
    expect(longest('a'.repeat(100))).toBe(200);
    expect(wrong({ popupSave: 'Save' }, (text, original) => text !== original)).toEqual(['popupSave: Save']);
  });
});
