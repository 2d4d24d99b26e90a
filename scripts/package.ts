import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8 } from 'fflate';
import { billOfMaterials, licenceList } from './package/bill-of-materials';
import { lint, notExplained } from './package/linter';
import { storeManifest } from './package/store-manifest';
import { filesBelow, zipFiles } from './package/zip';

/**
 * `npm run package`: what the stores get, in store-output/. The same sources give the same bytes (`npm run reproduce`).
 * Stops at an error of Mozilla's linter, and at a warning that docs/store/README.md doesn't explain.
 */

const output = 'store-output';
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
const made: string[] = [];

function write(name: string, content: Uint8Array): void {
  writeFileSync(join(output, name), content);
  made.push(`${createHash('sha256').update(content).digest('hex')}  ${name}`);
}

mkdirSync(output, { recursive: true });
// The screenshots, which take a browser, stay.
for (const one of readdirSync(output, { withFileTypes: true }))
  if (one.isFile()) rmSync(join(output, one.name));

for (const browser of ['chrome', 'edge', 'firefox']) {
  const folder = `.output/${browser}-mv3`;
  rmSync(folder, { recursive: true, force: true });
  const built = spawnSync(process.execPath, ['node_modules/wxt/bin/wxt.mjs', 'build', '-b', browser], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (built.status !== 0) process.exit(1);
  const files = filesBelow(folder);
  const manifest = files.get('manifest.json');
  if (manifest) files.set('manifest.json', strToU8(storeManifest(strFromU8(manifest))));
  write(`waymark-${version}-${browser}.zip`, zipFiles(files));
}

write(`waymark-${version}-sources.zip`, zipFiles(sources()));

const { text, components } = billOfMaterials();
write('bill-of-materials.cdx.json', strToU8(text));
write('licences.txt', strToU8(licenceList(components)));
writeFileSync(join(output, 'SHA256SUMS'), `${made.join('\n')}\n`);
console.log(made.join('\n'));

const { errors, warnings } = lint('.output/firefox-mv3');
const open = notExplained(warnings, readFileSync('docs/store/README.md', 'utf8'));
for (const { code, message, file } of [...errors, ...open]) console.log(`${code} ${file ?? ''}: ${message}`);
console.log(
  `addons-linter: ${errors.length} errors, ${warnings.length} warnings, ${open.length} of them not explained`,
);
process.exitCode = errors.length + open.length > 0 ? 1 : 0;

/** All that is under version control, or, in the unpacked sources themselves, all that was in them. */
function sources(): Map<string, Uint8Array> {
  const list = spawnSync('git', ['rev-parse', '--is-inside-work-tree'], { encoding: 'utf8' });
  if (list.status === 0) {
    const names = execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8' }).split('\0').filter(Boolean);
    return new Map(names.map((name) => [name, new Uint8Array(readFileSync(name))]));
  }
  const made = /^(node_modules|\.output|\.wxt|\.cache|store-output|demo-output|screenshots|coverage)\//;
  return new Map([...filesBelow('.')].filter(([name]) => !made.test(name)));
}
