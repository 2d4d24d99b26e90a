import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join('tests', 'captures');
const made = readdirSync(root).filter((name) => existsSync(join(root, name, 'capture.json')));

/** What the last column of each table names. */
const named = readFileSync('docs/reader-traps.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| trap |'))
  .flatMap((line) => [...(line.split('|').at(-2) ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => name));

describe('the list of traps', () => {
  it('names every capture that was made by hand', () => {
    expect(made.filter((name) => !named.includes(name))).toEqual([]);
  });

  it('names only captures and tests that are there', () => {
    const isThere = (name: string) =>
      existsSync(name.startsWith('tests/') ? name : join(root, name, 'capture.json'));
    expect(named.length).toBeGreaterThan(made.length);
    expect(named.filter((name) => !isThere(name))).toEqual([]);
  });
});
