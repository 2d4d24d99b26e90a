// @vitest-environment node
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ErrorTexts } from '../../lib/background/error-texts';

/** Words of the enterprise application's pages stand beside theirs, and we have no labels of those. */
const enterprises = ['50105', '70001', '7000112'];

/** What a helpdesk calls something of its own, as the portal does too. */
const helpdesks = ['deliveryCallbackFix', 'frappeAddressFix', 'frappeTokenFix', 'popupFrappeTokenAbout'];

/** The portal's own labels, by the names of our languages. */
const labelFiles: Record<string, string> = { 'pt-br': 'pt-BR' };
const quoted = /["„“”«‘「]\s?([^"„“”«»‘’「」]+?)\s?["“”»’」]/g;

const namesIn = (folder: string) => readdirSync(folder).map((name) => basename(name, '.json'));
const read = (file: string): object => JSON.parse(readFileSync(file, 'utf8')) as object;

/** The portal speaks English too, and to some of us nothing else. */
function wordingsFor(language: string): Set<string> {
  const files = ['en', labelFiles[language] ?? language].map((name) => `public/labels/${name}.json`);
  return new Set(
    files
      .filter((file) => existsSync(file))
      .flatMap((file) => Object.values(read(file) as Record<string, string[]>).flat()),
  );
}

const quotesOf = (text: string, wordings: Set<string>): string[] =>
  [...text.matchAll(quoted)].flatMap(([, words = '']) => (wordings.has(words) ? [words] : []));

describe('a text of ours', () => {
  it.each(namesIn('lib/locales'))("has a place for each word of the portal's in %s", (language) => {
    const wordings = wordingsFor(language);
    const texts = Object.entries(read(`lib/locales/${language}.json`) as Record<string, string>);
    const wrong = texts.filter(([, text]) => quotesOf(text, wordings).length > 0).map(([key]) => key);
    expect(wrong.filter((key) => !helpdesks.includes(key))).toEqual([]);
  });

  it.each(namesIn('public/error-texts'))("has one in what Microsoft's errors mean in %s", (language) => {
    const wordings = wordingsFor(language);
    const texts = Object.entries(read(`public/error-texts/${language}.json`) as ErrorTexts);
    const wrong = texts
      .filter(([, said]) => quotesOf(said.join(' '), wordings).length > 0)
      .map(([code]) => code);
    expect(wrong.filter((code) => !enterprises.includes(code))).toEqual([]);
  });

  it.each([
    ['de', 'Wählen Sie „Speichern“.', ['Speichern']],
    ['fr', 'Choisissez «\u00a0Enregistrer\u00a0».', ['Enregistrer']],
    ['ja', '「保存」を選択してください。', ['保存']],
    ['fi', 'Valitse ”Save”.', ['Save']],
    ['nl', 'Kies ‘$1’ en ‘Opslaan’.', ['Opslaan']],
    ['en', 'Choose "$1", not "Nothing".', []],
  ])('would be seen in %s', (language, text, found) => {
    expect(quotesOf(text, wordingsFor(language))).toEqual(found);
  });
});
