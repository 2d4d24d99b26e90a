import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { type Zippable, zipSync } from 'fflate';

/**
 * A zip whose bytes follow from its files alone: sorted, without their dates. Within a zip times are local ones, so this
 * is noon of the first day that a zip knows, in any zone.
 */
const noDate = new Date(1980, 0, 1, 12);

export function zipFiles(files: Map<string, Uint8Array>): Uint8Array {
  const entries: Zippable = {};
  for (const name of [...files.keys()].sort()) {
    entries[name] = [files.get(name) ?? new Uint8Array(), { mtime: noDate, level: 9 }];
  }
  return zipSync(entries);
}

/** Every file below a folder, by its path there with `/`. */
export function filesBelow(folder: string): Map<string, Uint8Array> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return new Map(
    names.map((one) => {
      const path = join(one.parentPath, one.name);
      return [relative(folder, path).split(sep).join('/'), new Uint8Array(readFileSync(path))];
    }),
  );
}
