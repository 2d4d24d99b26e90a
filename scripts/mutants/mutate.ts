import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Mutant } from './mutant';

/** How often the text of a mutant stands in its file. */
export const matchesOf = ({ file, text }: Mutant, root = '.'): number =>
  readFileSync(join(root, file), 'utf8').split(text).length - 1;

/** Takes the defence out, in a copy, for as long as `work` takes. */
export async function withMutant<T>(mutant: Mutant, root: string, work: () => Promise<T>): Promise<T> {
  const path = join(root, mutant.file);
  const original = readFileSync(path, 'utf8');
  writeFileSync(
    path,
    original.replace(mutant.text, () => mutant.instead),
  );
  try {
    return await work();
  } finally {
    writeFileSync(path, original);
  }
}
