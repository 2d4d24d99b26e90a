import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, runNpm, StopError, say } from './process.mjs';

const stampFile = join(root, 'node_modules', '.waymark-lock');

/** Installs the packages of the lock file, unless the installed ones are of this very lock file. */
export const ensurePackages = async () => {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === lock) return;
  say('Installing packages (npm ci); this happens once per lock file ...');
  const exitCode = await runNpm(['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (exitCode !== 0)
    throw new StopError(`npm ci failed with exit code ${exitCode}; its message is above`, exitCode);
  writeFileSync(stampFile, lock);
};
