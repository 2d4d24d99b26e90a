import * as z from 'zod/mini';
import { browser } from '../../browser';
import { blockType, longestDocument } from '../../hand-over/places';
import { maxLength } from '../../lengths';

const readSchema = z.strictObject({
  origin: z.string().check(maxLength(400)),
  blocks: z.array(z.string().check(maxLength(longestDocument + 1))).check(maxLength(2)),
});

export type PageBlocks = z.infer<typeof readSchema>;

/**
 * The hand-over blocks of a tab's top document, at most two of them. Null where the browser lets us into no such page:
 * it does where the admin has pressed Waymark's button there.
 */
export async function readPage(tabId: number): Promise<PageBlocks | null> {
  const [frame] = await browser.scripting
    .executeScript({ target: { tabId, frameIds: [0] }, func: readBlocks, args: [blockType, longestDocument] })
    .catch(() => []);
  return readSchema.safeParse(frame?.result).data ?? null;
}

/** Runs in the page, by itself: nothing from here is in reach. A page in a sandbox speaks for no origin. */
const readBlocks = (type: string, longest: number): PageBlocks | null => {
  if (window.origin !== location.origin) return null;
  const found = Document.prototype.querySelectorAll.call(document, `script[type="${type}"]`);
  return {
    origin: location.origin,
    blocks: [...found].slice(0, 2).map((block) => (block.textContent ?? '').slice(0, longest + 1)),
  };
};
