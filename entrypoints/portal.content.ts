import { defineContentScript } from 'wxt/utils/define-content-script';
import { greet } from '../lib/content/extension';
import { bladeMatches, portalMatches } from '../lib/hosts';

/**
 * All that a portal page gets while no setup is under way: a word to the background that the frame is there.
 * The background puts the guide (top frame) or the reader (child frames) into it when there is something to do.
 */
export default defineContentScript({
  matches: [...portalMatches, ...bladeMatches],
  allFrames: true,
  runAt: 'document_idle',
  main: greet,
});
