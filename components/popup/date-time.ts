import { textLocale } from '../../lib/i18n';

/** A moment in the reader's language and time zone. */
export const dateTime = (at: number): string =>
  new Intl.DateTimeFormat(textLocale(), { dateStyle: 'medium', timeStyle: 'short' }).format(at);
