import { message } from '../../i18n';
import { daysUntil, warnDays } from '../../setup/expiry';
import type { Setup } from '../../setup/types';
import { portalWord } from '../portal-words';
import { type CheckMaker, evidenceOf, outcomesOf } from './outcome';

const { pass, fail, unknown } = outcomesOf('secret-expiry');

/**
 * The expiry date of the secret we have: its own, or that of its row. A typed secret may be any row, so then only what
 * holds for all of them counts: the earliest date if none has passed, the latest if all have.
 */
function expiryOf({ secret, facts, partial }: Setup, now: number): string | null {
  if (!secret) return null;
  if (secret.expires) return secret.expires;
  const rows = facts.secrets?.value ?? [];
  if (secret.secretId) return rows.find((row) => row.secretId === secret.secretId)?.expires ?? null;
  const dates = rows.flatMap((row) => (row.expires ? [row.expires] : [])).sort();
  if (dates.length === 0 || dates.length < rows.length || partial.includes('secrets')) return null;
  const past = dates.filter((date) => daysUntil(date, now) < 0);
  if (past.length === 0) return dates[0] ?? null;
  return past.length === dates.length ? (dates.at(-1) ?? null) : null;
}

/** Does the secret still hold? An expired one stops the mail with AADSTS7000222. */
export const checkSecretExpiry: CheckMaker = ({ setup, variant, now }) => {
  if (!variant.secret || !setup.secret) return null;
  const evidence = evidenceOf(setup.facts.secrets);
  const page = portalWord('certificatesAndSecrets');
  const expires = expiryOf(setup, now);
  const days = expires === null ? Number.NaN : daysUntil(expires, now);
  if (expires === null || Number.isNaN(days)) {
    // Not a reason to stop: the test finds an expired secret too.
    return unknown(message('checkSecretExpiryUnknown'), message('checkSecretExpiryUnknownFix', page), {
      evidence,
      advisory: true,
    });
  }
  const renew = message('checkSecretExpiryFix', page, portalWord('newClientSecret'));
  if (days < 0) return fail(message('checkSecretExpiryExpired', { date: expires }), renew, { evidence });
  if (days < warnDays) {
    const soon = message('checkSecretExpirySoon', { date: expires }, { inDays: days });
    return fail(soon, renew, { evidence, advisory: true });
  }
  return pass(message('checkSecretExpiryPass', { date: expires }), { evidence });
};
