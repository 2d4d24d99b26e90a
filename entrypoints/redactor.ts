import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { pageLanguages } from '../lib/content/page-languages';
import { redactFrame } from '../lib/content/redact-frame';

/** Put into the frames of a page that the admin reports; the background then asks each for its redacted document. */
export default defineUnlistedScript(() => {
  Object.assign(globalThis, { waymarkRedact: redactFrame });
  return pageLanguages();
});
