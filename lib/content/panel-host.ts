import { mountPanel } from '../../components/overlay/mount';
import { panelWidth } from '../../components/overlay/placement';
import type { FrameBoxes, FrameState, PanelContent, PanelState } from '../messages';
import { createOverlayHost } from '../overlay/host';
import { type Box, standAside } from '../overlay/stand-aside';
import { press, sendFill, tell } from './extension';
import { fromFrame, inTheWay, menuBox } from './in-the-way';

interface PanelHost {
  show(state: FrameState): void;
  /** After each look at the page, with what the ring is around in the top frame. */
  look(pointed: Element | null): void;
  /** The keyboard is to go to the panel. */
  focus(): void;
  /** The extension was updated or removed: says so where the panel was. */
  abandon(): void;
}

/** What a person does on the panel first. */
const approaches = ['pointerover', 'pointerdown', 'focusin', 'keydown'];

/** Puts the panel on the page while a setup is under way, and takes it away without a trace after. */
export function createPanelHost(onApproach: () => void): PanelHost {
  let mounted:
    | { panel: ReturnType<typeof mountPanel>; host: ReturnType<typeof createOverlayHost> }
    | undefined;
  let content: PanelContent | null = null;
  let pointed: Element | null = null;
  /** As it is now: as the admin put it, or aside. */
  let shown: PanelState | undefined;
  /** What it stood aside for when the admin put it elsewhere: it stays there as long as that is so. */
  let insisted: string | undefined;
  /** Of the panel when it was last unfolded, in pixels. */
  let height = 460;
  let drawn: PanelContent | null = null;

  const remove = () => {
    keepHere(false);
    mounted?.panel.unmount();
    mounted?.host.remove();
    mounted = undefined;
    content = null;
    shown = undefined;
    drawn = null;
  };

  /** What it would stand aside for: another thing to do is another case. */
  const occasion = () => JSON.stringify([content?.hint?.id, content?.page.panes]);

  const place = () => {
    if (!mounted || !content) return;
    const { root } = mounted.host;
    const panel = root.querySelector<HTMLElement>('.panel');
    if (panel) height = panel.offsetHeight;
    if (insisted !== occasion()) insisted = undefined;
    if (insisted !== undefined) return draw(content.state);
    // Nothing moves while it is pressed, nor folds while it is in use.
    if (shown && root.querySelector('.place:active')) return draw(shown);
    const aside = asideOf(content, pointed, height);
    const isInUse = root.activeElement !== null && !content.state.folded;
    draw(aside?.folded && isInUse ? content.state : (aside ?? content.state));
  };

  const draw = (state: PanelState) => {
    if (!mounted || !content) return;
    const isSame = content === drawn && shown !== undefined && isSamePlace(shown, state);
    shown = state;
    if (isSame) return;
    drawn = content;
    mounted.panel.update({ ...content, state });
  };

  /** What the admin changed is theirs; where it stood aside is not. */
  const change = (panel: PanelState) => {
    if (!content || !shown) return;
    const before = shown;
    const changed = Object.entries(panel).filter(([key, value]) => before[key as keyof PanelState] !== value);
    content = { ...content, state: { ...content.state, ...Object.fromEntries(changed) } };
    insisted = occasion();
    tell({ type: 'panel-changed', panel: content.state });
    place();
  };

  const show = ({ panel: next }: FrameState) => {
    content = next;
    if (!next) return remove();
    if (!mounted) {
      const host = createOverlayHost(document);
      const panel = mountPanel(host.root, {
        onPanelChange: change,
        onUseCandidate: (clientId) => tell({ type: 'use-candidate', clientId }),
        onSecretKeptSafe: () => tell({ type: 'secret-kept-safe' }),
        onOpenWaymark: () => press({ type: 'open-waymark' }),
        onPointAt: (fact) => press({ type: 'point-at', fact }),
        onReport: () => press({ type: 'report-page' }),
        onFill: (ids) => sendFill({ type: 'fill-in', ids }),
        onUndoFill: () => sendFill({ type: 'undo-fill-in' }),
      });
      mounted = { panel, host };
      // Before the panel asks anything of an extension that may be gone.
      for (const type of approaches) host.root.addEventListener(type, onApproach, true);
    }
    keepHere(next.secretMoment === 'shown');
    mounted.host.keep();
    place();
  };

  const look = (element: Element | null) => {
    pointed = element;
    place();
  };

  const abandon = () => {
    keepHere(false);
    mounted?.panel.abandon();
    mounted = undefined;
    content = null;
  };

  return { show, look, focus: () => mounted?.panel.focus(), abandon };
}

const isSamePlace = (one: PanelState, other: PanelState): boolean =>
  Object.entries(one).every(([key, value]) => other[key as keyof PanelState] === value);

/** The browser's own question before the page with a secret that nobody has kept yet is left. */
function keepHere(isAtRisk: boolean): void {
  if (isAtRisk) window.addEventListener('beforeunload', holdBack);
  else window.removeEventListener('beforeunload', holdBack);
}

const holdBack = (event: Event): void => event.preventDefault();

/** Of everything that the top document and its frames have in its way; undefined where it may stay. */
function asideOf(
  { state, page, inTheWay: inFrames, secretMoment, entries, warnings }: PanelContent,
  pointed: Element | null,
  height: number,
): PanelState | undefined {
  const own = inTheWay(pointed?.isConnected ? pointed : null, page.panes.length > 0);
  const boxes = (pick: (frame: FrameBoxes) => readonly (Box | null)[]): Box[] =>
    inFrames
      .flatMap((frame) => pick(frame).map((box) => box && fromFrame(frame.position, box)))
      .filter((box) => box !== null);
  return standAside(
    state,
    {
      control: own.control ?? boxes(({ control }) => [control])[0] ?? null,
      panes: [...own.panes, ...boxes(({ panes }) => panes)],
      // Looked for only where the panel has to move.
      get menu() {
        return menuBox();
      },
      isNeeded: secretMoment !== null || entries.length > 0 || warnings.length > 0,
    },
    { width: innerWidth, height: innerHeight },
    { width: panelWidth, height },
  );
}
