import { safeAddress } from './safe-address';

/** Zammad always answers at the root of its host (knowledge/helpdesks.md §2.5). */
export const zammadOrigin = (helpdeskUrl: string | null): string | null =>
  safeAddress(helpdeskUrl)?.origin ?? null;

/** Where an admin who is signed in to Zammad connects the mailbox. */
export const linkAccountUrl = (origin: string, provider: string): string =>
  `${origin}/api/v1/external_credentials/${provider}/link_account`;
