import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import './recipes/without-browser.mjs';

/**
 * `npm run build:vendor -- vendor.json…`: a vendor's own packages for Chrome, Edge and Firefox, each as a folder and as
 * a zip. Where something is wrong, nothing is built, and every fault is named with its place. Exit code 0 only then.
 */

const startedIn = process.env.INIT_CWD ?? process.cwd();
const files = process.argv.slice(2);
if (files.length === 0) {
  console.error('usage: npm run build:vendor -- vendor.json…');
  process.exit(2);
}

const [{ zip }, { extensionConfig }, { editionOf }, { readVendor }] = await Promise.all([
  import('wxt'),
  import('./edition/config'),
  import('./vendor/edition-of'),
  import('./vendor/read-vendor'),
]);

for (const file of files) {
  const read = readVendor(resolve(startedIn, file));
  if (!read.ok) {
    for (const { line, column, text } of read.faults) console.error(`${file}:${line}:${column}  ${text}`);
    process.exitCode = 1;
    continue;
  }
  const edition = editionOf(read);
  rmSync(edition.outDir, { recursive: true, force: true });
  for (const browser of ['chrome', 'edge', 'firefox'])
    await zip({ ...extensionConfig(edition), configFile: false, browser });
  console.log(`\n${read.vendor.name} ${read.vendor.version}:`);
  for (const name of readdirSync(edition.outDir).sort()) {
    const path = join(edition.outDir, name);
    console.log(existsSync(join(path, 'manifest.json')) ? `  ${path}/  to load unpacked` : `  ${path}`);
  }
}
