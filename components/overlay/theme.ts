/**
 * Draws a place in the portal's own theme, light or dark, and follows when the admin switches it, which reloads nothing.
 * Ends with the signal.
 */
export function followTheme(place: HTMLElement, signal: AbortSignal): void {
  const doc = place.ownerDocument;
  const systemDark = matchMedia('(prefers-color-scheme: dark)');
  const set = () => {
    place.className = (isDark(doc) ?? systemDark.matches) ? 'dark' : 'light';
  };
  const observer = new MutationObserver(set);
  for (const part of [doc.documentElement, doc.head, doc.body])
    if (part) observer.observe(part, { attributeFilter: ['class', 'style'] });
  systemDark.addEventListener('change', set, { signal });
  signal.addEventListener('abort', () => observer.disconnect());
  set();
}

/** By the class that the portal sets on html, head or body (knowledge/portal.md §6), else by what the page is painted on. */
function isDark(doc: Document): boolean | undefined {
  const { documentElement, head, body } = doc;
  const classes = ` ${documentElement.className} ${head?.className} ${body?.className} `;
  if (classes.includes(' fxs-mode-dark ')) return true;
  if (classes.includes(' fxs-mode-light ')) return false;
  return [body, documentElement].map((part) => part && isDarkColor(part)).find((dark) => dark !== undefined);
}

/** Undefined where nothing opaque is painted. */
function isDarkColor(element: Element): boolean | undefined {
  const color = getComputedStyle(element).backgroundColor;
  const [red, green, blue, alpha = 1] = (/^rgba?\(([^)]+)\)$/.exec(color)?.[1] ?? '').split(',').map(Number);
  if (red === undefined || green === undefined || blue === undefined || alpha < 0.5) return undefined;
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
}
