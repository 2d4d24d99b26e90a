/** Reading waits this long after a change, so that a burst of changes is read once. Milliseconds. */
const settleTime = 100;

/** And this long where what the ring is around has gone: most often it is rendered anew at once. Milliseconds. */
const hurriedTime = 20;

/** And then for the browser to draw, but no longer than this: a frame that is out of sight draws nothing. Milliseconds. */
const drawTime = 100;

/**
 * Where looks keep being dear, because the page is large and never rests, they come further apart: this many times as long as
 * one takes, and no longer than this is waited for it. Milliseconds.
 */
const rest = 50;
const longestRest = 300;

/** The reader's outline of the page is kept up to date by these, so nothing may be left out. */
const everything: MutationObserverInit = {
  subtree: true,
  childList: true,
  characterData: true,
  attributes: true,
};

interface Watcher {
  /** Soon after the page has changed, the admin has typed or scrolled, or the address has changed. */
  look(): void;
  /** Every change of the page's nodes, always before the look that it leads to. */
  note(records: readonly MutationRecord[]): void;
  /** Whether the next look can't wait. */
  isUrgent(): boolean;
}

/**
 * Watches a page until told otherwise. However many changes there are, a look comes within a fixed time of the first
 * that has not been looked at: none is put off by those that follow. It comes right after the browser has drawn the
 * page, before any other task, so that layout is there to be asked and nobody makes it twice. Nothing runs while the tab is
 * hidden; one observer per frame.
 */
export function watchPage({ look, note, isUrgent }: Watcher, signal: AbortSignal): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let frame = 0;
  /** Of the last two looks: a single dear one, such as the first, puts nothing off. */
  let costs = [0, 0];
  let ended = 0;
  let hurries = false;
  const lookNow = () => {
    if (signal.aborted) return;
    cancelAnimationFrame(frame);
    timer = undefined;
    const start = performance.now();
    hurries = false;
    note(observer.takeRecords());
    look();
    ended = performance.now();
    costs = [costs[1] as number, ended - start];
  };
  const afterDrawing = () => {
    frame = requestAnimationFrame(() => {
      clearTimeout(timer);
      void scheduler.postTask(lookNow, { priority: 'user-blocking' });
    });
    timer = setTimeout(lookNow, drawTime);
  };
  const schedule = () => {
    const isFirst = timer === undefined;
    if (document.hidden || (!isFirst && (hurries || !isUrgent()))) return;
    hurries = isUrgent();
    clearTimeout(timer);
    cancelAnimationFrame(frame);
    const wait = Math.min(longestRest, rest * Math.min(...costs)) + ended - performance.now();
    timer = setTimeout(afterDrawing, hurries ? hurriedTime : Math.max(settleTime, wait));
  };
  const observer = new MutationObserver((records) => {
    note(records);
    schedule();
  });
  observer.observe(document, everything);
  const options = { capture: true, passive: true, signal };
  // What fades or slides in is in the document before it can be seen.
  for (const type of ['input', 'change', 'scroll', 'animationend', 'transitionend'])
    document.addEventListener(type, schedule, options);
  for (const type of ['hashchange', 'popstate', 'resize']) window.addEventListener(type, schedule, options);
  document.addEventListener('visibilitychange', schedule, options);
  signal.addEventListener('abort', () => {
    observer.disconnect();
    clearTimeout(timer);
    cancelAnimationFrame(frame);
  });
  schedule();
  return schedule;
}
