import { isLocalHttp } from '../local-http';

/** Null where an address can't be used: a secret goes over https, or stays on this machine. */
export function safeAddress(address: string | null): URL | null {
  if (address === null || !URL.canParse(address)) return null;
  const url = new URL(address);
  // fetch() refuses credentials in an address, and they would end up in a receipt.
  if (url.username !== '' || url.password !== '') return null;
  return url.protocol === 'https:' || isLocalHttp(url) ? url : null;
}
