import { describe, expect, it } from 'vitest';
import { importsOf, reach, resolveImport } from './imports';
import { shipped } from './tree';

const api = /^(webextension-polyfill|wxt\/browser|lib\/browser\.ts)$/;
const validator = /^zod(\/|$)/;

describe('a content script carries no validator, no polyfill and no background', () => {
  it.each([
    ['entrypoints/portal.content.ts'],
    ['entrypoints/guide.ts'],
    ['entrypoints/reader.ts'],
    ['entrypoints/redactor.ts'],
    ['entrypoints/picker.ts'],
    ['entrypoints/filler.ts'],
    ['entrypoints/portal-filler.ts'],
    ['entrypoints/helpdesk.ts'],
  ])('%s', (entry) => {
    const chains = reach(entry);
    const forbidden = [...chains].filter(
      ([path]) => api.test(path) || validator.test(path) || path.startsWith('lib/background/'),
    );
    expect(forbidden.map(([, chain]) => chain.join(' > '))).toEqual([]);
    expect(chains.size).toBeGreaterThan(3);
  });

  it('the script of every portal page stays small: no reader, no panel', () => {
    const heavy = [...reach('entrypoints/portal.content.ts').keys()].filter((path) =>
      /^(lib\/portal|lib\/guide|lib\/overlay|components)\/|^preact/.test(path),
    );
    expect(heavy).toEqual([]);
  });

  it('would be seen', () => {
    const background = [...reach('entrypoints/background.ts').keys()];
    expect(background).toEqual(
      expect.arrayContaining(['lib/browser.ts', 'webextension-polyfill', 'zod/mini']),
    );
    expect([...reach('entrypoints/guide.ts').keys()]).toEqual(
      expect.arrayContaining(['components/overlay/panel.tsx', 'preact', 'components/overlay/panel.css']),
    );
  });
});

/** Folder → what its modules may not need when they run. Types may be taken from anywhere. */
const directions: [string, RegExp][] = [
  ...['portal', 'guide', 'recipes', 'setup', 'oauth', 'delivery', 'form-fill', 'hand-over'].map(
    (core): [string, RegExp] => [
      `lib/${core}/`,
      /^(webextension-polyfill|wxt\/browser|preact.*|lib\/(browser|page-client)\.ts|(lib\/(background|content|overlay)|components|entrypoints)\/.*)$/,
    ],
  ),
  ['components/', /^(webextension-polyfill|lib\/browser\.ts|lib\/background\/.*|entrypoints\/.*)$/],
  ['lib/content/', /^(webextension-polyfill|lib\/browser\.ts|lib\/background\/.*|entrypoints\/.*)$/],
  ['lib/portal/', /^lib\/(guide|setup|oauth|delivery|recipes)\//],
  ['lib/recipes/', /^lib\/(guide|setup|oauth|delivery)\//],
  ['lib/setup/', /^lib\/(guide|oauth|delivery)\//],
  ['lib/guide/', /^lib\/(oauth|delivery)\//],
  ['lib/oauth/', /^lib\/(guide|delivery)\//],
  ['lib/delivery/', /^lib\/(guide|oauth)\//],
  ['lib/form-fill/', /^lib\/(guide|setup|oauth|delivery|recipes)\//],
  ['lib/background/', /^(components|entrypoints)\//],
];

describe('dependencies point inwards', () => {
  const edges = shipped().flatMap(({ path, text }) =>
    importsOf(text).map((name) => ({ path, target: resolveImport(path, name) })),
  );

  it.each(directions)('%s never needs %s', (folder, forbidden) => {
    const own = edges.filter(({ path }) => path.startsWith(folder));
    expect(own.length).toBeGreaterThan(0);
    expect(own.filter(({ target }) => forbidden.test(target))).toEqual([]);
  });

  it('only lib/browser.ts knows the polyfill', () => {
    const knowing = edges.filter(({ target }) => target === 'webextension-polyfill');
    expect(knowing.map(({ path }) => path)).toEqual(['lib/browser.ts']);
  });
});

describe('an import is', () => {
  it.each<[string, string, string[]]>([
    ['taken', "import { a } from './a';", ['./a']],
    ['taken over lines', "import {\n  a,\n  type B,\n} from './a';", ['./a']],
    ['taken for its effect', "import './a.css';", ['./a.css']],
    ['taken when handed on', "export { a } from './a';\nexport * from './b';", ['./a', './b']],
    ['taken when it comes later', "const a = await import('./a');", ['./a']],
    ['left out when of types', "import type { A } from './a';\nexport type { B } from './b';", []],
    ['left out in a comment', "// import { a } from './a';\n/* import './b'; */", []],
    ['not guessed from a text', "const from = 'x';\nconst words = ['import', 'y'];", []],
  ])('%s', (_, text, expected) => {
    expect(importsOf(text)).toEqual(expected);
  });

  it('an error where it leads nowhere', () => {
    expect(() => resolveImport('lib/i18n.ts', './nowhere')).toThrow('not there');
  });
});
