import * as z from 'zod/mini';
import { maxLength } from '../lengths';
import { pageError } from './page-error';
import type { OAuthErrorDetail } from './types';

/**
 * Microsoft's errors, whichever way they come: as JSON of the token endpoint, in a redirect, or as text on a page
 * (knowledge/oauth.md §2.6 and §1.6). What comes in is bounded; nothing is believed beyond its shape.
 */

const text = z.string().check(maxLength(8000));
const optionalText = z.catch(z.optional(text), undefined);
const bodySchema = z.object({
  error: text,
  error_description: optionalText,
  error_codes: z.catch(z.optional(z.array(z.number())), undefined),
  trace_id: optionalText,
  correlation_id: optionalText,
  timestamp: optionalText,
});

const longest = 1000;

/** Null where the body is no OAuth error. */
export function parseErrorBody(body: unknown): OAuthErrorDetail | null {
  const parsed = bodySchema.safeParse(body);
  if (!parsed.success) return null;
  const { error, error_description, error_codes, trace_id, correlation_id, timestamp } = parsed.data;
  const said = describe(error, error_description ?? '');
  return {
    ...said,
    codes: [...new Set([...(error_codes ?? []).filter(isCode), ...said.codes])],
    traceId: trace_id ?? said.traceId,
    correlationId: correlation_id ?? said.correlationId,
    timestamp: timestamp ?? said.timestamp,
  };
}

/** From the parameters that came back to the redirect URI; null where they are no error. */
export function parseRedirectError(parameters: URLSearchParams): OAuthErrorDetail | null {
  const error = parameters.get('error');
  return error === null ? null : describe(error, parameters.get('error_description') ?? '');
}

/** Of a page: `AADSTS…: …`, or, where personal accounts sign in, `<error>: …`. */
export function parseErrorText(pageText: string): OAuthErrorDetail {
  const [, error = pageError, said = pageText] = /^([a-z_]{3,40}): (.*)$/s.exec(pageText) ?? [];
  return describe(error, said);
}

/** `AADSTS70000` is also how `AADSTS7000012` begins, so whole numbers are taken and compared (§5). */
export const findCodes = (description: string): number[] => [
  ...new Set([...description.matchAll(/AADSTS([1-9]\d{3,8})/g)].map((match) => Number(match[1]))),
];

function describe(error: string, description: string): OAuthErrorDetail {
  const flat = description.replace(/\s+/g, ' ').trim();
  return {
    error: error.slice(0, 100),
    codes: findCodes(flat),
    // The IDs have their own fields.
    description: flat.replace(/ ?(?:Trace ID|Request Id): .*$/i, '').slice(0, longest),
    traceId: find(flat, /(?:Trace ID|Request Id): ([0-9a-f-]{36})/i),
    correlationId: find(flat, /Correlation ID: ([0-9a-f-]{36})/i),
    timestamp: find(flat, /Timestamp: (\d{4}-\d\d-\d\d[ T][\d:.]+Z)/i),
  };
}

const find = (haystack: string, pattern: RegExp): string | null => pattern.exec(haystack)?.[1] ?? null;

const isCode = (code: number) => Number.isSafeInteger(code) && code > 0;
