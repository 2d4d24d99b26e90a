import { runFrame } from '../../lib/content/frame';
import type { FrameState } from '../../lib/messages';
import type { Labels } from '../../lib/portal/types';

/**
 * In a page or a frame of it: the real frame script with its ring around one button, and how long the ring is elsewhere than
 * the button, as each frame has been drawn. Shadow roots are closed, so they are noted as they are made.
 */
const name = 'Add a permission';
const roots: ShadowRoot[] = [];
const attach = Element.prototype.attachShadow;
Element.prototype.attachShadow = function (init) {
  const root = attach.call(this, init);
  roots.push(root);
  return root;
};

export interface Lag {
  /** Frames that were drawn, and those of them in which the ring was not around the button. */
  frames: number;
  behind: number;
  /** The longest run of such frames, in frames and in milliseconds. */
  longestRun: number;
  longestTime: number;
}

const button = () => document.querySelector<HTMLElement>('#pointed');

/** How far the ring's edges are from where they belong, in pixels; none while the button is out of sight. */
function distance(): number | null {
  const box = button()?.getBoundingClientRect();
  const inner = document.querySelector('#inner')?.getBoundingClientRect();
  const top = Math.max(0, inner?.top ?? 0);
  const bottom = Math.min(innerHeight, inner?.bottom ?? innerHeight);
  if (!box || box.top < top + 6 || box.bottom > bottom - 6) return null;
  const ring = roots.map((root) => root.querySelector('i')).find((one) => one);
  if (!ring || ring.hidden) return Number.POSITIVE_INFINITY;
  const around = ring.getBoundingClientRect();
  return Math.max(Math.abs(around.top + 5 - box.top), Math.abs(around.left + 5 - box.left));
}

const afterDrawing = () =>
  new Promise<number>((resolve) =>
    requestAnimationFrame(() => {
      // A message's task comes after the frame is drawn.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now());
      port2.postMessage(null);
    }),
  );

const addButton = () => {
  const fresh = document.createElement('button');
  fresh.id = 'pointed';
  fresh.textContent = name;
  fresh.style.cssText = 'display:block;margin:12px';
  return fresh;
};

const moves: Record<string, (frame: number) => void> = {
  'page scrolled': (frame) => scrollTo(0, 300 + 250 * Math.sin(frame / 8)),
  'list scrolled': (frame) => document.querySelector('#inner')?.scrollTo(0, 200 + 150 * Math.sin(frame / 8)),
  're-rendered': (frame) => {
    if (frame % 30 === 0) button()?.replaceWith(addButton());
  },
  'shifted by content above': (frame) => {
    const above = document.querySelector<HTMLElement>('#above');
    if (above && frame % 10 === 0) above.style.height = `${50 + ((frame * 7) % 150)}px`;
  },
  'nothing (a resize comes from outside)': () => undefined,
};

const ringLag = {
  moves: Object.keys(moves),
  start(labels: Labels, url: string, rows: number): void {
    document.body.innerHTML = `<div id="above" style="height:80px"></div><div id="inner" style="height:420px;overflow:auto;border:1px solid"><div style="height:260px"></div><div id="slot"></div><div id="rest"></div></div><div style="height:1600px"></div>`;
    document.querySelector('#slot')?.append(addButton());
    const rest = document.querySelector('#rest');
    if (rest) rest.innerHTML = '<p><span>Some</span> <b>text</b></p>'.repeat(rows);
    const target = { role: 'button', text: name } as const;
    const state: FrameState = {
      active: true,
      url,
      labels: [labels],
      hint: { id: 'shown', step: 'permissions', text: { key: 'literal', params: [name] }, target },
      ring: { id: 'shown', label: 'Press this', wrong: false },
      panel: null,
    };
    Object.assign(globalThis, {
      browser: {
        runtime: {
          id: 'bench',
          sendMessage: async ({ type }: { type: string }) => (type === 'frame-ready' ? state : undefined),
          onMessage: { addListener: () => undefined, removeListener: () => undefined },
        },
      },
    });
    runFrame();
  },
  async ready(): Promise<void> {
    while (distance() !== 0) await afterDrawing();
  },
  async measure(move: string, count: number): Promise<Lag> {
    const lag: Lag = { frames: 0, behind: 0, longestRun: 0, longestTime: 0 };
    let run = 0;
    let right = performance.now();
    for (let frame = 0; frame < count; frame++) {
      // As the page's own code does: in a task of its own, before the frame.
      await new Promise((resolve) => setTimeout(resolve));
      moves[move]?.(frame);
      const now = await afterDrawing();
      const away = distance();
      lag.frames++;
      if (away === null || away <= 1) {
        run = 0;
        right = now;
        continue;
      }
      run++;
      lag.behind++;
      lag.longestRun = Math.max(lag.longestRun, run);
      lag.longestTime = Math.max(lag.longestTime, now - right);
    }
    return lag;
  },
};
export type RingLag = typeof ringLag;
Object.assign(globalThis, { ringLag });
