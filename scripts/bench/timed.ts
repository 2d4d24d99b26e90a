/**
 * Put in front of the shell's bundle, whose own `setTimeout` and so on are these: they measure what the shell does in
 * each of its tasks, and nothing else that the page does.
 */
const tasks: number[] = [];
let haste = 1;

function timed<A extends unknown[]>(work: (...args: A) => void): (...args: A) => void {
  return (...args) => {
    const start = performance.now();
    work(...args);
    tasks.push(performance.now() - start);
  };
}

class TimedObserver extends MutationObserver {
  constructor(callback: MutationCallback) {
    super(timed(callback));
  }
}

const timedScope = {
  setTimeout: (work: () => void, wait = 0) => setTimeout(timed(work), wait / haste),
  requestAnimationFrame: (work: FrameRequestCallback) => requestAnimationFrame(timed(work)),
  MutationObserver: TimedObserver,
  /** Makes the shell wait that many times less. */
  hasten: (factor: number) => {
    haste = factor;
  },
  /** Milliseconds of each of the shell's tasks since the last call. */
  take: () => tasks.splice(0),
};
export type TimedScope = typeof timedScope;
Object.assign(globalThis, { timedScope });
