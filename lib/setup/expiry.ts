const day = 24 * 60 * 60 * 1000;

/**
 * Whole days from today to a date like `2027-05-31`; negative once it has passed, NaN for no date.
 * By the calendar, in UTC: the portal shows dates without a time.
 */
export const daysUntil = (date: string, now: number): number =>
  Math.floor((Date.parse(date) - Math.floor(now / day) * day) / day);

/** A secret that expires within so many days is worth a word. */
export const warnDays = 30;
