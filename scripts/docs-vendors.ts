import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * `npm run docs:vendors`: follows docs/vendors.md to the letter. Its commands run one after another in a fresh clone of
 * what is committed, as a reader's do; the first one that fails ends it. Exit code 0 only where all of them worked.
 */

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'waymark-vendors-'));
const clone = join(folder, 'waymark');

const run = (command: string, cwd: string) => {
  console.log(`\n$ ${command}`);
  const { status } = spawnSync(command, { cwd, shell: true, stdio: 'inherit', env: freshEnvironment() });
  if (status !== 0) throw new Error(`"${command}" ended with ${status}`);
};

/** npm tells its children where they are: a reader's shell says no such thing. */
function freshEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => name !== 'INIT_CWD' && !name.startsWith('npm_lifecycle_')),
  );
}

try {
  run(`git clone --quiet "${root}" "${clone}"`, folder);
  const text = readFileSync(join(clone, 'docs/vendors.md'), 'utf8');
  const commands = [...text.matchAll(/^ *```sh\n(.*?)^ *```/gms)].flatMap(([, block = '']) =>
    block.split('\n').flatMap((line) => line.trim() || []),
  );
  if (commands.length === 0) throw new Error('docs/vendors.md has no commands');
  for (const command of commands) run(command, clone);
  console.log(`\n${commands.length} commands of docs/vendors.md worked in a fresh clone.`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
