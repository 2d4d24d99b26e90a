import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { t, textLanguage, textLocale } from '../../lib/i18n';

/** The browser has this language, and our texts in it are these. */
const speak = (texts: Record<string, string>) =>
  vi
    .spyOn(fakeBrowser.i18n, 'getMessage')
    .mockImplementation((key: string, params?: string | string[]) =>
      (texts[key] ?? '').replace(
        /\$(\d)/g,
        (_, digit: string) => [params ?? []].flat()[Number(digit) - 1] ?? '',
      ),
    );

const german = {
  textLanguage: 'de',
  textDirection: 'ltr',
  '@@ui_locale': 'de_AT',
  checkSecretExpirySoon: '$1: $2',
};

beforeEach(() => void speak(german));
afterEach(() => vi.restoreAllMocks());

describe('dates and numbers', () => {
  it.each<[string, string, string, string]>([
    ['of a country', 'de', 'de_AT', '5. Jänner 2027: in 3 Tagen'],
    ['of the language alone', 'de', 'de', '5. Januar 2027: in 3 Tagen'],
    ['with forms for few and many', 'pl', 'pl', '5 stycznia 2027: za 3 dni'],
    ['in the language of the text, where the browser has another', 'en', 'ko', 'January 5, 2027: in 3 days'],
    ['in another order', 'ja', 'ja', '2027年1月5日: 3 日後'],
  ])('%s', (_, language, browsers, shown) => {
    speak({ ...german, textLanguage: language, '@@ui_locale': browsers });
    expect(t('checkSecretExpirySoon', { date: '2027-01-05' }, { inDays: 3 })).toBe(shown);
  });

  it('say today and tomorrow', () => {
    expect(t('checkSecretExpirySoon', { inDays: 0 }, { inDays: 1 })).toBe('heute: morgen');
  });

  it('leave what is no date as it is', () => {
    expect(t('checkSecretExpirySoon', { date: 'bald' }, 'x')).toBe('bald: x');
  });
});

describe('the language of the texts', () => {
  it('is for lang and dir', () => {
    expect(textLanguage()).toEqual({ lang: 'de', dir: 'ltr' });
    speak({ textLanguage: 'ar', textDirection: 'rtl' });
    expect(textLanguage()).toEqual({ lang: 'ar', dir: 'rtl' });
  });

  it("takes the browser's country only with the same language", () => {
    speak({ ...german, textLanguage: 'de', '@@ui_locale': 'den_CA' });
    expect(textLocale()).toBe('de');
  });
});
