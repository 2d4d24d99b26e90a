/** What a language words in its own way: a day, as `2027-05-31`, or how far from now something is. */
export type Param = string | { date: string } | { inDays: number } | { inSeconds: number };

/** A parameter as it reads in a locale. What is no date stays as it is. */
export function paramText(param: Param, locale: string): string {
  if (typeof param === 'string') return param;
  if ('inDays' in param) {
    return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(param.inDays, 'day');
  }
  if ('inSeconds' in param) return new Intl.RelativeTimeFormat(locale).format(param.inSeconds, 'second');
  const at = Date.parse(param.date);
  if (Number.isNaN(at)) return param.date;
  // A date without a time is the same day everywhere.
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(at);
}
