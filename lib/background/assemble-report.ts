import type { FrameReport, PageReport } from '../page-report';
import { type Replaced, replacedKinds } from '../portal/redact-fakes';

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
  const [address = ''] = url.split('#');
  if (path.length === 0) return address;
  return `${address}${address.includes('?') ? '&' : '?'}frame=${path.join('.')}`;
}

const compare = (a: readonly number[], b: readonly number[]): number => {
  const index = a.findIndex((number, place) => number !== b[place]);
  return index < 0 ? 0 : (a[index] ?? 0) - (b[index] ?? 0);
};
