/** Reading waits this long after a change, so that a burst of changes is read once. Milliseconds. */
const settleTime = 120;

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

/**
 * Calls `look` soon after the page has changed, the admin has typed or scrolled, or the address has changed.
 * Nothing runs while the tab is hidden; one observer per frame.
 */
export function watchPage(look: () => void, signal: AbortSignal): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const schedule = () => {
    if (timer !== undefined || document.hidden) return;
    timer = setTimeout(() => {
      timer = undefined;
      look();
    }, settleTime);
  };
  const observer = new MutationObserver(schedule);
  observer.observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: attributes,
  });
  const options = { capture: true, passive: true, signal };
  // What fades or slides in is in the document before it can be seen.
  for (const type of ['input', 'change', 'scroll', 'animationend', 'transitionend'])
    document.addEventListener(type, schedule, options);
  for (const type of ['hashchange', 'popstate', 'resize']) window.addEventListener(type, schedule, options);
  document.addEventListener('visibilitychange', schedule, options);
  signal.addEventListener('abort', () => {
    observer.disconnect();
    clearTimeout(timer);
  });
  schedule();
  return schedule;
}
