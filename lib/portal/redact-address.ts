import { isPublicHost, isPublicSegment } from './redact-public';
import type { TextRedactor } from './redact-text';

const language = /^[a-z]{2,3}(?:[.-][a-z-]{2,10})?$/i;

const decode = (segment: string): string => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
};

/** The portal's routes stay readable; all that they carry is replaced. */
export function redactFragment(fragment: string, redactor: TextRedactor): string {
  // What follows a question mark in a fragment is no part of the route (knowledge/portal.md §1.2).
  const [route = ''] = fragment.replace(/^#/, '').split('?');
  const segments = route.split('/').map((segment) => {
    const plain = decode(segment);
    if (isPublicSegment(plain)) return segment;
    return plain.startsWith('@')
      ? `@${redactor.foreign(plain.slice(1))}`
      : encodeURIComponent(redactor.foreign(plain)).replaceAll('%22', '"');
  });
  return segments.join('/');
}

/** An address of a portal tab or frame; of the query only the language stays, which says how to read the page. */
export function redactAddress(url: string, redactor: TextRedactor): string {
  const { protocol, host, pathname, search, hash } = new URL(url);
  const path = pathname
    .split('/')
    .map((segment) => (/^(?:react|index)$/i.test(segment) ? segment : redactor.foreign(decode(segment))))
    .map(encodeURI)
    .join('/');
  const spoken = new URLSearchParams(search).get('l') ?? '';
  const query = language.test(spoken) ? `?l=${spoken}` : '';
  const route = hash ? `#${redactFragment(hash, redactor)}` : '';
  return `${protocol}//${isPublicHost(host) ? host : redactor.fakes.host(host)}${path}${query}${route}`;
}

/** Only links within the portal are kept. */
export function redactLink(href: string, redactor: TextRedactor): string | null {
  const hash = href.indexOf('#');
  if (hash < 0 || !/^#(?:@[^/]*\/)?(?:view|blade|home|settings)\b/.test(href.slice(hash))) return null;
  return `#${redactFragment(href.slice(hash), redactor)}`;
}
