import type { Hint } from '../guide/types';
import type { FrameState, HintSighting } from '../messages';
import { createRing, type Ring } from '../overlay/ring';
import { accumulate } from '../portal/accumulate';
import { signedInDirectory } from '../portal/directory';
import { compileLabels } from '../portal/labels';
import { locate } from '../portal/locate';
import { Outline } from '../portal/outline';
import { read } from '../portal/read';
import { parseRoute } from '../portal/route';
import type { Located, Reading } from '../portal/types';
import { copiedGuids } from './copied';
import { askForState, isOrphan, onMessage, tell } from './extension';
import { framePosition, visibleFramePositions } from './frames';
import { inTheWay } from './in-the-way';
import { pageLanguages } from './page-languages';
import { watchPage } from './watch';

interface FrameHandlers {
  /** The background's latest word: what to show in this frame. */
  onState?(state: FrameState): void;
  /** The keyboard is to go to the panel. */
  onFocus?(): void;
  /** After each look at the page: what the ring is around in this frame. */
  onLook?(pointed: Element | null): void;
  /** The extension was updated or removed: this script is an orphan. */
  onOrphan?(): void;
}

/**
 * What runs in every frame of the portal, top or child: reads while a setup is under way, reports what changed,
 * and draws the ring where the background says so. Silent, and without an observer, at all other times. What it gives
 * ends it where it has become an orphan.
 */
export function runFrame(handlers: FrameHandlers = {}): () => void {
  if (!claimFrame()) return () => undefined;
  const life = new AbortController();
  const position = framePosition(window);
  let state: FrameState | undefined;
  /** Of this document, with the labels of its language: kept for as long as the page is watched. */
  let outline: Outline | undefined;
  let reading: Reading | null = null;
  let lastReport = '';
  let work: AbortController | undefined;
  let schedule: (() => void) | undefined;
  let ring: Ring | undefined;
  let copied: string[] = [];
  /** What the ring is around. */
  let pointed: Element | null = null;

  const address = () => (position === null ? location.href : (state?.url ?? null));

  const endIfOrphan = () => {
    const isOver = isOrphan();
    if (isOver && !life.signal.aborted) {
      life.abort();
      stop();
      handlers.onOrphan?.();
    }
    return isOver;
  };

  const look = () => {
    if (endIfOrphan()) return;
    const url = address();
    const route = url === null ? null : parseRoute(url);
    if (!state?.active || !outline || !url || !route) return;
    const seen = accumulate(reading, read(document, route, outline.labels, outline));
    reading = seen;
    const slipped = seen.facts.secrets?.value.some(
      ({ secretId }) => secretId !== null && copied.includes(secretId),
    );
    const located = state.hint ? locateHint(state.hint, outline) : null;
    const hint: HintSighting | null = located && { id: located.id, outcome: located.at.outcome };
    const frames = position === null ? visibleFramePositions(window) : [];
    pointed = showRing(located);
    handlers.onLook?.(pointed);
    const boxes = position === null ? null : inTheWay(pointed, seen.panes.length > 0);
    const report = {
      type: 'observed',
      position,
      url,
      reading: slipped ? { ...seen, draft: { ...seen.draft, copied: 'secret-id' as const } } : seen,
      hint,
      frames,
      directory: position === null ? signedInDirectory(document) : null,
      ...(boxes && (boxes.control || boxes.panes.length > 0) && { inTheWay: boxes }),
    } as const;
    const text = JSON.stringify(report);
    if (text === lastReport) return;
    lastReport = text;
    tell(report);
  };

  /** Gives what the ring is around. */
  const showRing = (located: LocatedHint | null): Element | null => {
    const element =
      located && located.id === state?.ring?.id && 'element' in located.at ? located.at.element : null;
    if (!element && !ring) return null;
    ring ??= createRing(document);
    ring.point(element, state?.ring?.label, state?.ring?.wrong);
    return element;
  };

  const stop = () => {
    work?.abort();
    work = undefined;
    outline?.forget();
    ring?.destroy();
    ring = undefined;
    pointed = null;
    lastReport = '';
    reading = null;
  };

  const take = (next: FrameState) => {
    const moved = next.url !== state?.url;
    state = next;
    if (next.labels) {
      outline = new Outline(document, compileLabels(next.labels));
      // With its answer the background begins anew: what was said while that was on its way is forgotten.
      lastReport = '';
    }
    handlers.onState?.(next);
    if (!next.active) return stop();
    // Labels come only with the first answer: a setup that began after this frame has loaded asks again.
    if (!outline) return void ask();
    if (!work) {
      work = new AbortController();
      const note = (records: readonly MutationRecord[]) => {
        outline?.note(records);
        ring?.wake();
      };
      const isUrgent = () => pointed?.isConnected === false;
      schedule = watchPage({ look, note, isUrgent }, work.signal);
      const remember = (event: Event) => {
        const guids = copiedGuids(event);
        if (!guids) return;
        copied = guids;
        schedule?.();
      };
      for (const type of ['copy', 'click'])
        document.addEventListener(type, remember, { capture: true, passive: true, signal: work.signal });
    } else if (next.labels || moved || next.hint || ring) {
      schedule?.();
    }
  };

  const ask = async () => {
    const languages = pageLanguages();
    const answer = await askForState({ type: 'frame-ready', position, languages, url: location.href });
    if (answer) take(answer);
  };

  onMessage((message) => {
    if (message.type === 'frame-state') return take(message.state);
    if (message.type === 'focus-panel') return handlers.onFocus?.();
    void ask();
  }, life.signal);
  void ask();
  return endIfOrphan;
}

interface LocatedHint {
  id: string;
  at: Located;
}

/** Pages word the same control differently: the first of the hint's targets that is here counts. */
function locateHint(hint: Hint, outline: Outline): LocatedHint {
  const found = [hint, ...(hint.alternatives ?? [])].map(
    ({ id, target }): LocatedHint => ({ id, at: locate(document, target, outline.labels, outline) }),
  );
  return found.find(({ at }) => 'element' in at) ?? (found[0] as LocatedHint);
}

const claims = globalThis as { waymarkRuns?: () => boolean };

/** False where a living script of ours is in the frame already; an orphan of an older version does not count. */
function claimFrame(): boolean {
  if (claims.waymarkRuns?.()) return false;
  claims.waymarkRuns = () => !isOrphan();
  return true;
}
