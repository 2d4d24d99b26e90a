import * as z from 'zod/mini';
import { browser } from '../browser';
import { cloudOfPortal } from '../hosts';
import { maxLength } from '../lengths';
import type { FrameReport, RedactOrder, ReportReply } from '../page-report';
import { pickLanguages } from '../portal/labels';
import { assembleReport } from './assemble-report';
import { loadLabels } from './label-files';

const count = z.int().check(z.gte(0));
const frameReportSchema = z.strictObject({
  path: z.array(z.int().check(z.gte(0), z.lte(500))).check(maxLength(8)),
  url: z.url().check(maxLength(4000)),
  html: z.nullable(z.string().check(maxLength(20_000_000))),
  replaced: z.strictObject({
    ids: count,
    addresses: count,
    emails: count,
    secrets: count,
    dates: count,
    words: count,
  }),
});
const hintsSchema = z.array(z.string().check(maxLength(40))).check(maxLength(2));

/**
 * A redacted capture of a portal tab. Each frame redacts itself: only stand-ins come here, and the seed that makes
 * them the same in every frame is forgotten with this call.
 */
export async function makeReport(tabId: number): Promise<ReportReply> {
  if (!(await isPortalTab(tabId))) return { ok: false, reason: 'no-portal' };
  const target = { tabId, allFrames: true };
  const started = await browser.scripting.executeScript({ target, files: ['redactor.js'] });
  const hints = started.flatMap(({ result }) => hintsSchema.safeParse(result).data ?? []);
  const order: RedactOrder = {
    seed: [...crypto.getRandomValues(new Uint8Array(16))]
      .map((byte) => byte.toString(16).padStart(2, '0'))
      .join(''),
    labels: await loadLabels(hints),
    languages: pickLanguages(hints),
  };
  const results = await browser.scripting.executeScript({ target, func: runRedactor, args: [order] });
  const frames = results.flatMap(({ result }) => frameReportSchema.safeParse(result).data ?? []);
  const report = assembleReport(frames);
  return report ? { ok: true, report } : { ok: false, reason: 'unsafe' };
}

/** The page on which the admin looks at a report before anything is saved. */
export async function openReport(tabId: number): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL(`popup.html?report=${tabId}`) });
}

/** Runs in the frame, where redactor.js is: nothing from here is in reach. */
const runRedactor = (order: RedactOrder): FrameReport | undefined =>
  (globalThis as { waymarkRedact?: (order: RedactOrder) => FrameReport }).waymarkRedact?.(order);

export async function isPortalTab(tabId: number): Promise<boolean> {
  const { url } = await browser.tabs.get(tabId).catch(() => ({ url: undefined }));
  return url !== undefined && URL.canParse(url) && cloudOfPortal(new URL(url).hostname) !== undefined;
}
