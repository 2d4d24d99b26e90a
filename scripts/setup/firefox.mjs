import { existsSync, readFileSync } from 'node:fs';
import { canInstall, install } from './apt.mjs';
import { StopError, say } from './process.mjs';

const knownPaths = JSON.parse(readFileSync(new URL('./firefox-paths.json', import.meta.url), 'utf8'));

const hasFirefox = () => {
  const chosen = process.env.FIREFOX_PATH;
  if (!chosen) return knownPaths.some((path) => existsSync(path));
  if (existsSync(chosen)) return true;
  throw new StopError(`FIREFOX_PATH names a file that does not exist: ${chosen}`);
};

/** As for Chromium, except that without Firefox its tests are skipped and all others run. */
export const ensureFirefox = async () => {
  if (hasFirefox()) return;
  if (canInstall() && (await install('firefox-esr', 'Firefox ESR')) && hasFirefox()) return;
  say('No Firefox found: its tests are skipped. Install Firefox, or set FIREFOX_PATH to the executable.');
};
