/** What a person does. happy-dom's own events are not trusted, and a page's events never are: see components/ui/trusted.ts. */
export function act<T extends Event>(target: EventTarget, event: T): T {
  Object.defineProperty(event, 'isTrusted', { value: true });
  target.dispatchEvent(event);
  return event;
}

const common = { bubbles: true, composed: true, cancelable: true };

export const click = (target: Element) => act(target, new MouseEvent('click', common));

export const press = (target: Element, key: string, type = 'keydown') =>
  act(target, new KeyboardEvent(type, { ...common, key }));

export const point = (target: Element, type: string, clientX: number, clientY: number) =>
  act(target, new PointerEvent(type, { ...common, clientX, clientY, pointerId: 1, button: 0 }));
