import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const portal = fileURLToPath(new URL('.', import.meta.url));
const root = join(portal, '../../..');
const cache = join(root, '.cache/practice-portal');

export const bundleEntries = {
  client: 'client/main.ts',
  fluent8: 'blades/fluent8/main.tsx',
  fluent9: 'blades/fluent9/main.tsx',
} as const;
export type BundleName = keyof typeof bundleEntries;

/** Everything that a bundle can be made of: our sources, and the lock file for all that is installed. */
const sourceHash = async (): Promise<string> => {
  const hash = createHash('sha256');
  const names = (await readdir(portal, { recursive: true })).filter((name) => /\.tsx?$/.test(name)).sort();
  for (const name of names) hash.update(name).update(await readFile(join(portal, name)));
  hash.update(await readFile(join(root, 'package-lock.json')));
  return hash.digest('hex').slice(0, 16);
};

const make = async (name: BundleName): Promise<string> => {
  const file = join(cache, `${name}-${await sourceHash()}.js`);
  if (existsSync(file)) return readFile(file, 'utf8');
  const { outputFiles } = await build({
    entryPoints: [join(portal, bundleEntries[name])],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    minify: name !== 'client',
    define: { 'process.env.NODE_ENV': '"production"' },
    tsconfigRaw: { compilerOptions: { jsx: 'react-jsx', jsxImportSource: 'react' } },
    legalComments: 'none',
    logLevel: 'warning',
  });
  const text = outputFiles[0]?.text ?? '';
  await mkdir(cache, { recursive: true });
  // Renamed into place, since several practice portals may start at once.
  const temporary = `${file}.${process.pid}`;
  await writeFile(temporary, text);
  await rename(temporary, file);
  return text;
};

const made = new Map<BundleName, Promise<string>>();

/** The script of a bundle; made at the first call, or taken from the cache of an earlier run. */
export const bundle = (name: BundleName): Promise<string> => {
  const known = made.get(name);
  if (known) return known;
  const making = make(name);
  made.set(name, making);
  return making;
};
