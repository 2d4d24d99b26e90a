const focusable = 'a[href], button:not(:disabled), input:not(:disabled), select, textarea, summary';

/** A control that is gone, by what it said. */
const nameOf = (element: Element): string =>
  `${element.localName} ${element.getAttribute('aria-label') ?? element.textContent}`;

/**
 * Whoever works by keyboard never loses the place: when what had the focus is gone, the focus goes back to the button
 * that had opened it, else to what came in its stead: a view's heading, or the first thing to press. Ends with the signal, if there is one.
 */
export function keepFocus(root: HTMLElement, signal?: AbortSignal): void {
  let last: HTMLElement | null = null;
  let around: HTMLElement[] = [];
  let opener = '';
  const note = ({ target }: Event) => {
    if (!(target instanceof HTMLElement)) return;
    last = target;
    around = [];
    for (let node = target.parentElement; node; node = node.parentElement) around.push(node);
  };
  /** Nobody left what was taken away: that is still here by the end of the work in which it lost the focus. */
  const leave = ({ target }: Event) =>
    queueMicrotask(() => {
      if (target !== last || !last?.isConnected || last.matches(':disabled')) return;
      if ((last.getRootNode() as Document | ShadowRoot).activeElement !== last) last = null;
    });
  const repair = (records: MutationRecord[]) => {
    // Elsewhere on the page the focus is not ours to move.
    if (!last || root.ownerDocument.activeElement !== root.ownerDocument.body) return;
    if (last.isConnected) {
      // A button that was locked while it worked.
      const isFree = records.some(({ type, target }) => type === 'attributes' && target === last);
      if (isFree && !last.matches(':disabled')) last.focus();
      return;
    }
    const gone = last.matches('button, a, summary') ? nameOf(last) : '';
    const near = around.find(({ isConnected }) => isConnected) ?? root;
    last = null;
    const controls = [...near.querySelectorAll<HTMLElement>(focusable)];
    const back = controls.find((control) => opener !== '' && nameOf(control) === opener);
    opener = back ? '' : gone;
    const fresh = records
      .flatMap(({ addedNodes }) => [...addedNodes])
      .filter((node): node is HTMLElement => node instanceof HTMLElement && near.contains(node));
    const place = back ?? placeIn(fresh) ?? near;
    if (!place.matches(focusable)) place.tabIndex = -1;
    place.focus();
  };
  const observer = new MutationObserver(repair);
  observer.observe(root, { childList: true, subtree: true, attributeFilter: ['disabled'] });
  const options = signal ? { signal } : {};
  root.addEventListener('focusin', note, options);
  root.addEventListener('focusout', leave, options);
  signal?.addEventListener('abort', () => observer.disconnect());
}

function placeIn(fresh: HTMLElement[]): HTMLElement | undefined {
  const view = fresh.find(({ localName }) => localName === 'main');
  const heading = view?.querySelector<HTMLElement>('h2:not(.sr)');
  if (heading) return heading;
  return fresh
    .map((part) => (part.matches(focusable) ? part : part.querySelector<HTMLElement>(focusable)))
    .find((found) => found !== null);
}
