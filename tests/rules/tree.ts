import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One text file of the repository; `path` from its root, with slashes. */
export interface SourceFile {
  path: string;
  text: string;
}

/** What tools make or fetch; git ignores it too. */
const notOurs = ['node_modules', '.git', '.output', '.wxt', '.cache', 'demo-output', 'coverage'];
const binary = /\.(png|jpg|gif|ico|woff2?)$/;

/** Every text file below a folder, or the file itself. */
export function filesUnder(...places: string[]): SourceFile[] {
  return places.flatMap((place) => walk(place)).map((path) => ({ path, text: readFileSync(path, 'utf8') }));
}

export const isCode = ({ path }: SourceFile): boolean => /\.(ts|tsx|mjs)$/.test(path);

/** What is shipped. */
export const shipped = (): SourceFile[] => filesUnder('entrypoints', 'components', 'lib').filter(isCode);

function walk(place: string): string[] {
  return readdirSync(place, { withFileTypes: true }).flatMap((entry) => {
    const path = join(place, entry.name).replaceAll('\\', '/');
    if (notOurs.includes(entry.name) || entry.isSymbolicLink()) return [];
    if (entry.isDirectory()) return walk(path);
    return binary.test(entry.name) ? [] : [path];
  });
}

/** Without comments, so that a rule may be written about in the code it is about. */
export const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
