import type { Guide } from '../../lib/guide/types';
import { translate } from '../../lib/i18n';
import type { SecretSummary } from '../../lib/setup/types';

/** That the Secret ID was taken for the secret, as the check of it says; null where it was not. */
export function secretMistake({ looksLikeSecretId }: SecretSummary, guide: Guide): string | null {
  const check = looksLikeSecretId && guide.checks.find(({ id }) => id === 'client-secret');
  return check ? translate(check.reason) : null;
}
