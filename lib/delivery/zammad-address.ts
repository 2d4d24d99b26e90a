/** Zammad always answers at the root of its host (knowledge/helpdesks.md §2.5). */

const localHosts = ['localhost', '127.0.0.1', '[::1]'];

/** Null where the address can't be used: a secret goes over https, or stays on this machine. */
export function zammadOrigin(helpdeskUrl: string | null): string | null {
  if (helpdeskUrl === null || !URL.canParse(helpdeskUrl)) return null;
  const url = new URL(helpdeskUrl);
  const isLocal =
    url.protocol === 'http:' && (localHosts.includes(url.hostname) || url.hostname.endsWith('.localhost'));
  return url.protocol === 'https:' || isLocal ? url.origin : null;
}

/** Where an admin who is signed in to Zammad connects the mailbox. */
export const linkAccountUrl = (origin: string, provider: string): string =>
  `${origin}/api/v1/external_credentials/${provider}/link_account`;
