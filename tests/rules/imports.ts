import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { withoutComments } from './tree';

/** `import … from 'x'`, `export … from 'x'`, `import 'x'` and `import('x')`. */
const statement =
  /(?:^|\n)\s*(import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g;

/** What a module needs when it runs: imports of types alone leave no trace in a bundle. */
export function importsOf(text: string): string[] {
  return [...withoutComments(text).matchAll(statement)].flatMap(([, , type, from, dynamic]) => {
    const name = from ?? dynamic;
    return type || name === undefined ? [] : [name];
  });
}

/** A path from the root for one of our own modules; the name itself for a package. */
export function resolveImport(from: string, name: string): string {
  if (!name.startsWith('.')) return name;
  const base = join(dirname(from), name.replace(/\?.*$/, '')).replaceAll('\\', '/');
  const candidates = [base, `${base}.ts`, `${base}.tsx`, `${base}/index.ts`];
  const found = candidates.find((path) => /\.\w+$/.test(path) && existsSync(path));
  if (!found) throw new Error(`${from} imports ${name}, which is not there`);
  return found;
}

/** Everything that an entry point pulls in, each with the chain of modules that leads there. */
export function reach(entry: string): Map<string, string[]> {
  const chains = new Map<string, string[]>([[entry, [entry]]]);
  const open = [entry];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (!/\.tsx?$/.test(path) || !existsSync(path)) continue;
    for (const name of importsOf(readFileSync(path, 'utf8'))) {
      const target = resolveImport(path, name);
      if (chains.has(target)) continue;
      chains.set(target, [...(chains.get(path) ?? []), target]);
      open.push(target);
    }
  }
  return chains;
}
