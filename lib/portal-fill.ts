import type { EntryPut } from './guide/types';
import type { Labels, Target } from './portal/types';

/** Filling in a form of the portal: what the script in a frame is asked, and what it says. Plain data, no secret ever. */

/** What to look for. It tells no value but a permission's name, by which its tick is found. */
export interface EntrySearch {
  id: string;
  targets: Target[];
  /** Absent for what is no tick: on their way to a frame, objects lose what is null. */
  tick?: string;
}

export interface EntryOrder extends EntrySearch {
  put: EntryPut;
}

export type EntrySight = 'found' | 'ambiguous' | 'absent';

/**
 * `changed`: the page made something else of it. `not-sure`: no field, or several, or none of Waymark's to fill in; then
 * nothing was touched.
 */
export type EntryOutcome = 'filled' | 'changed' | 'not-sure';

/** `kept`: somebody changed it since, or the page has no way back. */
export type EntryUndo = 'restored' | 'kept';

export interface EntryResult {
  id: string;
  outcome: EntryOutcome | EntryUndo;
}

/** What the script leaves in its frame for the background to call. */
export interface PortalFiller {
  find(labels: Labels[], searches: EntrySearch[]): EntrySight[];
  fill(labels: Labels[], orders: EntryOrder[]): Promise<EntryOutcome[]>;
  undo(): Promise<{ id: string; outcome: EntryUndo }[]>;
}
