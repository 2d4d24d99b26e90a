import { daysUntil } from './expiry';
import type { Setup } from './types';

/**
 * When the secret that the helpdesk has expires, as far as is known: of a setup its own, of an app that was only looked
 * at the first that still holds, since any may be the helpdesk's. A day like `2027-05-31`.
 */
export function secretEnds({ secret, facts, purpose }: Setup, now: number): string | null {
  if (purpose !== 'check') {
    const row = facts.secrets?.value.find(
      ({ secretId }) => secretId !== null && secretId === secret?.secretId,
    );
    return secret?.expires ?? row?.expires ?? null;
  }
  const dates = (facts.secrets?.value ?? []).flatMap(({ expires }) => expires ?? []).sort();
  return dates.find((date) => daysUntil(date, now) >= 0) ?? dates.at(-1) ?? null;
}

/** Whether a finished setup has been renewed since, so that its secret is nobody's any more. */
export const isRenewed = ({ id }: Setup, all: Setup[]): boolean =>
  all.some(({ renewal, finishedAt }) => renewal?.setupId === id && finishedAt !== undefined);
