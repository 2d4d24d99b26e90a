import { type MessageKey, message } from '../i18n';
import type { DeliveryDeps, DeliveryError } from './types';

/** One request to a helpdesk, never repeated, and every way in which it can go wrong put into words. */

export type HelpdeskAnswer =
  | { ok: true; status: number; body: unknown }
  | { ok: false; error: DeliveryError };

export interface HelpdeskRequest {
  method: 'GET' | 'POST' | 'PUT';
  url: string;
  authorization: string;
  body?: unknown;
  /** What a text of the server must not show. */
  hide: string[];
}

const timeoutMs = 20_000;
const longestQuote = 300;

export async function askHelpdesk(request: HelpdeskRequest, deps: DeliveryDeps): Promise<HelpdeskAnswer> {
  const { origin } = new URL(request.url);
  const writes = request.method !== 'GET';
  let response: Response;
  try {
    response = await deps.fetch(request.url, {
      method: request.method,
      headers: {
        accept: 'application/json',
        authorization: request.authorization,
        ...(writes ? { 'content-type': 'application/json' } : {}),
      },
      ...(writes ? { body: JSON.stringify(request.body) } : {}),
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(timeoutMs),
    });
  } catch (error) {
    const isLate = error instanceof Error && error.name === 'TimeoutError';
    const cause = message(isLate ? 'deliveryTimeoutCause' : 'deliveryNetworkCause', origin);
    // A request that got no answer may have been carried out.
    const fix = writes ? message('deliveryMaybeStoredFix') : message('deliveryNetworkFix', origin);
    return { ok: false, error: { cause, fix, status: null, retriable: !writes } };
  }
  const body: unknown = await response.json().catch(() => null);
  if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400)) {
    const [cause, fix] = [message('deliveryRedirectCause', origin), message('deliveryRedirectFix')];
    return { ok: false, error: { cause, fix, status: response.status || null, retriable: true } };
  }
  if (response.ok) return { ok: true, status: response.status, body };
  return { ok: false, error: explainStatus(response.status, quote(body, request.hide), origin, writes) };
}

const known: Record<number, [MessageKey, MessageKey]> = {
  401: ['deliveryUnauthorizedCause', 'deliveryUnauthorizedFix'],
  403: ['deliveryForbiddenCause', 'deliveryForbiddenFix'],
  404: ['deliveryNotFoundCause', 'deliveryNotFoundFix'],
  422: ['deliveryRejectedCause', 'deliveryRejectedFix'],
  429: ['deliveryTooManyCause', 'deliveryTooManyFix'],
};

function explainStatus(status: number, said: string, origin: string, writes: boolean): DeliveryError {
  const isServerFault = status >= 500;
  const [cause, fix] =
    known[status] ??
    (isServerFault
      ? (['deliveryServerErrorCause', 'deliveryServerErrorFix'] as const)
      : (['deliveryUnexpectedStatusCause', 'deliveryUnexpectedStatusFix'] as const));
  return {
    cause: message(cause, origin, String(status), said),
    fix: writes && isServerFault ? message('deliveryMaybeStoredFix') : message(fix, origin),
    status,
    retriable: !(writes && isServerFault),
  };
}

/** The server's own words, short and without what was sent to it. */
function quote(body: unknown, hide: string[]): string {
  if (typeof body !== 'object' || body === null) return '';
  const texts: Record<string, unknown> = { ...body };
  const said = [texts.error_human, texts.error].find((text) => typeof text === 'string');
  const clean = hide.reduce(
    (text, secret) => (secret ? text.replaceAll(secret, '…') : text),
    String(said ?? ''),
  );
  return clean.replace(/\s+/g, ' ').trim().slice(0, longestQuote);
}
