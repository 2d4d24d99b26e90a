import { t, textLanguage, translate } from '../i18n';
import { adoptStyles, createOverlayHost } from '../overlay/host';
import { createRing } from '../overlay/ring';
import type { PointedReply, PointOrder } from '../pointing';
import { compileLabels } from '../portal/labels';
import { isOrphan, sendPointed, tell } from './extension';
import { readPointed } from './pointed-value';

/** Everything that a press can set off in the portal. */
const presses = [
  'pointerdown',
  'mousedown',
  'pointerup',
  'mouseup',
  'click',
  'dblclick',
  'auxclick',
  'contextmenu',
  'touchstart',
  'touchend',
];

/** The click of a press comes after its pointer events, and must not reach the page either. Milliseconds. */
const afterPress = 300;

/**
 * Lets the admin point at a value. Meanwhile presses don't reach the page: this is the only time when Waymark keeps
 * one from it. Gives the function that ends it.
 */
export function startPicking({ fact, labels, ask, refusals }: PointOrder): () => void {
  const life = new AbortController();
  const compiled = compileLabels(labels);
  const ring = createRing(document);
  const banner = window === window.top ? createBanner(translate(ask)) : null;
  let target: Element | null = null;
  let isEnding = false;

  const stop = () => {
    if (isEnding) return;
    isEnding = true;
    ring.destroy();
    banner?.remove();
    setTimeout(() => life.abort(), afterPress);
  };

  const aim = (element: Element | null, label = '') => {
    target = element;
    if (!isEnding) ring.point(element, label);
  };

  const take = async (element: Element) => {
    const pointed = readPointed(element, fact, compiled);
    if ('reason' in pointed) return aim(element, translate(refusals[pointed.reason]));
    const reply: PointedReply = (await sendPointed({ type: 'pointed', fact, ...pointed })) ?? {
      ok: false,
      reason: 'gone',
    };
    if (!reply.ok) return aim(element, translate(refusals[reply.reason]));
    stop();
  };

  const swallow = (event: Event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const options = { capture: true, passive: false, signal: life.signal };
  for (const type of presses) {
    window.addEventListener(
      type,
      (event) => {
        const element = elementOf(event);
        // What a script of the page sends is no person's press.
        if (!event.isTrusted || !element) return;
        // Nobody would take it any more, and the page must not stay deaf.
        if (isOrphan()) return stop();
        swallow(event);
        if (type === 'pointerup' && !isEnding) void take(element);
      },
      options,
    );
  }
  const follow = (event: Event) => {
    const element = elementOf(event);
    if (element !== target) aim(element);
  };
  window.addEventListener('pointermove', follow, options);
  // Into another frame, or out of the window.
  window.addEventListener('pointerout', (event) => event.relatedTarget || aim(null), options);
  window.addEventListener('focusin', follow, options);
  window.addEventListener(
    'keydown',
    (event) => {
      if (!event.isTrusted || (event.key !== 'Escape' && event.key !== 'Enter')) return;
      const element = document.activeElement;
      if (event.key === 'Escape') {
        tell({ type: 'pointing-ended' });
        stop();
      } else if (!isEnding && element && element !== document.body && !isOurs(element)) void take(element);
      else return;
      swallow(event);
    },
    options,
  );
  return stop;
}

/** The portal's element that an event is of; null for the panel. */
function elementOf(event: Event): Element | null {
  const [element] = event.composedPath();
  return element instanceof Element && !isOurs(element) ? element : null;
}

/** What Waymark shows hangs beside the page's body (lib/overlay/host.ts). */
const isOurs = (element: Element): boolean =>
  element.parentNode === document.documentElement && element !== document.body;

const css = `p{position:fixed;left:50%;top:12px;transform:translateX(-50%);max-width:min(560px,90vw);margin:0;padding:10px 16px;border-radius:8px;background:#1f2933;color:#fff;font:600 14px/1.4 system-ui;box-shadow:0 0 0 2px #fff,0 4px 16px #0006;pointer-events:none}
@media(forced-colors:active){p{border:1px solid}}`;

function createBanner(text: string): { remove(): void } {
  const host = createOverlayHost(document);
  const words = document.createElement('p');
  Object.assign(words, textLanguage());
  words.setAttribute('role', 'status');
  words.textContent = `${text} ${t('pointHow')}`;
  adoptStyles(host.root, css);
  host.root.append(words);
  return host;
}
