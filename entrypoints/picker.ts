import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { pageLanguages } from '../lib/content/page-languages';
import { startPicking } from '../lib/content/picker';
import type { PointOrder } from '../lib/pointing';

/** Put into the frames of a page while the admin points at a value in it. */
export default defineUnlistedScript(() => {
  let stop: (() => void) | undefined;
  Object.assign(globalThis, {
    waymarkPick: (order: PointOrder | null) => {
      stop?.();
      stop = order ? startPicking(order) : undefined;
    },
  });
  return pageLanguages();
});
