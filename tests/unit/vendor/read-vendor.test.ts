import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { brandCss } from '../../../scripts/vendor/brand';
import { contrast, readableShade, textOn, worstContrast } from '../../../scripts/vendor/colors';
import { readVendor } from '../../../scripts/vendor/read-vendor';

const example = 'docs/examples/vendor';
const good = JSON.parse(readFileSync(join(example, 'vendor.json'), 'utf8'));
const recipe = JSON.parse(readFileSync(join(example, 'recipe.json'), 'utf8'));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vendor-'));
  cpSync(example, folder, { recursive: true });
  writeFileSync(join(folder, 'icons/photo.png'), 'GIF89a');
  const [variant] = recipe.variants;
  const free = { ...variant, destinations: [{ kind: 'settings-endpoint' }] };
  writeFileSync(join(folder, 'free.json'), JSON.stringify({ ...recipe, variants: [free] }));
  writeFileSync(join(folder, 'broken.json'), JSON.stringify({ ...recipe, appName: 7 }));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function read(change: object) {
  const file = join(folder, 'vendor.json');
  writeFileSync(file, JSON.stringify({ ...good, ...change }, null, 2));
  return readVendor(file);
}
const faultsOf = (change: object) => {
  const result = read(change);
  return result.ok ? [] : result.faults.map(({ text }) => text);
};
const icons = (change: object) => ({ icons: { ...good.icons, ...change } });
const light = (change: object) => ({ colors: { light: { accent: '#5b2a86', ...change } } });

describe('a vendor.json', () => {
  it('of the example is right, with its recipe and its icons', () => {
    const result = readVendor(join(example, 'vendor.json'));
    expect(result).toMatchObject({ ok: true, recipes: [{ id: 'example-desk' }] });
  });

  it('may take recipes of ours, and any helpdesk', () => {
    const { addresses: _, ...free } = good;
    writeFileSync(
      join(folder, 'vendor.json'),
      JSON.stringify({ ...free, recipes: ['recipe.json', 'zammad'] }),
    );
    expect(readVendor(join(folder, 'vendor.json'))).toMatchObject({
      ok: true,
      recipes: [{ id: 'example-desk' }, { id: 'zammad' }],
    });
  });

  it.each<[string, object, RegExp]>([
    ['an unknown field', { colour: 'red' }, /^colour: there is no such field$/],
    ['an ID for no file', { id: 'My Desk' }, /^id: has to be lower-case letters.*like "example-desk"$/],
    [
      'a version that stores refuse',
      { version: '1.0-beta' },
      /^version: has to be one to four numbers.*"1\.0\.0"/,
    ],
    ['a long name', { name: 'x'.repeat(46) }, /^name: is longer than 45 characters/],
    ['markup in a name', { name: '<b>Desk</b>' }, /^name: may not contain </],
    ['a language of nobody', { languages: ['xx'] }, /^languages\[0\]: has to be "en" or "de"/],
    [
      'a description too few',
      { languages: ['en', 'de', 'fr'] },
      /^description: has no text for "fr": add one/,
    ],
    [
      'a description too many',
      { languages: ['en'] },
      /^description\.de: is for a language that.*take this out$/,
    ],
    [
      'a missing icon',
      icons({ 16: 'icons/none.png' }),
      /^icons\.16: the file cannot be read: write its path/,
    ],
    [
      'an icon of another size',
      icons({ 16: 'icons/32.png' }),
      /^icons\.16: is 32 x 32 pixels: save it with 16 x 16/,
    ],
    ['an icon of another kind', icons({ 16: 'icons/photo.png' }), /^icons\.16: is no PNG: save it as one/],
    ['no colour', light({ accent: 'red' }), /^colors\.light\.accent: has to be like "#5b2a86"/],
    [
      'a pale colour',
      light({ accent: '#c9a0f0' }),
      /^colors\.light\.accent: can't be read.*Write "#[0-9a-f]{6}"/,
    ],
    [
      'text on its own colour',
      light({ onAccent: '#5b2a86' }),
      /onAccent: can't be read on #5b2a86: 1\.00 to 1.*"#ffffff"/,
    ],
    [
      'a recipe of nobody',
      { recipes: ['nobody'] },
      /^recipes\[0\]: has to be a file that ends in \.json, or one of ours: freeitsm/,
    ],
    [
      'a recipe that is not there',
      { recipes: ['none.json'] },
      /^recipes\[0\]: the file none\.json cannot be read/,
    ],
    [
      'a broken recipe',
      { recipes: ['broken.json'] },
      /^recipes\[0\]: in broken\.json, appName: has to be a string/,
    ],
    [
      'a recipe twice',
      { recipes: ['recipe.json', 'recipe.json'] },
      /^recipes\[1\]: has the ID "example-desk"/,
    ],
    [
      'an address without https',
      { addresses: ['http://desk.example'] },
      /^addresses\[0\]: has to be like https/,
    ],
    [
      'every address of a domain',
      { addresses: ['https://*.com'] },
      /^addresses\[0\]: would allow a whole top-level/,
    ],
    ['no address at all', { addresses: [] }, /^addresses: is empty: leave it out/],
    [
      'an endpoint anywhere',
      { recipes: ['free.json'] },
      /^addresses: does not fit the recipe "example-desk".*"path"/,
    ],
    [
      'support by mail',
      { supportUrl: 'mailto:a@b.example' },
      /^supportUrl: has to be an address that begins with https/,
    ],
    [
      'no add-on ID',
      { firefoxId: undefined },
      /^firefoxId: is missing|^vendor\.json: firefoxId|firefoxId: has to be/,
    ],
  ])('with %s is refused, with what to write instead', (_, change, reason) => {
    expect(faultsOf(change)).toEqual([expect.stringMatching(reason)]);
  });

  it('tells every fault with its line', () => {
    const result = read({ ...icons({ 16: 'icons/32.png' }), ...light({ accent: '#c9a0f0' }) });
    const places = result.ok ? [] : result.faults.map(({ line, column }) => [line > 1, column > 1]);
    expect(places).toEqual([
      [true, true],
      [true, true],
    ]);
  });
});

describe('colours', () => {
  it('are as far apart as WCAG counts', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
  });

  it('that a vendor left out can be read', () => {
    for (const accent of ['#5b2a86', '#000000', '#ffffff', '#ff0000', '#808080', '#0000ff'])
      for (const theme of ['light', 'dark'] as const) {
        const shade = readableShade(accent, theme);
        expect(worstContrast(shade, theme)).toBeGreaterThanOrEqual(4.5);
        expect(contrast(shade, textOn(shade))).toBeGreaterThanOrEqual(4.5);
      }
  });

  it('stand for both themes where ours stood', () => {
    const names = (css: string) =>
      [...css.matchAll(/(?:[:.][\w-]+|@media)(?=[^;{}]*\{)/g)].map(([name]) => name).sort();
    const ours = readFileSync('components/ui/brand.css', 'utf8').replace(/\/\*.*?\*\//gs, '');
    expect(names(brandCss(good.colors))).toEqual(names(ours));
  });
});
