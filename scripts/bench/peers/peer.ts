/** What people would otherwise load on the page, behind one door. */
export interface Peer {
  /** A step of a tour: this element, and words beside it. */
  show(target: Element): void;
  hide(): void;
}

/** Its style sheet, which esbuild puts here. */
declare const peerStyles: string;

export const words = 'Now: open this menu item, then add a platform with this redirect URI.';

export function offer(peer: Peer): void {
  const style = document.createElement('style');
  style.textContent = peerStyles;
  document.head.append(style);
  Object.assign(globalThis, { peer });
}
