import type { Peer } from './peers/peer';
import { navigate, noiseOf, stormIn } from './synthetic-page';

declare const peer: Peer | undefined;

/** What is done to a page of the practice portal while something of others is on it. Runs in the browser. */
const headAndBody = 2;
const box = document.createElement('div');

/** The menu item that Waymark's hint points at. */
const target = () => document.querySelector('[data-telemetryname="Menu-Authentication"]') as HTMLElement;

const onPortal = {
  /** Makes the page as large as the portal's own. */
  fill(elements: number): void {
    Object.assign(box.style, {
      position: 'fixed',
      inset: 'auto auto 0 40%',
      height: '200px',
      width: '400px',
      overflow: 'auto',
    });
    const { body } = new DOMParser().parseFromString(noiseOf(elements).join(''), 'text/html');
    box.append(...body.childNodes);
    document.body.append(box);
  },
  show: () => peer?.show(target()),
  /** Takes the menu item away, and back the next time. */
  toggle(): void {
    const { style } = target();
    style.display = style.display === 'none' ? '' : 'none';
  },
  /** Until Waymark's hosts are on the page, which are closed, or a peer's box with this class. To look must cost nothing. */
  async until(box: number | string): Promise<void> {
    const boxes = typeof box === 'string' ? document.getElementsByClassName(box) : null;
    const isThere = () =>
      boxes ? boxes.length > 0 : document.documentElement.childElementCount >= headAndBody + Number(box);
    while (!isThere()) await new Promise((resolve) => setTimeout(resolve, 10));
  },
  /** Until what was done last has been drawn. */
  drawn: () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))),
  storm: (duration: number) => stormIn(box, duration),
  async scroll(ticks: number): Promise<void> {
    for (let tick = 0; tick < ticks; tick++) {
      box.scrollTop += 9;
      await new Promise(requestAnimationFrame);
    }
  },
  /** With a step of the tour on every page. */
  navigate: (times: number, stay: number) =>
    navigate(times, stay, () => {
      if (typeof peer === 'undefined') return;
      peer.hide();
      peer.show(document.querySelector('main') as Element);
    }),
};
export type OnPortal = typeof onPortal;
Object.assign(globalThis, { onPortal });
