import { adoptStyles, createOverlayHost, type OverlayHost } from './host';

/** A ring around one control of the page, with a short label. It takes no clicks and changes nothing in the page. */
export interface Ring {
  /** Points at an element until told otherwise; null hides the ring. */
  point(element: Element | null, label?: string, wrong?: boolean): void;
  /** The page has changed, so that the target may be elsewhere when it is drawn next. */
  wake(): void;
  destroy(): void;
}

// `i` is the ring, `b` its label. White next to orange is seen on any background. It pulses by its opacity alone, which needs
// nothing of the page's thread.
const css = `[hidden]{display:none!important}
i,b{position:fixed;pointer-events:none;box-sizing:border-box}
i{border:3px solid #e8590c;border-radius:6px;box-shadow:0 0 0 2px #fff,0 0 0 3px #0006;animation:p .7s 4 alternate}
b{max-width:260px;padding:5px 9px;border-radius:5px;background:#1f2933;color:#fff;font:600 12px/1.35 system-ui;box-shadow:0 0 0 1px #fff8}
b.w{background:#8f1d14}
@keyframes p{to{opacity:.4}}
@media(prefers-reduced-motion){i{animation:none}}
@media(forced-colors:active){i{border-color:Highlight}b{border:1px solid}}`;

const gap = 5;

/** A target that has not moved for so many frames is at rest: then no frame is asked for. */
const restFrames = 15;

/** At rest it is looked at this often, in case that it moves without a word: nothing changed, scrolled or began to move. Milliseconds. */
const restTime = 300;

/** Draws in the frame of `doc`: the top frame and each child frame have their own. Nothing is added to the page before the first target. */
export function createRing(doc: Document): Ring {
  let host: OverlayHost | null = null;
  let target: Element | null = null;
  let text = '';
  let clips: Element[] = [];
  let frame = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let drawn = '';
  let still = 0;
  const ring = doc.createElement('i');
  const tip = doc.createElement('b');
  // The page may run the other way.
  tip.dir = 'auto';

  const pause = (): void => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };

  const next = (): void => {
    pause();
    frame = requestAnimationFrame(draw);
  };

  const draw = (): void => {
    pause();
    const box = target?.isConnected ? target.getBoundingClientRect() : null;
    const area = visibleArea(doc, box?.width ? clips : []);
    const now = box?.width ? [...edges(box), ...area].join() : '';
    still = now === drawn ? still + 1 : 0;
    if (box && still < restFrames) next();
    else if (box) timer = setTimeout(next, restTime);
    if (now === drawn) return;
    drawn = now;
    ring.hidden = tip.hidden = true;
    if (now) place(ring, tip, text, edges(box as DOMRect), area);
  };

  /** One frame, in which the browser draws anyhow: it goes on only where the target has moved. */
  const wake = (): void => {
    if (target && still >= restFrames) next();
  };

  /** A movement of its own goes on without a further word. */
  const onMotion = (): void => {
    still = 0;
    if (target) next();
  };

  /** What scrolls elsewhere moves nothing here. */
  const onScroll = ({ target: moved }: Event): void => {
    if (!(moved as Node).contains(target)) return;
    still = 0;
    next();
  };

  return {
    point(element, label = '', wrong = false) {
      if (element && !host) {
        host = createOverlayHost(doc);
        adoptStyles(host.root, css);
        host.root.append(ring, tip);
        doc.addEventListener('scroll', onScroll, true);
        doc.addEventListener('transitionrun', onMotion, true);
        addEventListener('resize', wake);
      }
      if (!host) return;
      const looks = wrong ? 'w' : '';
      // Each look at the page says the same again.
      if (element !== target || label !== text || looks !== tip.className) drawn = '?';
      target = element;
      text = label;
      tip.className = looks;
      clips = clippers(element);
      draw();
    },
    wake,
    destroy() {
      pause();
      doc.removeEventListener('scroll', onScroll, true);
      doc.removeEventListener('transitionrun', onMotion, true);
      removeEventListener('resize', wake);
      host?.remove();
      host = null;
    },
  };
}

/** left, top, right, bottom */
type Edges = [number, number, number, number];

const edges = (box: DOMRect): Edges => [box.left, box.top, box.right, box.bottom];

/** The ancestors that scroll or hide what sticks out of them; a fixed element escapes its ancestors. */
function clippers(element: Element | null): Element[] {
  const found: Element[] = [];
  for (let node = element; node && node !== document.body; ) {
    const { overflow, position } = getComputedStyle(node);
    if (node !== element && overflow !== 'visible') found.push(node);
    node = position === 'fixed' ? null : (node.parentElement ?? (node.getRootNode() as ShadowRoot).host);
  }
  return found;
}

function visibleArea(doc: Document, clips: Element[]): Edges {
  const { clientWidth, clientHeight } = doc.documentElement;
  return clips.reduce<Edges>(
    (area, clip) =>
      edges(clip.getBoundingClientRect()).map((edge, i) =>
        (i < 2 ? Math.max : Math.min)(edge, area[i] ?? 0),
      ) as Edges,
    [0, 0, clientWidth, clientHeight],
  );
}

/** A target out of sight gets an arrow at the edge that it is behind, instead of the ring. */
function place(ring: HTMLElement, tip: HTMLElement, text: string, box: Edges, area: Edges): void {
  const [left, top, right, bottom] = area.map((edge, i) =>
    i < 2 ? Math.max(edge, (box[i] as number) - gap) : Math.min(edge, (box[i] as number) + gap),
  ) as Edges;
  const arrow =
    bottom - top > gap * 2
      ? right - left > gap * 2
        ? ''
        : box[0] < area[0]
          ? '←'
          : '→'
      : box[1] < area[1]
        ? '↑'
        : '↓';
  if (!arrow) {
    ring.hidden = false;
    ring.style.cssText = `left:${left}px;top:${top}px;width:${right - left}px;height:${bottom - top}px`;
  }
  tip.textContent = `${arrow} ${text}`;
  tip.hidden = !arrow && !text;
  const y = arrow ? Math.min(top, area[3] - tip.offsetHeight - gap) : bottom + gap;
  const fits = y + tip.offsetHeight <= innerHeight;
  tip.style.left = `${Math.max(gap, Math.min(left, innerWidth - tip.offsetWidth - gap))}px`;
  tip.style.top = `${fits ? y : Math.max(gap, top - gap - tip.offsetHeight)}px`;
}
