import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { filesUnder, isCode, shipped, withoutComments } from './tree';

const longest = 300;
const lines = (text: string) => text.trimEnd().split('\n').length;

describe('files', () => {
  it(`have at most ${longest} lines`, () => {
    const folders = ['entrypoints', 'components', 'lib', 'scripts', 'tests'];
    const long = filesUnder(...folders)
      .filter(isCode)
      .filter(({ text }) => lines(text) > longest)
      .map(({ path, text }) => `${path}: ${lines(text)}`);
    expect(long).toEqual([]);
    expect(lines('a\nb\n')).toBe(2);
  });

  it('have names in kebab case', () => {
    const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)*$/;
    const odd = filesUnder('entrypoints', 'components', 'lib', 'scripts', 'tests/e2e', 'tests/unit')
      .map(({ path }) => path.replace(/^.*\//, ''))
      .filter((name) => !kebab.test(name));
    expect(odd).toEqual([]);
    expect(kebab.test('SetupStore.ts')).toBe(false);
  });
});

/** What no shipped code does, and why not. */
const forbidden: [RegExp, string, string][] = [
  [/\b(inner|outer)HTML\b/, 'markup is never made of text', 'node.innerHTML = text'],
  [/\binsertAdjacentHTML\b/, 'markup is never made of text', "node.insertAdjacentHTML('beforeend', text)"],
  [/\bdangerouslySetInnerHTML\b/, 'markup is never made of text', '<p dangerouslySetInnerHTML={x} />'],
  [/\beval\s*\(/, 'text is never run', 'eval(text)'],
  [/\bnew Function\b/, 'text is never run', 'new Function(text)'],
  [
    /\bpostMessage\s*\(/,
    'the portal disposes blades that get messages it does not know',
    'top.postMessage(x)',
  ],
  [/TRUSTED_AND_UNTRUSTED/, 'content scripts never read storage.session', "'TRUSTED_AND_UNTRUSTED_CONTEXTS'"],
  [/\bconsole\./, 'a log may hold what was read', 'console.log(reading)'],
  [/\bdocument\.cookie\b/, 'none of our business', 'document.cookie'],
  [/\.click\(\)/, 'nothing is clicked for the admin', 'button.click()'],
];

describe('shipped code has no', () => {
  const code = shipped().map(({ path, text }) => ({ path, text: withoutComments(text) }));
  /** A download is a click on a link of our own, in our own page. */
  const mayClick = 'components/popup/download-text.ts';

  it.each(forbidden)('%s: %s', (pattern, _, example) => {
    expect(pattern.test(example)).toBe(true);
    const found = code.filter(({ path, text }) => pattern.test(text) && path !== mayClick);
    expect(found.map(({ path }) => path)).toEqual([]);
  });

  it('exception to these that is not one', () => {
    const { text = '' } = code.find(({ path }) => path === mayClick) ?? {};
    expect(forbidden.filter(([pattern]) => pattern.test(text)).map(([pattern]) => pattern.source)).toEqual([
      '\\.click\\(\\)',
    ]);
  });
});

describe("codes of Microsoft's errors", () => {
  const reading = /\.codes\b/;
  /** They are put together, advised on, and shown. */
  const may = ['lib/oauth/errors.ts', 'lib/oauth/advice.ts', 'components/popup/test-failure.tsx'];

  it('choose the advice, and steer nothing', () => {
    const steering = shipped()
      .map(({ path, text }) => ({ path, text: withoutComments(text) }))
      .filter(({ path, text }) => !may.includes(path) && reading.test(text));
    expect(steering.map(({ path }) => path)).toEqual([]);
    expect(reading.test('if (detail.codes.includes(50011)) retry()')).toBe(true);
  });
});

describe('packages', () => {
  const registry = /\bregistry\.[\w-]+\.[a-z]{2,}|\bnpm\.pkg\.|\/artifactory\//i;

  it('are fetched from wherever the reader fetches them: no file names a registry', () => {
    const naming = filesUnder('.').filter(({ text }) => registry.test(text));
    expect(naming.map(({ path }) => path)).toEqual([]);
    expect(registry.test(`https://${['registry', 'npmjs', 'org'].join('.')}/preact`)).toBe(true);
  });

  it('are locked by content, not by place', () => {
    const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
      packages: Record<string, { resolved?: string; integrity?: string; link?: boolean }>;
    };
    const entries = Object.entries(packages).filter(([path]) => path !== '');
    expect(entries.length).toBeGreaterThan(100);
    expect(entries.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
    expect(entries.filter(([, { integrity, link }]) => !integrity && !link).map(([path]) => path)).toEqual(
      [],
    );
  });

  it('are of one exact version each', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
      string,
      Record<string, string>
    >;
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
    );
    expect(loose).toEqual([]);
  });
});

describe('comments', () => {
  it('are left out, addresses are not', () => {
    expect(withoutComments("a; // eval(x)\n/* eval(y) */ b('https://c.example')")).toBe(
      "a; \n b('https://c.example')",
    );
  });
});
