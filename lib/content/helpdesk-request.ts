import type { SessionAnswer, SessionRequest } from '../delivery/session/types';
import { digestPage } from './page-digest';

const timeoutMs = 20_000;
const longestAnswer = 2_000_000;

/**
 * One request of a helpdesk's own page to itself: with the cookies of the admin who is signed in, never to anywhere
 * else, and never repeated. A redirect is not followed, or the secret might go along.
 */
export async function askOwnServer(base: string, request: SessionRequest): Promise<SessionAnswer> {
  const url = new URL(base + request.path);
  // The tab may have gone elsewhere meanwhile.
  if (url.origin !== location.origin) return { ok: false, failure: 'gone' };
  try {
    const response = await fetch(url, {
      method: request.method,
      ...(request.headers && { headers: request.headers }),
      ...(request.body !== undefined && { body: request.body }),
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (response.type === 'opaqueredirect') return { ok: false, failure: 'redirect' };
    const text = await response.text();
    if (text.length > longestAnswer) return { ok: false, failure: 'too-long' };
    const contentType = (response.headers.get('content-type') ?? '').slice(0, 200);
    const isPage = contentType.includes('html');
    const page = isPage ? digestPage(new DOMParser().parseFromString(text, 'text/html')) : null;
    // A page is told by its digest alone; what is no markup was said in plain words.
    const said = isPage && text.includes('<') ? '' : text;
    return { ok: true, status: response.status, contentType, text: said, page };
  } catch (error) {
    const isLate = error instanceof Error && error.name === 'TimeoutError';
    return { ok: false, failure: isLate ? 'timeout' : 'network' };
  }
}
