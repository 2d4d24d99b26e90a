import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { runFrame } from '../lib/content/frame';

/** Child frames of the portal: the reader and the ring, no panel. */
export default defineUnlistedScript(() => runFrame());
