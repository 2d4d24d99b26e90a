import { i18n } from '#i18n';
import type en from './locales/en.json';
import { type Param, paramText } from './message-params';

/** Names of our own texts, in lib/locales. `$1`, `$2`… stand for the parameters. */
export type MessageKey = keyof typeof en;

/** A text to show, not yet in a language: pure code makes these, views translate them. */
export interface Message {
  key: MessageKey;
  params?: Param[];
}

export const message = (key: MessageKey, ...params: Param[]): Message =>
  params.length > 0 ? { key, params } : { key };

/** Translates a message; the browser picks the language. */
export const translate = ({ key, params = [] }: Message): string =>
  look(
    key,
    params.map((param) => (typeof param === 'string' ? param : paramText(param, textLocale()))),
  );

export const t = (key: MessageKey, ...params: Param[]): string => translate({ key, params });

/** The language that our texts are in, for `lang` and `dir`: English where the browser's own is none of ours. */
export const textLanguage = (): { lang: string; dir: 'ltr' | 'rtl' } => ({
  lang: t('textLanguage'),
  dir: t('textDirection') === 'rtl' ? 'rtl' : 'ltr',
});

/** For dates: the texts' language, as the browser's country writes it. */
export function textLocale(): string {
  const language = t('textLanguage');
  const browsers = look('@@ui_locale', []).replaceAll('_', '-');
  return browsers.startsWith(`${language}-`) ? browsers : language;
}

const look = (key: string, params: string[]): string =>
  i18n.t(key as never, params as never) as unknown as string;
