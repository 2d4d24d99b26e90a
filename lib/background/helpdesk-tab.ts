import * as z from 'zod/mini';
import { browser } from '../browser';
import type { FillAnswer, HelpdeskSession, SessionAnswer, SessionRequest } from '../delivery/session/types';
import { maxLength } from '../lengths';

/** A little longer than the page's own patience: a tab that sleeps or shows a dialog never answers. */
const patienceMs = 25_000;

const text = z.string().check(maxLength(4000));
const answerSchema = z.union([
  z.object({ ok: z.literal(false), failure: z.enum(['network', 'timeout', 'redirect', 'gone', 'too-long']) }),
  z.object({
    ok: z.literal(true),
    status: z.int(),
    contentType: z.string(),
    text: z.string(),
    page: z.nullable(
      z.object({
        csrf: z.nullable(text),
        links: z.array(z.object({ href: text, text })).check(maxLength(500)),
        fields: z
          .array(
            z.object({
              control: text,
              name: text,
              value: text,
              checked: z.boolean(),
              section: z.nullable(text),
            }),
          )
          .check(maxLength(300)),
        errors: z.array(text).check(maxLength(20)),
      }),
    ),
  }),
]);

const filledSchema = z.array(z.object({ key: text, before: text })).check(maxLength(50));

const gone: SessionAnswer = { ok: false, failure: 'gone' };

/**
 * The session of the admin who is signed in to a helpdesk: requests are made by a tab that shows it, the one used last.
 * Null where there is none. Only where the browser lets us into this origin is its address to be seen.
 */
export async function openHelpdeskSession(base: string): Promise<HelpdeskSession | null> {
  const tabs = (await browser.tabs.query({})).filter(
    ({ url = '', discarded }) =>
      !discarded && URL.canParse(url) && new URL(url).origin === new URL(base).origin,
  );
  const isBelow = ({ url = '' }: { url?: string }) => url === base || url.startsWith(`${base}/`);
  tabs.sort(
    (a, b) => Number(isBelow(b)) - Number(isBelow(a)) || (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0),
  );
  for (const { id: tabId = browser.tabs.TAB_ID_NONE } of tabs) {
    if (await inject(tabId)) {
      return {
        base,
        now: () => Date.now(),
        ask: (request) => ask(tabId, base, request),
        fill: (values) => fill(tabId, values),
      };
    }
  }
  return null;
}

const inject = (tabId: number): Promise<boolean> =>
  browser.scripting.executeScript({ target: { tabId }, files: ['helpdesk.js'] }).then(
    () => true,
    () => false,
  );

async function ask(tabId: number, base: string, request: SessionRequest): Promise<SessionAnswer> {
  // The page may be another one than at the last request.
  if (!(await inject(tabId))) return gone;
  const running = browser.scripting
    .executeScript({ target: { tabId }, func: runRequest, args: [base, request] })
    .then(([frame]) => {
      const answer = answerSchema.safeParse(frame?.result);
      return answer.success ? answer.data : gone;
    })
    .catch(() => gone);
  const late = new Promise<SessionAnswer>((resolve) =>
    setTimeout(() => resolve({ ok: false, failure: 'timeout' }), patienceMs),
  );
  return Promise.race([running, late]);
}

async function fill(tabId: number, values: Record<string, string>): Promise<FillAnswer> {
  if (!(await inject(tabId))) return null;
  const [frame] = await browser.scripting
    .executeScript({ target: { tabId }, func: runFill, args: [values] })
    .catch(() => []);
  return filledSchema.safeParse(frame?.result).data ?? null;
}

const runFill = (values: Record<string, string>): FillAnswer | undefined =>
  (globalThis as { waymarkFill?: (values: Record<string, string>) => FillAnswer }).waymarkFill?.(values);

/** Runs in the tab, where helpdesk.js is: nothing from here is in reach. */
const runRequest = (base: string, request: SessionRequest): Promise<SessionAnswer> | undefined =>
  (
    globalThis as { waymarkAsk?: (base: string, request: SessionRequest) => Promise<SessionAnswer> }
  ).waymarkAsk?.(base, request);
