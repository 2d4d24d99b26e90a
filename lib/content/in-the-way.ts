import type { Box, InTheWay } from '../overlay/stand-aside';
import { paneSelector } from '../portal/panes';
import { isVisible } from '../portal/visible';

/** Of this document: what the panel must not cover. Rounded, so that a page that trembles is not reported anew. */
export function inTheWay(pointed: Element | null, hasPanes: boolean): Pick<InTheWay, 'control' | 'panes'> {
  const panes = hasPanes ? [...document.querySelectorAll(paneSelector)].filter(isVisible).map(boxOf) : [];
  return {
    control: pointed && boxOf(pointed),
    // What fills the window leaves no place beside it, and is often but the shade behind a pane.
    panes: panes.filter(([left, top, right, bottom]) => right - left < innerWidth * 0.9 && bottom > top),
  };
}

/** The portal's menu, by the names that it gives its items. */
export function menuBox(): Box | null {
  const items = [...document.querySelectorAll('[data-telemetryname^="Menu-"]')].filter(isVisible).map(boxOf);
  return items.length === 0
    ? null
    : items.reduce((all, box) => [
        Math.min(all[0], box[0]),
        Math.min(all[1], box[1]),
        Math.max(all[2], box[2]),
        Math.max(all[3], box[3]),
      ]);
}

/** A box of a child frame, in the window's own pixels; null where the frame is not directly in it. */
export function fromFrame(position: number, [left, top, right, bottom]: Box): Box | null {
  const frames = [...document.querySelectorAll('iframe')];
  const frame = frames.find(({ contentWindow }) => contentWindow === window[position]);
  if (!frame) return null;
  const { x, y } = frame.getBoundingClientRect();
  return [left + x, top + y, right + x, bottom + y];
}

const boxOf = (element: Element): Box => {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  return [Math.round(left), Math.round(top), Math.round(right), Math.round(bottom)];
};
