import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Inspection } from '../../lib/portal/inspection';

/** `npm run inspect` as a person starts it, on captures that only a browser can read: frames, scripts, long lists. */

const sample = ['s1-fresh-secret', 'f4-prewarmed-frame', 't5-stale-then-right', 'p3-virtualised'];

interface Run {
  exitCode: number;
  lines: (Inspection & { capture: string; problems: { code: string }[] })[];
  said: string;
}

const run = (...parameters: string[]): Promise<Run> =>
  new Promise((resolve) => {
    const command = ['--import', 'tsx', 'scripts/inspect.ts', ...parameters];
    const child = execFile(process.execPath, command, { maxBuffer: 1e7 }, (_error, stdout, stderr) => {
      const lines = stdout.trim().split('\n').filter(Boolean);
      resolve({
        exitCode: child.exitCode ?? -1,
        lines: lines.map((line) => JSON.parse(line) as Run['lines'][number]),
        said: stderr,
      });
    });
  });

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'waymark-captures-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('npm run inspect', () => {
  it('prints what each capture shows, in order, and goes on after one that is broken', async () => {
    const directories = sample.map((name) => join('tests/captures', name));
    const [first = '', ...rest] = directories;
    const { exitCode, lines, said } = await run(first, join(folder, 'none'), ...rest);
    expect(exitCode, said).toBe(0);
    expect(lines.map(({ capture }) => capture)).toEqual([first, join(folder, 'none'), ...rest]);
    const [broken] = lines.splice(1, 1);
    expect(broken).toMatchObject({ view: 'other', facts: {}, problems: [{ code: 'broken-capture' }] });
    for (const { capture, view, facts } of lines) {
      const expected = JSON.parse(await readFile(join(capture, 'expected.json'), 'utf8')) as Inspection;
      expect({ view, facts }, capture).toEqual(expected);
    }
  });

  it('with --check says which captures disagree with what is expected of them', async () => {
    for (const name of ['t1-essentials', 's2-masked-secret'])
      await cp(join('tests/captures', name), join(folder, 'deep', name), { recursive: true });
    const path = join(folder, 'deep', 's2-masked-secret', 'expected.json');
    const right = await readFile(path, 'utf8');
    await writeFile(
      path,
      right.replace('"value": null', '"value": "Abc8Q~0123456789012345678901234567890123"'),
    );
    expect(await readFile(path, 'utf8')).not.toBe(right);
    const { exitCode, lines, said } = await run('--check', folder);
    expect(lines).toHaveLength(2);
    expect(said).toContain('1 of 2 captures agree');
    expect(said).toMatch(/s2-masked-secret: secrets is .*Abc8Q~.*, and was read as/);
    expect(exitCode).toBe(1);
  });
});
