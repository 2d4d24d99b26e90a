import { daysUntil } from './expiry';
import { isRenewed, secretEnds } from './secret-dates';
import type { Setup } from './types';

/** Days before the end at which a reminder is due, the nearest last; 0 is the day itself, -1 says that it is over. */
export const reminderDays = [30, 7, 1, -1] as const;

export interface Reminder {
  setup: Setup;
  expires: string;
  /** Whole days from today; negative once it has passed. */
  days: number;
  /** Said once. The day is part of it, so that another date is another reminder. */
  id: string;
}

/** A setup whose secret somebody works with: it is finished, or its secret has been handed over. */
const isInUse = ({ finishedAt, receipts }: Setup) =>
  finishedAt !== undefined || receipts.some(({ includesSecret }) => includesSecret);

/**
 * What is due now and not in `told`: for each secret the latest of its days only, however long the browser was closed or
 * wherever its clock has been. A pure function of the dates: nothing depends on when it was last asked.
 */
export function dueReminders(setups: Setup[], told: readonly string[], now: number): Reminder[] {
  return setups
    .filter((setup) => isInUse(setup) && !isRenewed(setup, setups))
    .flatMap((setup) => {
      const expires = secretEnds(setup, now);
      const days = expires === null ? Number.NaN : daysUntil(expires, now);
      const stage = reminderDays.findLast((limit) => days <= limit);
      if (expires === null || stage === undefined) return [];
      const id = `${setup.id}:${expires}:${stage}`;
      return told.includes(id) ? [] : [{ setup, expires, days, id }];
    });
}
