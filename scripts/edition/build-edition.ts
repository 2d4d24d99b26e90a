import type { Edition } from '../../lib/edition/types';

/** What a build is made of, beside the sources: the only thing in which a vendor's package differs from ours. */
export interface BuildEdition extends Pick<Edition, 'recipes' | 'addresses'> {
  /** Where the packages go. */
  outDir: string;
  /** Of the files; null: as package.json has it. */
  zipName: string | null;
  /** Null: as package.json has it. */
  version: string | null;
  localesDir: string;
  defaultLocale: string;
  /** Public key of the extension's ID in Chrome and Edge; null: the browser's own choice. */
  chromeKey: string | null;
  firefoxId: string;
  /** Files of ours that are replaced, by their path from the root: their content, or the file in their place. */
  standIns: { text: Record<string, string>; publicFiles: Record<string, string> };
  /** Whether a file of `public` goes into the package. */
  ships(publicFile: string): boolean;
}
