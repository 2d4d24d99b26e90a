import { browser } from '../browser';
import type { TestReport } from '../oauth/types';

/** What made a report: our version, and the browser's name and major version. */
export function readVersions(): TestReport['versions'] {
  const found = /\b(Firefox|Edg|Chrome)\/(\d+)(?!.*\bEdg\/)/.exec(navigator.userAgent);
  const name = found?.[1] === 'Edg' ? 'Edge' : found?.[1];
  return {
    waymark: browser.runtime.getManifest().version,
    browser: name ? `${name} ${found?.[2]}` : '',
  };
}
