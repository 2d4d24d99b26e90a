import { browser } from '../../browser';
import { safeAddress } from '../../delivery/safe-address';
import { message } from '../../i18n';
import { permissionPattern } from '../../oauth/rules';
import { type Refusal, refuse } from '../deliver';

/** The helpdesk's page is known by its origin: the one that the admin named, with its port. */

export const originOf = (helpdeskUrl: string | null): string | null =>
  safeAddress(helpdeskUrl)?.origin ?? null;

const isAt = (url: string | undefined, origin: string): boolean =>
  url !== undefined && URL.canParse(url) && new URL(url).origin === origin;

/** The helpdesk's tab that the admin looks at, or looked at last. */
export async function findTab(origin: string): Promise<number | null> {
  const tabs = await browser.tabs.query({ url: permissionPattern(origin) });
  const [last] = tabs
    .filter(({ url }) => isAt(url, origin))
    .sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0));
  return last?.id ?? null;
}

/** A tab may have gone somewhere else since it was looked at. */
export async function checkTab(tabId: number, origin: string, page: string): Promise<Refusal | null> {
  const tab = await browser.tabs.get(tabId).catch(() => null);
  if (!tab) return refuse(message('formTabGoneCause'), message('formOpenFix', page));
  return isAt(tab.url, origin)
    ? null
    : refuse(message('formOtherOriginCause', origin), message('formOpenFix', page));
}
