import { safeAddress } from '../safe-address';

/** The helpdesk's address without a slash at its end; null where it can't be used. */
export function helpdeskBase(helpdeskUrl: string | null): string | null {
  const url = safeAddress(helpdeskUrl);
  return url && url.origin + url.pathname.replace(/\/+$/, '');
}
