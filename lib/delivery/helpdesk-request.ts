import { type MessageKey, message } from '../i18n';
import { hiding } from '../spellings';
import { retryTime } from './retry-time';
import type { DeliveryDeps, DeliveryError } from './types';

/** One request to a helpdesk, never repeated, and every way in which it can go wrong put into words. */

export type HelpdeskAnswer =
  | { ok: true; status: number; headers: Headers; body: unknown }
  /** `body`: what came with a refusal, where there was an answer at all. */
  | { ok: false; error: DeliveryError; body?: unknown };

export interface HelpdeskRequest {
  method: 'GET' | 'POST' | 'PUT';
  url: string;
  authorization: string;
  headers?: Record<string, string>;
  /** Sent as JSON. */
  body?: unknown;
  /** What a text of the server must not show. */
  hide: string[];
  words?: HelpdeskWords;
}

/** Where a destination has something better to say, or its helpdesk says it in another place. */
export interface HelpdeskWords {
  /** Cause and fix by HTTP status. */
  statuses?: Record<number, [MessageKey, MessageKey]>;
  /** For a write that may have been carried out. */
  maybeStored?: MessageKey;
  /** The server's own words in an answer. */
  said?(body: unknown): string | null;
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
        ...request.headers,
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
    const fix = writes ? message(maybeStored(request), origin) : message('deliveryNetworkFix', origin);
    return { ok: false, error: { cause, fix, status: null, retriable: !writes } };
  }
  const body: unknown = await response.json().catch(() => null);
  if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400)) {
    const [cause, fix] = [message('deliveryRedirectCause', origin), message('deliveryRedirectFix')];
    return { ok: false, error: { cause, fix, status: response.status || null, retriable: true } };
  }
  const { ok, status, headers } = response;
  if (ok) return { ok, status, headers, body };
  const retryAt = status === 429 ? retryTime(headers, deps.now()) : null;
  const error = { ...explainStatus(status, body, request), ...(retryAt !== null && { retryAt }) };
  return { ok, error, body };
}

const known: Record<number, [MessageKey, MessageKey]> = {
  401: ['deliveryUnauthorizedCause', 'deliveryUnauthorizedFix'],
  403: ['deliveryForbiddenCause', 'deliveryForbiddenFix'],
  404: ['deliveryNotFoundCause', 'deliveryNotFoundFix'],
  422: ['deliveryRejectedCause', 'deliveryRejectedFix'],
  429: ['deliveryTooManyCause', 'deliveryTooManyFix'],
};

const maybeStored = ({ words }: HelpdeskRequest): MessageKey =>
  words?.maybeStored ?? 'deliveryMaybeStoredFix';

function explainStatus(status: number, body: unknown, request: HelpdeskRequest): DeliveryError {
  const { origin } = new URL(request.url);
  const isServerFault = status >= 500;
  const mayBeStored = isServerFault && request.method !== 'GET';
  const [cause, fix] =
    request.words?.statuses?.[status] ??
    known[status] ??
    (isServerFault
      ? (['deliveryServerErrorCause', 'deliveryServerErrorFix'] as const)
      : (['deliveryUnexpectedStatusCause', 'deliveryUnexpectedStatusFix'] as const));
  const said = (request.words?.said ?? saidPlainly)(body);
  return {
    cause: message(cause, origin, String(status), quote(said ?? '', request.hide)),
    fix: message(mayBeStored ? maybeStored(request) : fix, origin),
    status,
    retriable: !mayBeStored,
  };
}

function saidPlainly(body: unknown): string | null {
  if (typeof body !== 'object' || body === null) return null;
  const texts: Record<string, unknown> = { ...body };
  const said = [texts.error_human, texts.error].find((text) => typeof text === 'string');
  return said === undefined ? null : String(said);
}

/** A server's own words, short and without what was sent to it. */
export function quote(said: string, hide: string[]): string {
  return hiding(hide)(said).replace(/\s+/g, ' ').trim().slice(0, longestQuote);
}
