import { existsSync, readFileSync } from 'node:fs';
import { run, StopError, say } from './process.mjs';

const knownPaths = JSON.parse(readFileSync(new URL('./browser-paths.json', import.meta.url), 'utf8'));

const findChromium = () => {
  const chosen = process.env.CHROMIUM_PATH;
  if (!chosen) return knownPaths.find((path) => existsSync(path));
  if (existsSync(chosen)) return chosen;
  throw new StopError(`CHROMIUM_PATH names a file that does not exist: ${chosen}`);
};

const canInstall = () => process.getuid?.() === 0 && existsSync('/etc/debian_version');

const installOnDebian = async () => {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  return (
    (await run('apt-get', ['update', '-q'], { env })) === 0 &&
    (await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], { env })) === 0
  );
};

/** Makes sure that the tests and the demo have a browser; on Debian as root it is installed. */
export const ensureChromium = async () => {
  if (findChromium()) return;
  if (canInstall()) {
    for (const attempt of ['', ' (second attempt)']) {
      say(`Installing Chromium with apt-get${attempt} ...`);
      if ((await installOnDebian()) && findChromium()) return;
    }
  }
  throw new StopError(
    'No browser found: install Chromium, Chrome or Edge, or set CHROMIUM_PATH to the executable.',
  );
};
