import { isOwnHost } from '../overlay/host';

/** Reading waits this long after a change, so that a burst of changes is read once. Milliseconds. */
const settleTime = 120;
/** So much looking is free: a page that opens is looked at several times in a row. Milliseconds. */
const freeTime = 40;
/** On a page that never rests, looking takes one part in so many of the time. */
const restFactor = 80;
/** The longest that a changing page waits to be looked at. Milliseconds. */
const longestRest = 2_000;

const attributes = [
  'aria-checked',
  'aria-disabled',
  'aria-expanded',
  'aria-hidden',
  'aria-selected',
  'checked',
  'class',
  'disabled',
  'hidden',
  'style',
  'title',
  'value',
];

/** A page's watcher: how to ask for a look, and what has changed since the last one. */
export interface Watch {
  /** Asks for a look soon. */
  schedule(): void;
  /** Gives `note` what has changed up to now. */
  flush(): void;
}

/**
 * Calls `look` soon after the page has changed, the admin has typed or scrolled, or the address has changed, and
 * `note` with every change to the page. The first look after a rest comes soon; on a page that keeps changing, looks
 * are followed by rests many times their length. Nothing runs while the tab is hidden; one observer per frame.
 */
export function watchPage(
  look: () => void,
  signal: AbortSignal,
  note: (records: readonly MutationRecord[]) => void = () => {},
): Watch {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let due = 0;
  let spent = 0;
  let spentAt = 0;
  const spend = (time: number) => {
    const now = performance.now();
    const left = Math.max(0, spent - (now - spentAt) / restFactor);
    spent = Math.min(freeTime + longestRest / restFactor, left + time);
    spentAt = now;
  };
  const run = () => {
    timer = undefined;
    if (document.hidden) return;
    const start = performance.now();
    try {
      look();
    } catch {
      // A page can be in any state, and an error of ours is none of its business.
    }
    spend(performance.now() - start);
  };
  const runIn = (wait: number) => {
    if (document.hidden || signal.aborted) return;
    const at = performance.now() + wait;
    if (timer !== undefined && due <= at) return;
    clearTimeout(timer);
    due = at;
    timer = setTimeout(run, wait);
  };
  const schedule = () => {
    if (timer !== undefined) return;
    spend(0);
    runIn(Math.max(settleTime, (spent - freeTime) * restFactor));
  };
  /** What a person does is answered without a rest. */
  const hurry = () => runIn(settleTime);
  const take = (records: readonly MutationRecord[]) => {
    note(records);
    if (!records.every(isOurs)) schedule();
  };
  const observer = new MutationObserver(take);
  observer.observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: attributes,
  });
  const options = { capture: true, passive: true, signal };
  // What fades or slides in is in the document before it can be seen.
  for (const type of ['scroll', 'animationend', 'transitionend'])
    document.addEventListener(type, schedule, options);
  window.addEventListener('resize', schedule, options);
  for (const type of ['input', 'change', 'visibilitychange']) document.addEventListener(type, hurry, options);
  for (const type of ['hashchange', 'popstate']) window.addEventListener(type, hurry, options);
  signal.addEventListener('abort', () => {
    observer.disconnect();
    clearTimeout(timer);
  });
  schedule();
  return { schedule, flush: () => note(observer.takeRecords()) };
}

/** Showing the panel or the ring is no change to the page. */
const isOurs = ({ type, target, addedNodes, removedNodes }: MutationRecord): boolean =>
  type === 'childList'
    ? [...addedNodes, ...removedNodes].every(isOwnHost) && target === document.documentElement
    : isOwnHost(target);
