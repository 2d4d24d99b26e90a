import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { transform } from 'esbuild';
import { bundle } from './bundle';

/** What is on the page, and compared. */
export interface Contestant {
  name: string;
  /** How its script's address ends in a trace; null for none. */
  script: string | null;
  /** Bytes of its script with its styles. */
  raw: number;
  gzip: number;
  /** A bundle of the built extension that is put into the page, or a script for the page. Null: nothing is. */
  runs: { extension: 'guide.js' | 'reader.js' | null } | { source: string } | null;
}

const output = '.output/chrome-mv3';
/** What every page of the portal gets, setup or not. */
export const greeter = 'content-scripts/portal.js';

const sizesOf = (...contents: string[]) => ({
  raw: contents.reduce((total, text) => total + Buffer.byteLength(text), 0),
  gzip: contents.reduce((total, text) => total + gzipSync(text, { level: 9 }).length, 0),
});

const built = (name: string) => readFileSync(join(output, name), 'utf8');

/** A peer with its own styles, bundled and minified as an extension would ship it. */
async function peer(name: string, entry: string, styles: string | null): Promise<Contestant> {
  const css = styles
    ? (await transform(readFileSync(join('node_modules', styles), 'utf8'), { loader: 'css', minify: true }))
        .code
    : '';
  const script = `bench-${entry}.js`;
  const source = await bundle(`peers/${entry}`, { peerStyles: JSON.stringify(css) }, true);
  return { name, script, ...sizesOf(source), runs: { source: `${source}\n//# sourceURL=${script}` } };
}

/** Waymark as admins have it, and what people would otherwise load on the page. */
export const contestants = async (): Promise<Contestant[]> => [
  { name: 'nothing', script: null, raw: 0, gzip: 0, runs: null },
  {
    name: 'Waymark, no setup',
    script: greeter,
    ...sizesOf(built(greeter)),
    runs: { extension: null },
  },
  {
    name: 'Waymark, blade frame',
    script: 'reader.js',
    ...sizesOf(built(greeter), built('reader.js')),
    runs: { extension: 'reader.js' },
  },
  {
    name: 'Waymark, guiding',
    script: 'guide.js',
    ...sizesOf(built(greeter), built('guide.js')),
    runs: { extension: 'guide.js' },
  },
  await peer('driver.js 1.8.0', 'driver', 'driver.js/dist/driver.css'),
  await peer('Shepherd 15.3.0', 'shepherd', 'shepherd.js/dist/css/shepherd.css'),
  await peer('intro.js 8.6.0', 'intro', 'intro.js/introjs.css'),
  await peer('masking observer', 'masker', null),
];
