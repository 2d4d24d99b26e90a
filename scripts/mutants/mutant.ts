/** A defence taken out: one exact text of one file, and what stands there instead. */
export interface Mutant {
  /** What is no longer done, in words. */
  name: string;
  /** Of the table in docs/security.md. */
  threat: string;
  file: string;
  /** Is in the file exactly once. */
  text: string;
  instead: string;
  /** Test files, each of which must have a failing test then. None needs a browser. */
  tests: string[];
}
