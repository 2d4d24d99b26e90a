import { describe, expect, it } from 'vitest';
import type { PanelState } from '../../../lib/messages';
import { type Box, type InTheWay, standAside } from '../../../lib/overlay/stand-aside';

const own: PanelState = { side: 'right', top: 96, inset: 24, folded: false, dismissed: false };
const wide = { width: 1280, height: 800 };
const panel = { width: 344, height: 460 };
const menu: Box = [0, 150, 220, 700];
const nothing: InTheWay = { control: null, panes: [], menu, isNeeded: false };

describe('the panel', () => {
  it('stays where the admin put it while it covers nothing that is needed', () => {
    expect(standAside(own, nothing, wide, panel)).toBeUndefined();
    expect(standAside(own, { ...nothing, control: [300, 200, 400, 230] }, wide, panel)).toBeUndefined();
  });

  it('may stay over the menu, where the admin put it', () => {
    expect(standAside({ ...own, side: 'left', inset: 8 }, nothing, wide, panel)).toBeUndefined();
  });

  it('goes beside a pane, between it and the menu', () => {
    const pane: Box = [680, 0, 1280, 800];
    expect(standAside(own, { ...nothing, panes: [pane] }, wide, panel)).toEqual({ ...own, inset: 608 });
  });

  it('goes to the other side of a control at the edge', () => {
    const docked: PanelState = { ...own, side: 'left' };
    const control: Box = [20, 200, 180, 230];
    expect(standAside(docked, { ...nothing, control }, wide, panel)).toEqual({ ...docked, side: 'right' });
  });

  it('goes below where there is room for it', () => {
    const control: Box = [8, 100, 600, 130];
    const tall = { width: 640, height: 1200 };
    expect(standAside(own, { ...nothing, menu: null, control }, tall, panel)).toEqual({ ...own, top: 172 });
  });

  it('folds where the window has no other room, and keeps the pill off the control', () => {
    const narrow = { width: 320, height: 568 };
    const control: Box = [16, 300, 304, 340];
    const aside = standAside(own, { ...nothing, menu: null, control }, narrow, panel);
    expect(aside).toEqual({ ...own, folded: true });
    const top: Box = [16, 90, 304, 260];
    expect(standAside(own, { ...nothing, menu: null, control: top }, narrow, panel)).toMatchObject({
      folded: true,
      top: 302,
    });
  });

  it('does not fold while it is needed, unless the window is narrow', () => {
    const row: Box = [230, 300, 1270, 340];
    const busy: InTheWay = { ...nothing, control: row, isNeeded: true };
    expect(standAside(own, busy, wide, panel)).toEqual({ ...own, top: 382 });
    const low = { ...wide, height: 500 };
    expect(standAside(own, { ...busy, isNeeded: false }, low, panel)).toMatchObject({ folded: true });
    expect(standAside(own, busy, low, panel)).toBeUndefined();
    expect(standAside(own, busy, { width: 640, height: 500 }, panel)).toMatchObject({ folded: true });
  });

  it('moves a pill that covers the control', () => {
    const folded: PanelState = { ...own, folded: true };
    const control: Box = [1100, 90, 1200, 130];
    const aside = standAside(folded, { ...nothing, control }, wide, panel);
    expect(aside).toMatchObject({ folded: true });
    expect(aside).not.toEqual(folded);
  });

  it('never covers the ring or its words, wherever they are', () => {
    for (const window of [wide, { width: 640, height: 900 }, { width: 320, height: 568 }])
      for (const side of ['left', 'right'] as const)
        for (let x = 0; x < window.width - 60; x += 40)
          for (let y = 0; y < window.height - 30; y += 40) {
            const control: Box = [x, y, Math.min(x + 150, window.width), y + 30];
            const state = { ...own, side };
            const aside = standAside(state, { ...nothing, menu: null, control }, window, panel) ?? state;
            const again = standAside(aside, { ...nothing, menu: null, control }, window, panel);
            expect(again, `${[window.width, side, x, y]}`).toBeUndefined();
          }
  });
});
