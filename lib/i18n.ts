import { i18n } from '#i18n';
import type en from './locales/en.json';

/** Names of our own texts, in lib/locales. `$1`, `$2`… stand for the parameters. */
export type MessageKey = keyof typeof en;

/** A text to show, not yet in a language: pure code makes these, views translate them. */
export interface Message {
  key: MessageKey;
  params?: string[];
}

export const message = (key: MessageKey, ...params: string[]): Message =>
  params.length > 0 ? { key, params } : { key };

/** Translates a message; the browser picks the language. */
export const translate = ({ key, params = [] }: Message): string =>
  i18n.t(key as never, params as never) as unknown as string;

export const t = (key: MessageKey, ...params: string[]): string => translate({ key, params });
