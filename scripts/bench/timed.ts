/** Stands in for the browser's own names in the shell's bundle, and measures what the shell does with them. */
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

export const benchTimed = {
  setTimeout: (work: () => void, wait: number) => setTimeout(timed(work), wait / haste),
  MutationObserver: TimedObserver,
  /** Makes the shell wait that many times less. */
  hasten: (factor: number) => {
    haste = factor;
  },
  /** Durations of the shell's tasks since the last call. */
  take: () => tasks.splice(0),
};
