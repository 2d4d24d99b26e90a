import * as z from 'zod/mini';
import { browser } from '../browser';
import { cloudOfPortal } from '../hosts';
import type { FrameReport, PageReport, RedactOrder, ReportReply } from '../page-report';
import { pickLanguages } from '../portal/labels';
import { type Replaced, replacedKinds } from '../portal/redact-fakes';
import { loadLabels } from './label-files';

const count = z.int().check(z.gte(0));
const frameReportSchema = z.strictObject({
  path: z.array(z.int().check(z.gte(0), z.lte(500))).check(z.maxLength(8)),
  url: z.url().check(z.maxLength(4000)),
  html: z.nullable(z.string().check(z.maxLength(20_000_000))),
  replaced: z.strictObject({
    ids: count,
    addresses: count,
    emails: count,
    secrets: count,
    dates: count,
    words: count,
  }),
});
const hintsSchema = z.array(z.string().check(z.maxLength(40))).check(z.maxLength(2));

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

/** Puts the frames' documents together; null without a top document. */
export function assembleReport(frames: readonly FrameReport[]): PageReport | null {
  const sorted = [...frames].sort((a, b) => a.path.length - b.path.length || compare(a.path, b.path));
  const [top] = sorted;
  if (!top || top.path.length > 0 || top.html === null) return null;
  const kept = sorted.filter((frame): frame is FrameReport & { html: string } => frame.html !== null);
  const addresses = new Map(kept.map((frame) => [frame.path.join('.'), addressOf(frame)]));
  const documents = kept.map((frame, index) => ({
    url: addressOf(frame),
    file: index === 0 ? 'top.html' : `frame-${index}.html`,
    html: frame.html.replace(/ src="https:\/\/frame\.invalid\/([\d.]+)"/g, (_, path: string) => {
      const url = addresses.get(path);
      return url ? ` src="${url.replaceAll('&', '&amp;')}"` : '';
    }),
  }));
  const replaced = Object.fromEntries(
    replacedKinds.map((kind) => [kind, frames.reduce((sum, frame) => sum + frame.replaced[kind], 0)]),
  ) as Replaced;
  return { url: top.url, documents, replaced, omitted: frames.length - kept.length };
}

/** A document is served by its address: two frames of one address get one each. */
function addressOf({ url, path }: FrameReport): string {
  const address = url.replace(/#.*$/, '');
  if (path.length === 0) return address;
  return `${address}${address.includes('?') ? '&' : '?'}frame=${path.join('.')}`;
}

const compare = (a: readonly number[], b: readonly number[]): number => {
  const index = a.findIndex((number, place) => number !== b[place]);
  return index < 0 ? 0 : (a[index] ?? 0) - (b[index] ?? 0);
};
