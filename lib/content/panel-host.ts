import { mountPanel } from '../../components/overlay/mount';
import type { FrameState, PanelContent } from '../messages';
import { createOverlayHost } from '../overlay/host';
import type { Pane } from '../portal/types';
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
      });
      mounted = { panel, host };
    }
    mounted.panel.update(moveAside(content));
  };

  return { show, remove };
}

/** The portal opens these at the right edge (knowledge/portal.md §3), where the panel would cover them. */
const rightPanes: Pane[] = [
  'endpoints',
  'add-secret',
  'permission-picker',
  'configure-platforms',
  'keep-other-permissions',
];

/** While such a pane is open the panel is on the left; where the admin put it stays as it was. */
const moveAside = (content: PanelContent): PanelContent =>
  content.state.side === 'right' && content.page.panes.some((pane) => rightPanes.includes(pane))
    ? { ...content, state: { ...content.state, side: 'left' } }
    : content;
