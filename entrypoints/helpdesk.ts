import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { fillOsticket } from '../lib/content/fill-osticket';
import { askOwnServer } from '../lib/content/helpdesk-request';

/** Put into a helpdesk's tab for one request that the admin has asked for. */
export default defineUnlistedScript(() => {
  Object.assign(globalThis, { waymarkAsk: askOwnServer, waymarkFill: fillOsticket });
});
