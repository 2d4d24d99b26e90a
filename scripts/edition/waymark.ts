import { edition } from '../../lib/edition';
import type { BuildEdition } from './build-edition';

// Fixes the extension's ID in development (ID = first 32 hex digits of SHA-256 of the key, 0-f written a-p).
const developmentKey =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAsgodI+fgUGxZ27G5edWZCHVFueOVZWdt8dSxZMTJnWcQTJXvmcx4dRUp+WGZsql3dk5ZiRkkdBy1K9osn1MuBYRf5J2UbVZY1uJlBGtjEsFwqhKF+lf7ScXj5WFXqFbVsW7oDPYaLPD4FJDAWaLvi157qUt7oL3J7qc270K3g7lF9/W6NCFY/olvkl0c3WhbrRwbof6n9JDgElUBt52Ce6SCuYhTzvbqUiVbCdPK7TwrZJ5FELfvTFM44QUtykVlOoWuTCKoWH1QoEMMw+OCjKU8XEaqYSMHuMq5kLcxm+dQVc0Y3L48RG+EZh7sHHtFgd+G/gecMDhYp+z/yPL7IwIDAQAB';

/** Waymark itself. */
export const waymark: BuildEdition = {
  ...edition,
  outDir: '.output',
  zipName: null,
  version: null,
  localesDir: 'lib/locales',
  defaultLocale: 'en',
  chromeKey: developmentKey,
  firefoxId: 'waymark@waymark.invalid',
  standIns: { text: {}, publicFiles: {} },
  ships: () => true,
};
