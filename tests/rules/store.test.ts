import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { notExplained } from '../../scripts/package/linter';
import { storeManifest } from '../../scripts/package/store-manifest';
import { zipFiles } from '../../scripts/package/zip';
import config from '../../wxt.config';

interface Manifest {
  permissions: string[];
  optional_permissions?: string[];
  host_permissions: string[];
  optional_host_permissions: string[];
}

const readme = readFileSync('docs/store/README.md', 'utf8');
const manifestOf = (browser: 'chrome' | 'edge' | 'firefox') =>
  (config.manifest as unknown as (env: { browser: string }) => Manifest)({ browser });

/** The first column of the table under a head, and what stands beside it. */
const table = (head: string): [string, string][] => {
  const [, rows = ''] =
    new RegExp(`\\| ${head} \\| justification \\|\\n\\|[-|]+\\n((?:\\|.*\\n)+)`).exec(readme) ?? [];
  return [...rows.matchAll(/^\| `([^`]+)` \| (.+) \|$/gm)].map(([, name = '', why = '']) => [name, why]);
};

describe('a store is told why, for each permission and each host, and for none that is not asked for', () => {
  it.each(['chrome', 'edge', 'firefox'] as const)('%s', (browser) => {
    const manifest = manifestOf(browser);
    const permissions = [...manifest.permissions, ...(manifest.optional_permissions ?? [])];
    const hosts = [...manifest.host_permissions, ...manifest.optional_host_permissions];
    expect(
      table('permission')
        .map(([name]) => name)
        .sort(),
    ).toEqual(permissions.sort());
    expect(
      table('host')
        .map(([name]) => name)
        .sort(),
    ).toEqual([...new Set(hosts)].sort());
    for (const [, why] of [...table('permission'), ...table('host')]) expect(why.length).toBeGreaterThan(15);
  });
});

describe("a store's limits", () => {
  const locales = readdirSync('lib/locales').map((file) => file.replace('.json', ''));
  it.each(locales)('name and summary fit in %s', (locale) => {
    const { extensionName, extensionDescription } = JSON.parse(
      readFileSync(`lib/locales/${locale}.json`, 'utf8'),
    ) as Record<string, string>;
    // Chrome takes 132 characters, Edge the same, Firefox 250; the shortest name is Edge's.
    expect(extensionDescription?.length).toBeLessThanOrEqual(132);
    expect(extensionName?.length).toBeLessThanOrEqual(45);
  });

  it.each(readdirSync('docs/store/listing'))('the description %s is long enough and short enough', (file) => {
    const text = readFileSync(`docs/store/listing/${file}`, 'utf8');
    // Edge takes 250 to 10,000 characters, Chrome up to 16,000.
    expect(text.length).toBeGreaterThan(250);
    expect(text.length).toBeLessThan(10_000);
    expect(locales).toContain(file.replace('.md', ''));
  });

  it('the privacy statement is there', () => {
    expect(existsSync('docs/privacy.md')).toBe(true);
  });
});

describe('a package', () => {
  it('has no key: stores give an extension its ID', () => {
    expect(storeManifest('{"key":"x","name":"Waymark"}')).toBe('{"name":"Waymark"}');
  });

  it('has bytes that follow from its files alone', () => {
    const files = [
      ['b', new Uint8Array([1])],
      ['a/c', new Uint8Array([2])],
    ] as const;
    const zip = zipFiles(new Map(files));
    expect(zipFiles(new Map(files.toReversed()))).toEqual(zip);
    expect(zipFiles(new Map([['b', new Uint8Array([3])]]))).not.toEqual(zip);
  });

  it("is stopped by a warning of the linter's that nobody has explained", () => {
    const rows =
      "## The linter's warnings\n\n| code | file | why |\n|---|---|---|\n| `A` | `chunks/x-*.js` | because of something else |\n\n## Next\n";
    const warning = (code: string, file: string) => ({ code, file, message: '' });
    const known = warning('A', 'chunks/x-d3_F-.js');
    expect(notExplained([known], rows)).toEqual([]);
    const others = [warning('B', 'chunks/x-d.js'), warning('A', 'background.js'), known];
    expect(notExplained([known, ...others], rows)).toEqual(others);
  });
});
