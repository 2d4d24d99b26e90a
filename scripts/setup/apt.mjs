import { existsSync } from 'node:fs';
import { run, say } from './process.mjs';

/** Elsewhere installing programs is the person's own business. */
export const canInstall = () => process.getuid?.() === 0 && existsSync('/etc/debian_version');

const installOnce = async (packageName) => {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  return (
    (await run('apt-get', ['update', '-q'], { env })) === 0 &&
    (await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', packageName], { env })) === 0
  );
};

/** Installs a Debian package, with a second attempt, since mirrors have bad moments. */
export const install = async (packageName, title) => {
  for (const attempt of ['', ' (second attempt)']) {
    say(`Installing ${title} with apt-get${attempt} ...`);
    if (await installOnce(packageName)) return true;
  }
  return false;
};
