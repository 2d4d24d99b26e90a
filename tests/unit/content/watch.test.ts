// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchPage } from '../../../lib/content/watch';
import { createOverlayHost } from '../../../lib/overlay/host';

let observers: { callback: MutationCallback; observe: () => void; disconnect: ReturnType<typeof vi.fn> }[];
let life: AbortController;
let hidden = false;
let cost = 0;
const look = vi.fn(() => void vi.setSystemTime(Date.now() + cost));

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(performance, 'now').mockImplementation(() => Date.now());
  vi.spyOn(document, 'hidden', 'get').mockImplementation(() => hidden);
  observers = [];
  vi.stubGlobal(
    'MutationObserver',
    class {
      disconnect = vi.fn();
      observe = vi.fn();
      takeRecords = () => [];
      constructor(public callback: MutationCallback) {
        observers.push(this);
      }
    },
  );
  life = new AbortController();
  hidden = false;
  cost = 0;
  look.mockClear();
});

afterEach(() => {
  life.abort();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const change = (record: Partial<MutationRecord> = { type: 'attributes', target: document.body }) =>
  observers[0]?.callback([record as MutationRecord], {} as MutationObserver);
const wait = (time: number) => vi.advanceTimersByTime(time);

describe('a page that is watched', () => {
  it('is looked at once, soon after a burst of changes, by one observer', () => {
    watchPage(look, life.signal);
    wait(120);
    expect(look).toHaveBeenCalledTimes(1);
    wait(5_000);
    expect(look).toHaveBeenCalledTimes(1);
    for (let index = 0; index < 50; index++) change();
    wait(119);
    expect(look).toHaveBeenCalledTimes(1);
    wait(1);
    expect(look).toHaveBeenCalledTimes(2);
    expect(observers).toHaveLength(1);
  });

  it('is left alone while its tab is hidden, and looked at when it is back', () => {
    hidden = true;
    watchPage(look, life.signal);
    change();
    expect(vi.getTimerCount()).toBe(0);
    hidden = false;
    document.dispatchEvent(new Event('visibilitychange'));
    hidden = true;
    wait(1_000);
    expect(look).not.toHaveBeenCalled();
    hidden = false;
    document.dispatchEvent(new Event('visibilitychange'));
    wait(120);
    expect(look).toHaveBeenCalledTimes(1);
  });

  it('is left alone for good when there is no setup any more', () => {
    const watch = watchPage(look, life.signal);
    life.abort();
    expect(observers[0]?.disconnect).toHaveBeenCalled();
    change();
    watch.schedule();
    window.dispatchEvent(new Event('hashchange'));
    expect(vi.getTimerCount()).toBe(0);
    expect(look).not.toHaveBeenCalled();
  });

  it('gets long rests while it never rests itself, but what a person does is answered soon', () => {
    cost = 20;
    watchPage(look, life.signal);
    for (let time = 0; time < 20_000; time += 10) {
      change();
      wait(10);
    }
    expect(look.mock.calls.length).toBeGreaterThan(5);
    expect(look.mock.calls.length * cost).toBeLessThan(20_000 * 0.02);
    const before = look.mock.calls.length;
    wait(3_000);
    change();
    document.body.dispatchEvent(new Event('change', { bubbles: true }));
    wait(120);
    expect(look.mock.calls.length).toBeGreaterThan(before);
  });

  it('hears nothing of an error of ours, and is looked at again', () => {
    const failing = vi.fn(() => {
      throw new Error('odd page');
    });
    watchPage(failing, life.signal);
    expect(() => wait(120)).not.toThrow();
    change();
    wait(120);
    expect(failing).toHaveBeenCalledTimes(2);
  });

  it('is not looked at because our own panel has come or gone', () => {
    watchPage(look, life.signal);
    wait(120);
    const host = createOverlayHost(document);
    const node = document.documentElement.lastElementChild as Element;
    host.remove();
    change({
      type: 'childList',
      target: document.documentElement,
      addedNodes: [node] as unknown as NodeList,
      removedNodes: [] as unknown as NodeList,
    });
    change({ type: 'attributes', target: node });
    expect(vi.getTimerCount()).toBe(0);
  });
});
