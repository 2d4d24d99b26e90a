import { mountPanel } from '../../components/overlay/mount';
import type { FrameState, PanelContent } from '../messages';
import { createOverlayHost } from '../overlay/host';
import { tell } from './extension';

/** Puts the panel on the page while a setup is under way, and takes it away without a trace after. */
export function createPanelHost(): { show(state: FrameState): void; remove(): void } {
  let mounted:
    | { panel: ReturnType<typeof mountPanel>; host: ReturnType<typeof createOverlayHost> }
    | undefined;

  const remove = () => {
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
      });
      mounted = { panel, host };
    }
    mounted.panel.update(moveAside(content));
  };

  return { show, remove };
}

/**
 * Panes open at the right edge and dialogs in the middle (knowledge/portal.md §3): while one is open the panel is on
 * the left, so that it covers neither. Where the admin put it stays as it was.
 */
const moveAside = (content: PanelContent): PanelContent =>
  content.state.side === 'right' && content.page.panes.length > 0
    ? { ...content, state: { ...content.state, side: 'left' } }
    : content;
