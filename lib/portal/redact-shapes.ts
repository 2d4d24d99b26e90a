/** What values look like inside a text, for replacing them. Each expression finds every place. */

/** Invisible characters that may stand in a GUID, as the reader allows them. */
const gap = '[\\s\\u00ad\\u200b-\\u200f\\u2060-\\u2069\\ufeff\\ue000-\\uf8ff]*';
const hex = (count: number) => Array.from({ length: count }, () => '[0-9a-f]').join(gap);

export const guidShape = new RegExp(
  [8, 4, 4, 4, 12].map(hex).join(`${gap}[-\\u2010-\\u2015\\u2212]${gap}`),
  'gi',
);
export const urlShape = /(?:[a-z][a-z0-9+.-]{0,40}:\/\/|\burn:)[^\s<>"“”'…\u200b-\u200f\ue000-\uf8ff]+/gi;
// No mail system takes more before its @.
export const emailShape = /[\p{L}\p{N}._%+'#-]{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;

/** Of full width, too, where the year comes first. */
const digit = '[\\d０-９]';
const time = '(?:[T, ]{1,3}\\d{1,2}:\\d{2}(?::\\d{2})?(?:\\.\\d+)?)?';
export const dateShape = new RegExp(
  `(?<![\\d.])(?:\\d{1,2}\\s?[./-]\\s?\\d{1,2}\\s?[./-]\\s?[12]\\d{3}|[12１２]${digit}{3}\\s?[./\\-年년]\\s?${digit}{1,2}\\s?[./\\-月월]\\s?${digit}{1,2}[日일]?)${time}(?!\\d)`,
  'g',
);
/** With a word where the month's name would be. */
export const namedDateShape = new RegExp(
  `(?<!\\d)(?:\\d{1,2}\\.?\\s(?:de\\s)?\\p{L}{3,12}\\.?,?\\s(?:de\\s)?[12]\\d{3}|\\p{L}{3,12}\\.?\\s\\d{1,2},\\s[12]\\d{3})${time}(?!\\d)`,
  'gu',
);

/** A host without a scheme, in one case throughout: "Mail.Read" is none. */
export const hostShape =
  /(?<![\w@.-])(?:(?:[a-z0-9][a-z0-9-]*\.)+[a-z]{2,24}|(?:[A-Z0-9][A-Z0-9-]*\.)+[A-Z]{2,24})(?![\w@-])/g;
export const dottedShape = /(?<![\w.-])[A-Za-z]+(?:[._][A-Za-z]+)+(?![\w-])/g;

/** The rest of a masked value, whatever sign masks it. */
export const maskShape = /([^\s\d])\1{5,}/g;
export const longShape = /[!-~]{16,}/g;
/** A secret, or something else that a machine has made. */
export const looksSecret = (token: string): boolean =>
  /\d/.test(token) && /[a-z]/i.test(token) && !/\*{2}|\.{3}/.test(token);

/** A number of days or months that stands by itself, or in brackets: one between other signs may be a secret's. */
export const lifetimeShape = /(?<![!-'*-~])(\d{1,4})(?![!-'*-~])/;

export const wordShape = /[\p{L}\p{M}\p{N}]+/gu;

/** The names of the months, in lower case. */
export function monthNames(languages: readonly string[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const language of languages) {
    for (const month of ['long', 'short'] as const) {
      for (const style of [{ month }, { month, day: 'numeric' }] as const) {
        const format = new Intl.DateTimeFormat(language, { ...style, timeZone: 'UTC' });
        for (let index = 0; index < 12; index++) {
          const parts = format.formatToParts(Date.UTC(2024, index, 15));
          const name = parts.find(({ type }) => type === 'month')?.value ?? '';
          names.add(name.toLowerCase().replace(/\.$/, ''));
        }
      }
    }
  }
  return names;
}
