import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Inspection } from '../../lib/portal/inspection';

/** Every capture at or below a folder, in order. */
export async function findCaptures(folder: string): Promise<string[]> {
  if (existsSync(join(folder, 'capture.json'))) return [folder];
  const entries = await readdir(folder, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(folder, name));
  return (await Promise.all(folders.sort().map(findCaptures))).flat();
}

/** What was read differently from what a person sees on the page, a sentence each; none where all agrees. */
export async function disagreements(directory: string, { view, facts }: Inspection): Promise<string[]> {
  const text = await readFile(join(directory, 'expected.json'), 'utf8').catch(() => null);
  if (text === null) return ['it has no expected.json'];
  const expected = JSON.parse(text) as Inspection;
  const pairs: [string, unknown, unknown][] = [['view', expected.view, view]];
  const names = new Set([...Object.keys(expected.facts), ...Object.keys(facts)]) as Set<keyof typeof facts>;
  for (const name of names) pairs.push([name, expected.facts[name], facts[name]]);
  return pairs
    .filter(([, wanted, got]) => !isDeepStrictEqual(wanted, got))
    .map(
      ([name, wanted, got]) => `${name} is ${JSON.stringify(wanted)}, and was read as ${JSON.stringify(got)}`,
    );
}
