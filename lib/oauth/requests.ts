import { message } from '../i18n';
import { type Failure, failure } from './failure';

export type Fetch = (input: string, init?: RequestInit) => Promise<Response>;

const timeoutMs = 20_000;

/** How every request to Microsoft is made, whoever makes it: no cookies, no cache, no redirect (knowledge/oauth.md §2.3). */
export const hardenFetch =
  (fetch: Fetch): Fetch =>
  (input, init) =>
    fetch(input, {
      ...init,
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(timeoutMs),
    });

export const unreachable = (host: string): Failure =>
  failure(message('testUnreachableCause', host), message('testUnreachableFix', host));

export const unexpectedAnswer = (what: string): Failure =>
  failure(message('testUnexpectedCause', what), message('testUnexpectedFix'));
