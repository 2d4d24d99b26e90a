import { type Message, type MessageKey, message } from '../../i18n';
import type { DeliveryError } from '../types';
import type { SessionFailure } from './types';

/** Every way in which a helpdesk can refuse in the admin's session, put into words. */

/** Nothing was stored: the same may be tried again. */
export const problem = (cause: Message, fix: Message, more: Partial<DeliveryError> = {}) => ({
  ok: false as const,
  error: { cause, fix, status: null, retriable: true, ...more },
});

const causes: Record<SessionFailure, MessageKey> = {
  network: 'deliveryNetworkCause',
  timeout: 'deliveryTimeoutCause',
  redirect: 'sessionRedirectCause',
  gone: 'sessionGoneCause',
  'too-long': 'sessionTooLongCause',
};

/** `open`: where to look or to sign in. A request that got no answer may have been carried out. */
export function explainFailure(failure: SessionFailure, open: string, writes: boolean) {
  const { origin } = new URL(open);
  const cause = message(causes[failure], origin);
  if (failure === 'redirect') return problem(cause, message('sessionSignInFix', origin), { open });
  if (writes) return problem(cause, message('sessionMaybeStoredFix'), { open, retriable: false });
  const fix = failure === 'network' ? message('deliveryNetworkFix', origin) : message('sessionAgainFix');
  return problem(cause, fix, { open });
}

export const signedOut = (helpdesk: string, open: string) =>
  problem(message('sessionSignedOutCause', helpdesk), message('sessionSignInFix', new URL(open).origin), {
    open,
  });

/** Somebody else, or an earlier attempt, was there since the admin looked. */
export const changedSince = () =>
  problem(message('sessionChangedCause'), message('sessionChangedFix'), { lookAgain: true });
