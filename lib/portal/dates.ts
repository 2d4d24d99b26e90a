import { cleanText } from './normalize';

/** Which of day and month comes first where a date leaves it open. */
export type DateOrder = 'day-first' | 'month-first';

/**
 * The order in which a locale writes day and month before the year; null where that is not known: a locale that
 * begins with the year has no such order of its own.
 */
export function orderOfLocale(locale: string): DateOrder | null {
  if (!/^[a-z]{2}/i.test(locale)) return null;
  try {
    const parts = new Intl.DateTimeFormat(locale).formatToParts(0).map(({ type }) => type);
    const [day, month, year] = (['day', 'month', 'year'] as const).map((type) => parts.indexOf(type));
    if (day === undefined || month === undefined || year === undefined || year < Math.max(day, month))
      return null;
    return day < month ? 'day-first' : 'month-first';
  } catch {
    return null;
  }
}

/** Characters, with a time and what else may stand around it. A page has no limit for its texts. */
const longestDate = 200;

interface DateParts {
  year: number;
  month: number;
  day: number;
}

/** YYYY-MM-DD of a date as the portal writes it; `'open'` when day and month could be either way round. */
export function readDate(text: string, locale: string, order: DateOrder | null): string | 'open' | null {
  if (text.length > longestDate) return null;
  const plain = cleanText(text.normalize('NFKC')).replace(/\([^)]*\)|[T, ]+\d{1,2}:\d{2}.*$/g, '');
  const numbers = (plain.match(/\d+/g) ?? []).map(Number);
  const named = monthByName(plain, locale);
  if (named && numbers.length === 2) {
    const year = numbers.find((number) => number > 999);
    const day = numbers.find((number) => number < 32);
    return year && day ? format({ year, month: named, day }) : null;
  }
  const [a, b, c] = numbers;
  if (numbers.length !== 3 || a === undefined || b === undefined || c === undefined) return null;
  if (a > 999) return format({ year: a, month: b, day: c });
  if (c < 1000) return null;
  const dotted = /\d\s?\.\s?\d/.test(plain);
  const chosen = a === b || a > 12 || dotted ? 'day-first' : b > 12 ? 'month-first' : order;
  if (!chosen) return 'open';
  return format(chosen === 'day-first' ? { year: c, month: b, day: a } : { year: c, month: a, day: b });
}

function format({ year, month, day }: DateParts): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  // "Never" was the year 2299 once; a later one is of another calendar.
  const isReal = year < 2300 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? date.toISOString().slice(0, 10) : null;
}

/** "27 lipca 2028": the month's number by its name in the page's language, or in English. */
function monthByName(text: string, locale: string): number | null {
  const words = text.toLowerCase();
  if (!/\p{L}{3}/u.test(words)) return null;
  for (const language of [locale, 'en']) {
    for (const month of ['long', 'short'] as const) {
      for (let index = 0; index < 12; index++) {
        const name = monthName(language, { month, day: 'numeric' }, index) ?? '';
        if (name.length > 2 && hasWord(words, name)) return index + 1;
      }
    }
  }
  return null;
}

/** "martedì" begins like "mar" and is no month; scripts without gaps between words have no boundaries. */
function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const [before = '', after = ''] = [text[at - 1], text[at + word.length]];
    if (!/\p{L}/u.test(before) && !/\p{L}/u.test(after)) return true;
  }
  return false;
}

function monthName(language: string, style: Intl.DateTimeFormatOptions, index: number): string | undefined {
  try {
    const parts = new Intl.DateTimeFormat(language, { ...style, timeZone: 'UTC' }).formatToParts(
      Date.UTC(2000, index, 1),
    );
    return parts
      .find((part) => part.type === 'month')
      ?.value.replace(/\.$/, '')
      .toLowerCase();
  } catch {
    return undefined;
  }
}

/** What a whole column proves about its order: one date with a day above twelve decides for all. */
export function orderOfColumn(texts: readonly string[], locale: string): DateOrder | null {
  const proofs = new Set<DateOrder>();
  for (const text of texts) {
    const match = /^(\d{1,2})[/-](\d{1,2})[/-]\d{4}/.exec(text.trim());
    if (Number(match?.[1]) > 12) proofs.add('day-first');
    if (Number(match?.[2]) > 12) proofs.add('month-first');
  }
  if (proofs.size === 2) return null;
  return [...proofs][0] ?? orderOfLocale(locale);
}
