import { existsSync, readFileSync } from 'node:fs';
import { canInstall, install } from './apt.mjs';
import { StopError } from './process.mjs';

const knownPaths = JSON.parse(readFileSync(new URL('./browser-paths.json', import.meta.url), 'utf8'));

const findChromium = () => {
  const chosen = process.env.CHROMIUM_PATH;
  if (!chosen) return knownPaths.find((path) => existsSync(path));
  if (existsSync(chosen)) return chosen;
  throw new StopError(`CHROMIUM_PATH names a file that does not exist: ${chosen}`);
};

/** Makes sure that the tests and the demo have a browser; on Debian as root it is installed. */
export const ensureChromium = async () => {
  if (findChromium()) return;
  if (canInstall() && (await install('chromium', 'Chromium')) && findChromium()) return;
  throw new StopError(
    'No browser found: install Chromium, Chrome or Edge, or set CHROMIUM_PATH to the executable.',
  );
};
