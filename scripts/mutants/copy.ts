import { cpSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve, sep } from 'node:path';

/** What tools make or fetch; the types and aliases that wxt prepares are needed. */
const left = [
  'node_modules',
  '.git',
  '.output',
  '.cache',
  'demo-output',
  'screenshots',
  'store-output',
  'coverage',
];

export interface Copy {
  path: string;
  remove(): void;
}

/** The repository as it stands, changes included, in a folder of its own. The packages are the original's. */
export function copyRepository(): Copy {
  const root = resolve('.');
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'waymark-mutants-')));
  const remove = () => rmSync(path, { recursive: true, force: true });
  try {
    cpSync(root, path, {
      recursive: true,
      filter: (source) => !left.includes(relative(root, source).split(sep)[0] ?? ''),
    });
    symlinkSync(join(root, 'node_modules'), join(path, 'node_modules'), 'junction');
  } catch (error) {
    remove();
    throw error;
  }
  return { path, remove };
}
