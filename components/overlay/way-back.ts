import { trusted } from '../ui/trusted';

/** Escape leaves the panel for where the admin was on the page, which stays as it is. Ends with the signal. */
export function rememberWayBack(
  place: HTMLElement,
  signal: AbortSignal,
): { from(element: Element | null): void } {
  const root = place.getRootNode() as ShadowRoot;
  let origin: Element | null = null;
  const from = (element: Element | null) => {
    if (element && element.getRootNode() !== root && element !== root.host) origin = element;
  };
  const enter = ({ relatedTarget }: FocusEvent) => from(relatedTarget as Element | null);
  const leave = trusted((event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    (root.activeElement as HTMLElement | null)?.blur();
    if (origin instanceof HTMLElement) origin.focus();
  });
  place.addEventListener('focusin', enter, { signal });
  place.addEventListener('keydown', leave, { signal });
  return { from };
}
