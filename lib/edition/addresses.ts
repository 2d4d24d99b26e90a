/**
 * Which helpdesks may be connected: `https://desk.example.com`, also with a port or a path, for one alone, and
 * `https://*.example.com` for every host of a domain. An empty list means any.
 */

const anyHost = 'https://*.';

/** Why something is no such address, in words for whoever wrote it; null where it is one. */
export function addressFault(address: string): string | null {
  const plain = address.startsWith(anyHost) ? `https://${address.slice(anyHost.length)}` : address;
  if (!plain.startsWith('https://') || plain.includes('*') || !URL.canParse(plain))
    return 'has to be like https://desk.example.com or https://*.example.com';
  const { hostname, username, password, search, hash, pathname, port } = new URL(plain);
  if (username || password || search || hash) return 'has to be an address without user, query or fragment';
  if (!address.startsWith(anyHost)) return null;
  if (pathname !== '/' || port) return 'has a * and may have neither path nor port';
  return hostname.includes('.') ? null : 'would allow a whole top-level domain: name the domain too';
}

const isUnder = (url: URL, address: string): boolean => {
  if (address.startsWith(anyHost))
    return url.hostname.endsWith(address.slice(anyHost.length - 1).replace(/\/$/, ''));
  const { origin, pathname } = new URL(address);
  const path = pathname.replace(/\/+$/, '');
  return url.origin === origin && (url.pathname === path || url.pathname.startsWith(`${path}/`));
};

/** Whether an answer may be taken: any does where nothing is prescribed. */
export const isAllowedAddress = (answer: string, addresses: readonly string[]): boolean => {
  if (addresses.length === 0) return true;
  if (!URL.canParse(answer)) return false;
  const url = new URL(answer);
  return url.protocol === 'https:' && addresses.some((address) => isUnder(url, address));
};

/** The addresses to choose from, where each stands for one helpdesk; null where something has to be typed. */
export const addressChoices = (addresses: readonly string[]): string[] | null =>
  addresses.length === 0 || addresses.some((address) => address.includes('*'))
    ? null
    : addresses.map((address) => address.replace(/\/+$/, ''));

/** As `permissions` of a manifest take it: match patterns take no port, and a right is for a whole host. */
export const addressPattern = (address: string): string =>
  address.startsWith(anyHost) ? `${address.replace(/\/$/, '')}/*` : `https://${new URL(address).hostname}/*`;
