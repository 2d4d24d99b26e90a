import type { LabelKey } from './portal/types';

/** A word of the portal's: quoted in the portal's language, which is not always that of our texts. */
export interface PortalWord {
  word: LabelKey;
  english: string;
}

/** What a language words in its own way: a day, as `2027-05-31`, or how far from now something is. */
export type Param = string | PortalWord | { date: string } | { inDays: number } | { inSeconds: number };

/** A portal's word that nobody has put into the portal's language is English. */
export const wordText = (text: string | PortalWord): string =>
  typeof text === 'string' ? text : text.english;

/** A parameter as it reads in a locale. What is no date stays as it is. */
export function paramText(param: Param, locale: string): string {
  if (typeof param === 'string' || 'word' in param) return wordText(param);
  if ('inDays' in param) {
    return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(param.inDays, 'day');
  }
  if ('inSeconds' in param) return new Intl.RelativeTimeFormat(locale).format(param.inSeconds, 'second');
  const at = Date.parse(param.date);
  if (Number.isNaN(at)) return param.date;
  // A date without a time is the same day everywhere.
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(at);
}
