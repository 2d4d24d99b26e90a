import { mountPanel } from '../../components/overlay/mount';
import type { FrameState, PanelContent } from '../messages';
import { createOverlayHost } from '../overlay/host';
import { sendFill, tell } from './extension';

interface PanelHost {
  show(state: FrameState): void;
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

  const remove = () => {
    keepHere(false);
    mounted?.panel.unmount();
    mounted?.host.remove();
    mounted = undefined;
  };

  const show = ({ panel: content }: FrameState) => {
    if (!content) return remove();
    if (!mounted) {
      const host = createOverlayHost(document);
      const panel = mountPanel(host.root, {
        onPanelChange: (panel) => tell({ type: 'panel-changed', panel }),
        onUseCandidate: (clientId) => tell({ type: 'use-candidate', clientId }),
        onSecretKeptSafe: () => tell({ type: 'secret-kept-safe' }),
        onOpenWaymark: () => tell({ type: 'open-waymark' }),
        onPointAt: (fact) => tell({ type: 'point-at', fact }),
        onReport: () => tell({ type: 'report-page' }),
        onFill: (ids) => sendFill({ type: 'fill-in', ids }),
        onUndoFill: () => sendFill({ type: 'undo-fill-in' }),
      });
      mounted = { panel, host };
      // Before the panel asks anything of an extension that may be gone.
      for (const type of approaches) host.root.addEventListener(type, onApproach, true);
    }
    keepHere(content.secretMoment === 'shown');
    mounted.host.keep();
    mounted.panel.update(moveAside(content));
  };

  const abandon = () => {
    keepHere(false);
    mounted?.panel.abandon();
    mounted = undefined;
  };

  return { show, focus: () => mounted?.panel.focus(), abandon };
}

/** The browser's own question before the page with a secret that nobody has kept yet is left. */
function keepHere(isAtRisk: boolean): void {
  if (isAtRisk) window.addEventListener('beforeunload', holdBack);
  else window.removeEventListener('beforeunload', holdBack);
}

const holdBack = (event: Event): void => event.preventDefault();

/**
 * Panes open at the right edge and dialogs in the middle (knowledge/portal.md §3): while one is open the panel is on
 * the left, so that it covers neither. Where the admin put it stays as it was.
 */
const moveAside = (content: PanelContent): PanelContent =>
  content.state.side === 'right' && content.page.panes.length > 0
    ? { ...content, state: { ...content.state, side: 'left' } }
    : content;
