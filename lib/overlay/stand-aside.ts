import type { PanelState } from '../messages';

/** In pixels. */
export type Box = readonly [left: number, top: number, right: number, bottom: number];

/** What the panel would be in the way of. */
export interface InTheWay {
  /** What the ring is around. */
  control: Box | null;
  /** Open panes and dialogs. */
  panes: readonly Box[];
  /** The portal's own menu, which only a panel that moves by itself keeps clear of: the admin may put it there. */
  menu: Box | null;
  /** The panel holds something to be read or pressed now: it folds only in a narrow window. */
  isNeeded: boolean;
}

interface Size {
  width: number;
  height: number;
}

const margin = 8;
/** Around a control: the ring, and its words below or above. */
const [aroundIt, wordsOfRing] = [8, 34];
const pill: Size = { width: 200, height: 36 };
/** Here there is room for the panel beside the most that the portal has. */
const roomy = 700;
/** The least that is left of the panel below its top edge (panel.css). */
const leastHeight = 304;

/**
 * Where the panel is to be, so that it covers nothing that the admin needs now: as they put it, else beside or below what it would
 * cover, else folded. Undefined where it may stay.
 */
export function standAside(
  own: PanelState,
  way: InTheWay,
  window: Size,
  panel: Size,
): PanelState | undefined {
  const { control, panes, isNeeded } = way;
  const ring = control && grown(control);
  const needed = [...panes, ...(ring ? [ring] : [])];
  const isFree = (state: PanelState, boxes: readonly Box[]) => {
    const at = boxOf(state, window, state.folded ? pill : panel);
    return !boxes.some((box) => overlap(box, at));
  };
  if (isFree(own, needed)) return undefined;
  const { menu } = way;
  const all = menu ? [...needed, menu] : needed;
  const folded = { ...own, folded: true };
  const unfolded = own.folded ? [] : placesFor(own, needed, window);
  const pills = [folded, ...placesFor(folded, needed, window), ...corners(folded, window)];
  const mayFold = own.folded || !isNeeded || window.width < roomy;
  const places = mayFold ? [...unfolded, ...pills] : unfolded;
  const last = mayFold ? pills : unfolded;
  return (
    places.find((state) => isFree(state, all)) ??
    last.find((state) => isFree(state, needed)) ??
    last.find((state) => ring === null || isFree(state, [ring])) ??
    (mayFold ? folded : undefined)
  );
}

/** Beside all of it, or below. A place that the window has no room for is none. */
function placesFor(own: PanelState, boxes: readonly Box[], window: Size): PanelState[] {
  const left = Math.min(...boxes.map((box) => box[0]));
  const right = Math.max(...boxes.map((box) => box[2]));
  const bottom = Math.max(...boxes.map((box) => box[3]));
  return [
    { ...own, side: 'right' as const, inset: Math.round(window.width - left + margin) },
    { ...own, side: 'left' as const, inset: Math.round(right + margin) },
    { ...own, top: Math.round(bottom + margin) },
    { ...own, side: own.side === 'left' ? ('right' as const) : ('left' as const) },
  ];
}

const corners = (own: PanelState, { height }: Size): PanelState[] =>
  [margin, height - pill.height - margin].flatMap((top) => [
    { ...own, side: 'right' as const, inset: margin, top },
    { ...own, side: 'left' as const, inset: margin, top },
  ]);

/** As panel.css places it. */
function boxOf({ side, inset, top, folded }: PanelState, window: Size, size: Size): Box {
  const width = Math.min(size.width, window.width - 2 * margin);
  const kept = Math.max(margin, Math.min(inset, window.width - width - margin));
  const least = folded ? pill.height : leastHeight;
  const y = Math.max(margin, Math.min(top, window.height - least - 2 * margin));
  const x = side === 'left' ? kept : window.width - kept - width;
  return [x, y, x + width, Math.min(y + size.height, window.height - margin)];
}

const grown = ([left, top, right, bottom]: Box): Box => [
  left - aroundIt,
  top - aroundIt,
  right + aroundIt,
  bottom + wordsOfRing,
];

const overlap = (a: Box, b: Box): boolean => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
