import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rename, vendorLocales } from '../../../scripts/vendor/locales';
import { languages, vendorSchema } from '../../../scripts/vendor/schema';

const vendor = vendorSchema.parse({
  ...JSON.parse(readFileSync('docs/examples/vendor/vendor.json', 'utf8')),
  languages: [...languages],
  description: 'Connects $& and so on.'.replace('$&', 'it'),
});

describe("a vendor's texts", () => {
  it.each(languages)('in %s nowhere say our name, and lack none', (language) => {
    const ours = JSON.parse(readFileSync(`lib/locales/${language}.json`, 'utf8'));
    const texts = vendorLocales(vendor, process.cwd())[language] ?? {};
    expect(Object.keys(texts)).toEqual(Object.keys(ours));
    expect(Object.values(texts).filter((text) => /waymark/i.test(text))).toEqual([]);
    expect(texts.extensionName).toBe('Example Desk Setup');
    expect(texts.panelBrand).toBe('Example Desk Setup');
  });

  it.each<[string, string, string, string]>([
    ['Waymark reads it.', 'en', 'Desk $& Co', 'Desk $& Co reads it.'],
    ["Waymark's background", 'en', 'Desk', "Desk's background"],
    ['Anna Waymarkin lukea', 'fi', 'Desk Setup', 'Anna laajennuksen Desk Setup lukea'],
    ['Waymarkilla ei enää ole sitä.', 'fi', 'Desk Setup', 'Laajennuksella Desk Setup ei enää ole sitä.'],
    ['Waymarks bakgrundsprocess', 'sv', 'Desks', 'Desks bakgrundsprocess'],
  ])('%s (%s)', (text, language, name, wanted) => {
    expect(rename(text, language, name)).toBe(wanted);
  });
});
