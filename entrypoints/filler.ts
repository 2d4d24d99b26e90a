import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createFormFiller } from '../lib/content/form-filler';
import type { FormFiller } from '../lib/form-fill/types';

/**
 * Put into the frames of the helpdesk's page when the admin asks to have a form filled in; the background then calls it.
 * It stays while the document does, so that what it filled in can be taken back.
 */
export default defineUnlistedScript(() => {
  const scope = globalThis as { waymarkFiller?: FormFiller };
  scope.waymarkFiller ??= createFormFiller(document);
});
