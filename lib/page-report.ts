import type { Replaced } from './portal/redact-fakes';
import type { Labels } from './portal/types';

/** What each frame needs to redact itself; the seed is made for one report and kept nowhere. */
export interface RedactOrder {
  seed: string;
  labels: Labels[];
  languages: string[];
}

/** One frame's redacted document. Nothing of the page leaves the frame but this. */
export interface FrameReport {
  /** Its place among its parent's frames, for each level below the top window. */
  path: number[];
  /** Redacted, with the fragment. */
  url: string;
  /** Null where the document could not be made safe. */
  html: string | null;
  replaced: Replaced;
}

/** A redacted capture of a portal tab, in the form of docs/captures.md. */
export interface PageReport {
  url: string;
  documents: { url: string; file: string; html: string }[];
  replaced: Replaced;
  /** Frames that are left out, because they could not be made safe. */
  omitted: number;
}

export type ReportReply = { ok: true; report: PageReport } | { ok: false; reason: 'no-portal' | 'unsafe' };
