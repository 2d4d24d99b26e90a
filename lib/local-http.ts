const localHosts = ['localhost', '127.0.0.1'];

/** Plain http that does not leave this machine: the only one that Microsoft and Waymark take. */
export const isLocalHttp = (url: URL): boolean =>
  url.protocol === 'http:' && localHosts.includes(url.hostname);
