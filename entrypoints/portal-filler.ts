import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createPortalFiller } from '../lib/content/portal-filler';
import type { PortalFiller } from '../lib/portal-fill';

/**
 * Put into the frames of a portal page when the admin asks to have something filled in; the background then calls it. It
 * stays while the document does, so that what it filled in can be taken back.
 */
export default defineUnlistedScript(() => {
  const scope = globalThis as { waymarkPortalFiller?: PortalFiller };
  scope.waymarkPortalFiller ??= createPortalFiller(document);
});
