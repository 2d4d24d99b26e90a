import { render } from 'preact';
import { textLanguage } from '../../lib/i18n';
import type { PanelContent } from '../../lib/messages';
import { adoptStyles } from '../../lib/overlay/host';
import brand from '../ui/brand.css?inline';
import shared from '../ui/shared.css?inline';
import type { PanelEvents } from './events';
import { Panel } from './panel';
import frame from './panel.css?inline';
import parts from './panel-parts.css?inline';

export type { PanelEvents } from './events';

export interface MountedPanel {
  update(content: PanelContent): void;
  unmount(): void;
}

/** The page must not take these for its own: portal shortcuts (G then B), or a click outside a menu that closes it. */
const ours = ['keydown', 'keyup', 'keypress', 'pointerdown', 'mousedown', 'click', 'focusin', 'paste'];

/** Draws the panel into a shadow root of lib/overlay/host. Nothing is drawn before the first update. */
export function mountPanel(root: ShadowRoot, events: PanelEvents): MountedPanel {
  const doc = root.ownerDocument;
  const place = doc.createElement('div');
  const systemDark = matchMedia('(prefers-color-scheme: dark)');
  const setTheme = () => {
    place.className = (isDark(doc) ?? systemDark.matches) ? 'dark' : 'light';
  };
  for (const type of ours) place.addEventListener(type, stop);
  systemDark.addEventListener('change', setTheme);
  Object.assign(place, textLanguage());
  adoptStyles(root, brand + shared + frame + parts);
  root.append(place);
  return {
    update(content) {
      setTheme();
      render(<Panel content={content} events={events} />, place);
    },
    unmount() {
      systemDark.removeEventListener('change', setTheme);
      render(null, place);
      place.remove();
    },
  };
}

const stop = (event: Event): void => event.stopPropagation();

/** The portal's own theme, by the class it sets on html, head or body (knowledge/portal.md §6); undefined where it sets none. */
function isDark({ documentElement, head, body }: Document): boolean | undefined {
  const classes = ` ${documentElement.className} ${head?.className} ${body?.className} `;
  return classes.includes(' fxs-mode-dark ') || (classes.includes(' fxs-mode-light ') ? false : undefined);
}
