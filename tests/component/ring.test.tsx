// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createRing, type Ring } from '../../lib/overlay/ring';

let ring: Ring | undefined;
let root: ShadowRoot | undefined;
const frames: FrameRequestCallback[] = [];
const nextFrame = () => frames.splice(0).map((frame) => frame(0));

function target(box: [number, number, number, number]): HTMLElement {
  const element = document.createElement('button');
  document.body.append(element);
  moveTo(element, box);
  return element;
}

const moveTo = (element: Element, [x, y, width, height]: [number, number, number, number]) =>
  vi.spyOn(element, 'getBoundingClientRect').mockReturnValue(new DOMRect(x, y, width, height));

function start(): Ring {
  vi.stubGlobal('requestAnimationFrame', (frame: FrameRequestCallback) => frames.push(frame));
  vi.stubGlobal('cancelAnimationFrame', () => frames.splice(0));
  vi.spyOn(document.documentElement, 'clientWidth', 'get').mockReturnValue(800);
  vi.spyOn(document.documentElement, 'clientHeight', 'get').mockReturnValue(600);
  const attach = Element.prototype.attachShadow;
  vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(function (this: Element, init) {
    expect(init.mode).toBe('closed');
    root = attach.call(this, init);
    return root;
  });
  ring = createRing(document);
  return ring;
}

const shape = () => root?.querySelector('i') as HTMLElement;
const label = () => root?.querySelector('b') as HTMLElement;

afterEach(() => {
  ring?.destroy();
  document.body.replaceChildren();
  vi.unstubAllGlobals();
  vi.useRealTimers();
  frames.length = 0;
});

describe('the ring', () => {
  it('adds nothing to the page until there is something to point at', () => {
    const before = document.documentElement.childElementCount;
    start().point(null);
    expect(document.documentElement.childElementCount).toBe(before);
    expect(frames).toHaveLength(0);
  });

  it('goes around the control and follows it', () => {
    const element = target([100, 100, 80, 30]);
    start().point(element, 'Press here');
    expect(shape().hidden).toBe(false);
    expect(shape().style.left).toBe('95px');
    expect(shape().style.width).toBe('90px');
    expect(label().textContent).toContain('Press here');
    moveTo(element, [200, 150, 80, 30]);
    nextFrame();
    expect(shape().style.left).toBe('195px');
  });

  it('leaves the page’s own elements as they are', () => {
    const element = target([100, 100, 80, 30]);
    const before = document.body.outerHTML;
    start().point(element);
    expect(document.body.outerHTML).toBe(before);
  });

  it('shows which way a target out of sight is', () => {
    start().point(target([100, 900, 80, 30]), 'Register');
    expect(shape().hidden).toBe(true);
    expect(label().textContent).toBe('↓ Register');
  });

  it('is not drawn for a hidden target', () => {
    start().point(target([0, 0, 0, 0]), 'Register');
    expect(shape().hidden && label().hidden).toBe(true);
  });

  it('stops when the control leaves the page', () => {
    const element = target([100, 100, 80, 30]);
    start().point(element);
    element.remove();
    nextFrame();
    expect(shape().hidden).toBe(true);
    expect(frames).toHaveLength(0);
  });

  it('comes to rest, and wakes up with what can move the control', () => {
    vi.useFakeTimers();
    const element = target([100, 100, 80, 30]);
    const box = document.createElement('div');
    document.body.append(box);
    moveTo(box, [0, 0, 800, 600]);
    const other = document.createElement('div');
    document.body.append(other);
    box.append(element);
    start().point(element);
    for (let count = 0; count < 100 && frames.length > 0; count++) nextFrame();
    expect(frames).toHaveLength(0);
    other.dispatchEvent(new Event('scroll'));
    expect(frames).toHaveLength(0);
    moveTo(element, [100, 50, 80, 30]);
    box.dispatchEvent(new Event('scroll'));
    nextFrame();
    expect(shape().style.top).toBe('45px');
  });

  it('notices by itself that a control at rest has moved', () => {
    vi.useFakeTimers();
    const element = target([100, 100, 80, 30]);
    start().point(element);
    for (let count = 0; count < 100 && frames.length > 0; count++) nextFrame();
    moveTo(element, [300, 100, 80, 30]);
    vi.advanceTimersByTime(500);
    nextFrame();
    expect(shape().style.left).toBe('295px');
    ring?.destroy();
    vi.advanceTimersByTime(500);
    expect(frames).toHaveLength(0);
  });

  it('takes itself out of the page without a trace', () => {
    const before = document.documentElement.childElementCount;
    start().point(target([100, 100, 80, 30]));
    ring?.destroy();
    expect(document.documentElement.childElementCount).toBe(before);
    expect(frames).toHaveLength(0);
  });
});
