import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root, runPackage, StopError, say } from './process.mjs';

export const cacheDirectory = join(root, '.cache');
const sources = [
  'entrypoints',
  'components',
  'lib',
  'public',
  'scripts/edition',
  'wxt.config.ts',
  'package-lock.json',
];

const filesUnder = (path) => {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)));
};

const hashSources = () => {
  const hash = createHash('sha256');
  for (const file of sources.flatMap((source) => filesUnder(join(root, source)))) {
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex');
};

/** Does a piece of work unless it was done for these very sources and its result still exists. */
const unlessDone = async (name, result, work) => {
  const stamp = join(cacheDirectory, name);
  const hash = hashSources();
  if (existsSync(join(root, result)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  const exitCode = await work();
  if (exitCode !== 0) throw new StopError(`${name} failed with exit code ${exitCode}`, exitCode);
  mkdirSync(cacheDirectory, { recursive: true });
  writeFileSync(stamp, hash);
};

/** The generated types, which the compiler and the tests need. */
export const ensurePrepared = () =>
  unlessDone('wxt-prepare', '.wxt/tsconfig.json', () => runPackage('wxt', ['prepare']));

export const ensureBuilt = (browser = 'chrome') =>
  unlessDone(`wxt-build-${browser}`, `.output/${browser}-mv3/manifest.json`, () => {
    say(`Building the extension for ${browser} ...`);
    return runPackage('wxt', ['build', '-b', browser]);
  });
