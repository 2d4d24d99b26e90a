import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';

/**
 * `npm run reproduce`: unpacks the sources that `npm run package` has made into another folder, installs and packages
 * there as docs/store/README.md says, and compares every byte.
 */

const output = 'store-output';
const made = existsSync(output) ? readdirSync(output) : [];
const sources = made.find((name) => name.endsWith('-sources.zip'));
if (!sources) {
  console.error('There is no package to compare with yet: npm run package makes it.');
  process.exit(1);
}

const folder = mkdtempSync(join(tmpdir(), 'waymark-reproduce-'));
try {
  for (const [name, content] of Object.entries(unzipSync(readFileSync(join(output, sources))))) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  for (const args of [
    ['ci', '--loglevel=error'],
    ['run', 'package'],
  ]) {
    if (spawnSync(npm, args, { cwd: folder, stdio: ['ignore', 'inherit', 'inherit'] }).status !== 0)
      throw new Error(`npm ${args.join(' ')} failed there`);
  }
  const here = readFileSync(join(output, 'SHA256SUMS'), 'utf8');
  const there = readFileSync(join(folder, output, 'SHA256SUMS'), 'utf8');
  console.log(here === there ? 'The same bytes.' : `They differ.\nhere:\n${here}\nthere:\n${there}`);
  process.exitCode = here === there ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true });
}
