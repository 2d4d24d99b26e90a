import { longestDocument, wellKnownPath } from '../../hand-over/places';

const timeoutMs = 10_000;

/**
 * The public hand-over document of an origin: its text, `absent` where it has none, `unreachable` where nobody answers.
 * Without cookies, and without following a redirect: what another origin says is not this one's word.
 */
export async function fetchDocument(
  origin: string,
  fetcher: (input: string, init: RequestInit) => Promise<Response>,
): Promise<{ text: string } | 'absent' | 'unreachable'> {
  const response = await fetcher(origin + wellKnownPath, {
    headers: { accept: 'application/json' },
    credentials: 'omit',
    cache: 'no-store',
    redirect: 'manual',
    referrerPolicy: 'no-referrer',
    signal: AbortSignal.timeout(timeoutMs),
  }).catch(() => null);
  if (!response) return 'unreachable';
  // A helpdesk answers what it doesn't know with a page of its own.
  const isJson = /^application\/(\w+\+)?json\b/.test(response.headers.get('content-type') ?? '');
  if (!response.ok || !isJson) return 'absent';
  const text = await readUpTo(response, longestDocument).catch(() => null);
  return text === null ? 'unreachable' : { text };
}

/** One character more than `longest` at least, where there are more. */
async function readUpTo(response: Response, longest: number): Promise<string> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    text += decoder.decode(part.value, { stream: true });
    if (text.length > longest) {
      await reader?.cancel();
      break;
    }
  }
  return text + decoder.decode();
}
