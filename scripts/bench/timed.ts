/**
 * Put in front of the shell's bundle, whose own `setTimeout` and so on are these: a trace tells what the shell does in each
 * of its tasks by this file's name, and nothing else that the page does.
 */
let haste = 1;

const through =
  <A extends unknown[]>(work: (...args: A) => void): ((...args: A) => void) =>
  (...args) =>
    work(...args);

class TimedObserver extends MutationObserver {
  constructor(callback: MutationCallback) {
    super(through(callback));
  }
}

const timedScope = {
  setTimeout: (work: () => void, wait = 0) => setTimeout(through(work), wait / haste),
  requestAnimationFrame: (work: FrameRequestCallback) => requestAnimationFrame(through(work)),
  MutationObserver: TimedObserver,
  /** Makes the shell wait that many times less. */
  hasten: (factor: number) => {
    haste = factor;
  },
};
export type TimedScope = typeof timedScope;
Object.assign(globalThis, { timedScope });
