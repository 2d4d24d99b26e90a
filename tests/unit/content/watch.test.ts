// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchPage } from '../../../lib/content/watch';

let observers: { callback: MutationCallback; disconnect: ReturnType<typeof vi.fn> }[];
let pending: MutationRecord[];
let life: AbortController;
let hidden = false;
let told: string[];
let urgent = false;
const look = () => told.push('look');
const note = (records: readonly MutationRecord[]) => {
  for (const { type } of records) told.push(type);
};

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(document, 'hidden', 'get').mockImplementation(() => hidden);
  observers = [];
  pending = [];
  told = [];
  hidden = false;
  urgent = false;
  life = new AbortController();
  vi.stubGlobal('scheduler', { postTask: async (work: () => void) => void setTimeout(work) });
  vi.stubGlobal(
    'MutationObserver',
    class {
      disconnect = vi.fn();
      observe = vi.fn();
      takeRecords = () => pending.splice(0);
      constructor(public callback: MutationCallback) {
        observers.push(this);
      }
    },
  );
});

afterEach(() => {
  life.abort();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const start = () => watchPage({ look, note, isUrgent: () => urgent }, life.signal);
const record = (type: MutationRecordType) => ({ type, target: document.body }) as unknown as MutationRecord;
const change = () => observers[0]?.callback([record('attributes')], {} as MutationObserver);
const wait = (time: number) => vi.advanceTimersByTime(time);
const looks = () => told.filter((what) => what === 'look').length;

describe('a page that is watched', () => {
  it('is looked at once, soon after a burst of changes, by one observer', () => {
    start();
    wait(1_000);
    expect(looks()).toBe(1);
    for (let index = 0; index < 50; index++) change();
    expect(looks()).toBe(1);
    wait(1_000);
    expect(looks()).toBe(2);
    expect(observers).toHaveLength(1);
  });

  it('is looked at sooner where what is pointed at has gone, though a look was due already', () => {
    start();
    wait(1_000);
    change();
    urgent = true;
    change();
    wait(20);
    wait(0);
    vi.advanceTimersToNextFrame();
    wait(1);
    expect(looks()).toBe(2);
    urgent = false;
    wait(1_000);
    expect(looks()).toBe(2);
  });

  it('is looked at again and again while it never rests, and once more after its last change', () => {
    start();
    for (let time = 0; time < 10_000; time += 10) {
      change();
      wait(10);
    }
    expect(looks()).toBeGreaterThan(50);
    told = [];
    change();
    wait(1_000);
    expect(told).toEqual(['attributes', 'look']);
  });

  it('is looked at less often where each look takes long, but not after a single one that does', () => {
    let cost = 100;
    const slowLook = () => {
      look();
      vi.advanceTimersByTime(cost);
    };
    watchPage({ look: slowLook, note, isUrgent: () => urgent }, life.signal);
    const change1000 = () => {
      told = [];
      for (let time = 0; time < 1_000; time += 10) {
        change();
        wait(10);
      }
      return looks();
    };
    wait(200);
    cost = 0;
    const quick = change1000();
    cost = 20;
    change1000();
    const slow = change1000();
    expect(quick).toBeGreaterThan(5);
    expect(slow).toBeGreaterThan(0);
    expect(slow).toBeLessThan(4);
  });

  it('is looked at with every change told of, those included that nobody was told of yet', () => {
    start();
    change();
    pending = [record('childList')];
    wait(1_000);
    expect(told).toEqual(['attributes', 'childList', 'look']);
  });

  it('is looked at even where nothing is ever drawn', () => {
    vi.stubGlobal('requestAnimationFrame', () => 1);
    start();
    wait(1_000);
    change();
    wait(1_000);
    expect(told).toEqual(['look', 'attributes', 'look']);
  });

  it('is left alone while its tab is hidden, and looked at when it is back', () => {
    hidden = true;
    start();
    change();
    wait(1_000);
    expect(told).toEqual(['attributes']);
    hidden = false;
    document.dispatchEvent(new Event('visibilitychange'));
    wait(1_000);
    expect(looks()).toBe(1);
  });

  it('is left alone for good when there is no setup any more', () => {
    start();
    life.abort();
    expect(observers[0]?.disconnect).toHaveBeenCalled();
    document.dispatchEvent(new Event('input'));
    window.dispatchEvent(new Event('hashchange'));
    wait(1_000);
    expect(looks()).toBe(0);
  });
});
