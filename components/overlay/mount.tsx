import { render } from 'preact';
import { t, textLanguage } from '../../lib/i18n';
import type { PanelContent, PanelState } from '../../lib/messages';
import { adoptStyles } from '../../lib/overlay/host';
import brand from '../ui/brand.css?inline';
import { keepFocus } from '../ui/keep-focus';
import shared from '../ui/shared.css?inline';
import type { PanelEvents } from './events';
import { Orphan } from './orphan';
import { Panel } from './panel';
import frame from './panel.css?inline';
import parts from './panel-parts.css?inline';
import { followTheme } from './theme';
import { rememberWayBack } from './way-back';

export type { PanelEvents } from './events';

export interface MountedPanel {
  update(content: PanelContent): void;
  /** Brings the keyboard into the panel; Escape takes it back. */
  focus(): void;
  /** The extension is another one by now: nothing of it can be asked from here on, not even a text. */
  abandon(): void;
  unmount(): void;
}

/** The page must not take these for its own: portal shortcuts (G then B), or a click outside a menu that closes it. */
const ours = ['keydown', 'keyup', 'keypress', 'pointerdown', 'mousedown', 'click', 'focusin', 'paste'];

/** Draws the panel into a shadow root of lib/overlay/host. Nothing is drawn before the first update. */
export function mountPanel(root: ShadowRoot, events: PanelEvents): MountedPanel {
  const doc = root.ownerDocument;
  const place = doc.createElement('div');
  const life = new AbortController();
  for (const type of ours) place.addEventListener(type, stop);
  Object.assign(place, textLanguage());
  adoptStyles(root, brand + shared + frame + parts);
  root.append(place);
  followTheme(place, life.signal);
  keepFocus(place, life.signal);
  const words = { brand: t('panelBrand'), orphaned: t('panelOrphaned'), reload: t('panelReload') };
  let state: PanelState | undefined;
  const wayBack = rememberWayBack(place, life.signal);
  return {
    update(content) {
      state = content.state;
      render(<Panel content={content} events={events} />, place);
    },
    focus() {
      wayBack.from(doc.activeElement);
      place.querySelector<HTMLElement>('.panel, .pill')?.focus();
    },
    abandon() {
      life.abort();
      render(state && !state.dismissed ? <Orphan state={state} words={words} /> : null, place);
    },
    unmount() {
      life.abort();
      render(null, place);
      place.remove();
    },
  };
}

const stop = (event: Event): void => event.stopPropagation();
