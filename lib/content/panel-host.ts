import { mountPanel } from '../../components/overlay/mount';
import type { FrameState } from '../messages';
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
      });
      mounted = { panel, host };
    }
    mounted.panel.update(content);
  };

  return { show, remove };
}
