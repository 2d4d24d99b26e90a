import type { MessageKey } from '../../lib/i18n';
import type { Purpose } from '../../lib/setup/types';

/** What a setup is called where it isn't the usual kind. */
export const purposeNames: Record<Purpose, MessageKey | null> = {
  'set-up': null,
  check: 'popupPurposeCheck',
  renew: 'popupPurposeRenew',
};
