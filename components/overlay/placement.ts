import type { PanelState } from '../../lib/messages';

export const panelWidth = 344;
const margin = 8;
const stride = 16;

const clamp = (value: number, max: number): number => Math.round(Math.max(margin, Math.min(value, max)));

/** Moves by pixels to the right and down, inside the viewport; past its middle the panel docks to the other side. */
export function moveBy(state: PanelState, x: number, y: number): PanelState {
  const room = innerWidth - Math.min(panelWidth, innerWidth - 2 * margin);
  const free = state.inset + (state.side === 'left' ? x : -x);
  // As far down as panel.css lets the panel go: the pill is not to jump on.
  const top = clamp(state.top + y, innerHeight - 320);
  const crossed = free > room / 2;
  return crossed
    ? {
        ...state,
        top,
        side: state.side === 'left' ? 'right' : 'left',
        inset: clamp(room - free, room - margin),
      }
    : { ...state, top, inset: clamp(free, room - margin) };
}

/** The same with arrow keys; null for any other key. */
export function moveByKey(state: PanelState, key: string): PanelState | null {
  const steps: Record<string, [number, number]> = {
    ArrowLeft: [-stride, 0],
    ArrowRight: [stride, 0],
    ArrowUp: [0, -stride],
    ArrowDown: [0, stride],
  };
  const step = steps[key];
  return step ? moveBy(state, ...step) : null;
}

export const placeStyle = ({ top, inset }: PanelState) => ({ '--top': `${top}px`, '--inset': `${inset}px` });
