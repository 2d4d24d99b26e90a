import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ErrorTexts } from '../../lib/background/error-texts';
import { catalogue } from '../../lib/oauth/catalogue';
import { portalPlaces } from '../../lib/recipes/portal-places';

const folder = 'public/error-texts';
const namesIn = (path: string) => readdirSync(path).map((name) => basename(name, '.json'));
const languages = namesIn(folder);
const ours = namesIn('lib/locales').filter((language) => language !== 'en');
const textsOf = (language: string): ErrorTexts =>
  JSON.parse(readFileSync(`${folder}/${language}.json`, 'utf8')) as ErrorTexts;

/** What no language translates: addresses, endpoints, parameters, permissions, values of Microsoft's own. */
const tokens =
  /https:\/\/[\w./]+\w|\/(?:common|consumers|organizations)\b|aka\.ms\/\w+|\b[a-z]+_[a-z_]+\b|\blogin\.[\w.]+\w|\b(?:Mail|User)\.\w+|\.default\b|\b(?:IMAP|POP|SMTP|EWS|PKCE|TLS|GUID|Graph|Origin|OIDC|Waymark)\b/g;
/** Words of the portal's, which is English where we have none in the language. */
const quoted = /[„“«‘”「].*?[“”»’」]/g;
const tokensOf = (text: string) => [...new Set(text.match(tokens))].sort();

/** Each text with the English that it is for. */
const pairs = (language: string): [english: string, text: string][] => {
  const texts = textsOf(language);
  return catalogue.flatMap(({ code, cause, fix }): [string, string][] => {
    const [ownCause, ownFix] = texts[code] ?? ['', ''];
    return [
      [cause, ownCause],
      [fix, ownFix],
    ];
  });
};
const wrong = (language: string, isRight: (text: string, english: string) => boolean): string[] =>
  pairs(language).flatMap(([english, text]) => (isRight(text, english) ? [] : [`${english} → ${text}`]));

describe("what an error of Microsoft's means", () => {
  it('is said in every language that we speak', () => {
    expect(languages).toEqual(ours);
  });

  it.each(languages)('is said in %s, for every code and no other', (language) => {
    expect(Object.keys(textsOf(language))).toEqual(catalogue.map(({ code }) => `${code}`));
    const isTranslated = (text: string, english: string) =>
      text !== '' &&
      text === text.trim() &&
      text !== english &&
      !text.includes('"') &&
      !/\band\b/.test(text.replace(quoted, ''));
    expect(wrong(language, isTranslated)).toEqual([]);
  });

  it.each(languages)('keeps names, addresses and parameters in %s', (language) => {
    const keeps = (text: string, english: string) =>
      tokensOf(english).every((token) => text.includes(token) || (language === 'fi' && token === 'Waymark'));
    expect(wrong(language, keeps)).toEqual([]);
  });

  it.each(languages)("has the places for the portal's words in %s", (language) => {
    const placesOf = (text: string) => [...new Set(portalPlaces(text))].sort().join();
    expect(wrong(language, (text, english) => placesOf(text) === placesOf(english))).toEqual([]);
  });
});
