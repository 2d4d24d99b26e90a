interface Memory {
  drawn: Map<Element, boolean>;
  hasLayout?: boolean;
}
let known: Memory | undefined;

/** Runs work during which the page can't change, so that what is known of an element's visibility is kept. */
export function keepVisibility<T>(work: () => T): T {
  known ??= { drawn: new Map() };
  try {
    return work();
  } finally {
    known = undefined;
  }
}

/** Whether layout can be asked at all: a test's document has none, a frame without size shows nothing. */
export function hasLayout(document: Document): boolean {
  const has = known?.hasLayout ?? document.documentElement.getBoundingClientRect().width > 0;
  if (known) known.hasLayout = has;
  return has;
}

/**
 * Whether a person can see the element: styles, closed `details`, the portal's own hiding class, boxes clipped
 * to nothing or moved off to the left (knowledge/portal.md §3, §4.4). Meant for a few candidates, not for a page.
 */
export function isVisible(element: Element): boolean {
  return getComputedStyle(element).visibility !== 'hidden' && isDrawn(element);
}

function isDrawn(element: Element): boolean {
  const before = known?.drawn.get(element);
  if (before !== undefined) return before;
  const parent = element.parentElement;
  const drawn = (parent ? isDrawn(parent) : isFrameShown(element)) && isDrawnIn(element, parent);
  known?.drawn.set(element, drawn);
  return drawn;
}

/** A frame without size shows nothing (knowledge/portal.md §10, F6). */
const isFrameShown = (root: Element): boolean => {
  const view = root.ownerDocument.defaultView;
  return !view || (view.innerWidth > 0 && view.innerHeight > 0);
};

function isDrawnIn(element: Element, parent: Element | null): boolean {
  if (
    parent?.tagName === 'DETAILS' &&
    element.tagName !== 'SUMMARY' &&
    !(parent as HTMLDetailsElement).open
  ) {
    return false;
  }
  if (element.hasAttribute('hidden') || element.classList.contains('fxs-display-none')) return false;
  const style = getComputedStyle(element);
  if (style.display === 'none' || style.opacity === '0' || /inset\((50|100)%/.test(style.clipPath))
    return false;
  if (style.visibility === 'collapse') return false;
  if (!parent || style.display === 'contents' || !hasLayout(element.ownerDocument)) return true;
  const box = element.getBoundingClientRect();
  if (box.width <= 1 || box.height <= 1) {
    if (style.overflow !== 'visible' || !element.firstElementChild) return !element.textContent;
  } else if (style.position === 'fixed' && (box.left >= innerWidth || box.top >= innerHeight)) {
    // A host without a size of its own may stand below the page while what it holds is in sight.
    return false;
  }
  return (box.right + scrollX > 0 && box.bottom > -5000) || box.width === 0;
}
