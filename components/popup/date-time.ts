/** A moment in the reader's language and time zone. */
export const dateTime = (at: number): string =>
  new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' }).format(at);
