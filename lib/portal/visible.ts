interface Memory {
  visible: Map<Element, boolean>;
  drawn: Map<Element, boolean>;
  hasLayout?: boolean;
}
let known: Memory | undefined;

/** Runs work during which the page can't change, so that what is known of an element's visibility is kept. */
export function keepVisibility<T>(work: () => T): T {
  known ??= { visible: new Map(), drawn: new Map() };
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
  const before = known?.visible.get(element);
  if (before !== undefined) return before;
  const visible = getComputedStyle(element).visibility !== 'hidden' && isDrawn(element);
  known?.visible.set(element, visible);
  return visible;
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

const folded = '[hidden],.fxs-display-none,details:not([open])>:not(summary)';

/** Each thing that is asked takes the browser's time: of most elements it is three, and their box. */
function isDrawnIn(element: Element, parent: Element | null): boolean {
  if (element.matches(folded)) return false;
  const style = getComputedStyle(element);
  if (style.opacity === '0' || /inset\((50|100)%/.test(style.clipPath)) return false;
  const box = parent && hasLayout(element.ownerDocument) ? element.getBoundingClientRect() : null;
  if (!box || box.width <= 1 || box.height <= 1) {
    if (style.display === 'none' || style.visibility === 'collapse') return false;
    if (!box || style.display === 'contents') return true;
    if (style.overflow !== 'visible' || !element.firstElementChild) return !element.textContent;
  } else if ((box.left >= innerWidth || box.top >= innerHeight) && style.position === 'fixed') {
    // A host without a size of its own may stand below the page while what it holds is in sight.
    return false;
  }
  return box.width === 0 || (box.bottom > -5000 && (box.right > 0 || box.right + scrollX > 0));
}
