import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { runFrame } from '../lib/content/frame';
import { createPanelHost } from '../lib/content/panel-host';

/** The top frame of the portal: the reader, the ring and the panel. */
export default defineUnlistedScript(() => {
  const panel = createPanelHost(() => endIfOrphan());
  const endIfOrphan = runFrame({
    onState: panel.show,
    onLook: panel.look,
    onFocus: panel.focus,
    onOrphan: panel.abandon,
  });
});
