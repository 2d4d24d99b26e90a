import type { World } from '../../world/start';
import type { FaultBench } from './bench';

/** Comes by the moment of that name: the fault may strike there, the first time. */
export type At = (moment: string) => Promise<void>;

/** The fault strikes while something is done that nobody outside of the browser sees. */
export async function during<Result>(at: At, moment: string, task: () => Promise<Result>): Promise<Result> {
  const [, result] = await Promise.all([at(moment), task()]);
  return result;
}

/** A row of the matrix (docs/faults.md) in a real browser. */
export interface Job {
  name: string;
  /** Where faults strike, in the order of the job. */
  moments: readonly string[];
  /** Those at which its tab is there. */
  momentsWithTab: readonly string[];
  /** A world in which it was not done yet. */
  begin(at: At): Run | Promise<Run>;
}

/** The job done once. */
export interface Run {
  furnish?(world: World): void;
  /** More hosts to which the admin has given the right. */
  grantHosts?: string[];
  /** Optional permissions that they have given. */
  grantRights?: string[];
  /** All that comes before the job. */
  prepare(bench: FaultBench): Promise<void>;
  /** As a person does it: what has failed is done again where it is not done. */
  run(bench: FaultBench): Promise<void>;
  /** What is to be true at the end, whatever has happened meanwhile. */
  check(bench: FaultBench): Promise<void>;
}
