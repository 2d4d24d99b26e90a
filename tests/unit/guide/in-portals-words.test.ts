import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inPortalsWords, wordIn } from '../../../lib/guide/in-portals-words';
import { portalWord } from '../../../lib/guide/portal-words';
import { t } from '../../../lib/i18n';
import type { PortalWord } from '../../../lib/message-params';
import { labelLanguages, spokenLanguage } from '../../../lib/portal/languages';
import type { Labels } from '../../../lib/portal/types';
import { portalWords } from '../../../lib/portal/words';

const allPortalWords = (Object.keys(portalWords) as (keyof typeof portalWords)[]).map(portalWord);
const labelsOf = (language: string) =>
  JSON.parse(readFileSync(`public/labels/${language}.json`, 'utf8')) as Labels;
const wordings = (language: string, { word }: PortalWord) => labelsOf(language)[word] ?? [];
const quotes = (language: string) =>
  allPortalWords.map((word) => [word.word, wordIn([labelsOf(language)], word)] as const);

describe("the portal's words", () => {
  it('are in English as the portal has been seen to write them', () => {
    for (const word of allPortalWords) expect(wordings('en', word), word.word).toContain(word.english);
  });

  it.each(labelLanguages)('are quoted in %s as they were seen there, else in English', (language) => {
    for (const word of allPortalWords) {
      const quoted = wordIn([labelsOf(language)], word);
      const seen = wordings(language, word);
      if (seen.length === 0) expect(quoted).toBe(word.english);
      else expect(seen).toContain(quoted.replace('…', '{tenant}'));
    }
  });

  it.each(labelLanguages.filter((language) => language !== 'en'))('are mostly known in %s', (language) => {
    const known = allPortalWords.filter((word) => wordings(language, word).length > 0);
    expect(known.length / allPortalWords.length).toBeGreaterThan(0.7);
    expect(Object.fromEntries(quotes(language))).toMatchObject({ microsoftGraph: 'Microsoft Graph' });
  });

  it.each([
    ['pt-PT', 'Conceder o consentimento do administrador para …'],
    ['de', 'Administratorzustimmung erteilen'],
    ['es', 'Conceder consentimiento del administrador'],
    ['ja', '管理者の同意の付与'],
  ])("leave the tenant's name open in %s", (language, quoted) => {
    expect(Object.fromEntries(quotes(language)).grantAdminConsentFor).toBe(quoted);
  });

  it('come from the nearest language that has them', () => {
    const word = { word: 'redirectUriOptional', english: 'Redirect URI (optional)' } as const;
    expect(labelsOf('pt-PT').redirectUriOptional).toBeUndefined();
    expect(wordIn([labelsOf('pt-PT'), labelsOf('pt-BR')], word)).toBe(
      labelsOf('pt-BR').redirectUriOptional?.[0],
    );
  });

  it('are put in wherever something is said, and nothing else is touched', () => {
    const save = { word: 'save', english: 'Save' } as const;
    const said = { a: [{ key: 'x', params: [save, 'Save', { date: '2027-01-01' }] }], n: null, u: undefined };
    expect(inPortalsWords(said, [labelsOf('de')])).toEqual({
      a: [{ key: 'x', params: ['Speichern', 'Save', { date: '2027-01-01' }] }],
      n: null,
      u: undefined,
    });
    expect(t('literal', save)).toBe('Save');
  });
});

it.each([
  [['de-AT', 'en.en-us'], 'de'],
  [['en', 'de.de-de'], 'en'],
  [['', 'fr.fr-fr'], 'fr'],
  [['fi', 'sv.sv-se'], 'sv'],
  [['fi'], null],
  [['zh-TW'], 'zh-Hant'],
  [['pt-PT'], 'pt-PT'],
  [['pt'], 'pt-BR'],
  [[], null],
])('a page that gives %j speaks %s', (hints, language) => {
  expect(spokenLanguage(hints)).toBe(language);
});
