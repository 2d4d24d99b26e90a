import { isVisible } from '../portal/visible';

/**
 * This frame's place among the top window's frames; null in the top window itself. Comparing window proxies is
 * allowed across origins, and needs no message in the page (knowledge/portal.md §0.4).
 */
export function framePosition(own: Window): number | null {
  if (own === own.top) return null;
  let branch = own;
  while (branch.parent !== own.top) branch = branch.parent;
  const top = branch.parent;
  for (let index = 0; index < top.length; index++) if (top[index] === branch) return index;
  return null;
}

/** Positions of the child frames whose content the admin can see now. Top document only. */
export function visibleFramePositions(own: Window): number[] {
  const shown = [...own.document.querySelectorAll('iframe')].filter(isOnScreen);
  const elements = shown.filter((frame) => !isPrewarmed(frame, shown));
  const positions: number[] = [];
  for (let index = 0; index < own.length; index++) {
    if (elements.some((element) => element.contentWindow === own[index])) positions.push(index);
  }
  return positions;
}

function isOnScreen(frame: HTMLIFrameElement): boolean {
  const { width, height, right, bottom } = frame.getBoundingClientRect();
  return width > 1 && height > 1 && right > 0 && bottom > 0 && isVisible(frame);
}

/** Of several blade frames of one name the portal marks the one in use as active (knowledge/portal.md §2.2). */
function isPrewarmed(frame: HTMLIFrameElement, all: HTMLIFrameElement[]): boolean {
  const isActive = (candidate: HTMLIFrameElement) => /(?<!\S)fxs-\S*frame-active\b/.test(candidate.className);
  return !isActive(frame) && all.some((other) => other.name === frame.name && isActive(other));
}
