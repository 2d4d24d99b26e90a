import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import * as z from 'zod/mini';

/** A saved portal page with its frames: see docs/captures.md. */
export interface Capture {
  url: string;
  /** The top document's HTML, then the other documents' by their exact URLs. */
  top: string;
  frames: Map<string, string>;
}

const captureSchema = z.object({
  url: z.url(),
  documents: z.array(z.object({ url: z.url(), file: z.string() })).check(z.minLength(1)),
});

/** Throws with a sentence for a person where the directory is not a capture. */
export async function readCapture(directory: string): Promise<Capture> {
  const text = await readFile(join(directory, 'capture.json'), 'utf8');
  const result = captureSchema.safeParse(JSON.parse(text));
  if (!result.success) throw new Error(`capture.json: ${z.prettifyError(result.error)}`);
  const { url, documents } = result.data;
  const pages = await Promise.all(
    documents.map(async (document) => {
      if (basename(document.file) !== document.file)
        throw new Error(`not a file of the capture: ${document.file}`);
      return {
        url: withoutFragment(document.url),
        html: await readFile(join(directory, document.file), 'utf8'),
      };
    }),
  );
  const [top, ...frames] = pages;
  return { url, top: top?.html ?? '', frames: new Map(frames.map((frame) => [frame.url, frame.html])) };
}

export const withoutFragment = (url: string): string => new URL(url).href.replace(/#.*$/, '');
