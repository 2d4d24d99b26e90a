import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Vendor } from './schema';

type Texts = Record<string, string>;

/**
 * Finnish puts endings to a name, which would spoil one that it does not know: "laajennus" (extension) takes them
 * instead, as its grammar has it for foreign names.
 */
const finnish: [RegExp, string][] = [
  [/Waymarkissa\b/g, 'laajennuksessa '],
  [/Waymarkiin\b/g, 'laajennukseen '],
  [/Waymarkille\b/g, 'laajennukselle '],
  [/Waymarkilla\b/g, 'laajennuksella '],
  [/Waymarkista\b/g, 'laajennuksesta '],
  [/Waymarkia\b/g, 'laajennusta '],
  [/Waymarkin\b/g, 'laajennuksen '],
];

/** One of our texts, with the vendor's name where it says ours. */
export function rename(text: string, language: string, name: string): string {
  // A function, since a name may hold what means something in a replacement string.
  const inflected =
    language === 'fi'
      ? finnish.reduce((all, [pattern, noun]) => all.replace(pattern, () => `${noun}${name}`), text)
      : text;
  const own = language === 'sv' && /[sxz]$/i.test(name) ? '' : 's';
  const sentence = inflected
    .replace(/\bWaymarks\b/g, () => `${name}${language === 'sv' ? own : 's'}`)
    .replace(/Waymark/g, () => name);
  // A sentence begins with a capital, also where the noun now stands first.
  return sentence.replace(/(^|[.!?] )(laajennu)/g, (_, before: string) => `${before}Laajennu`);
}

export const descriptionIn = ({ description, languages }: Vendor, language: string): string =>
  typeof description === 'string'
    ? description
    : (description[language] ?? description[languages[0] ?? 'en'] ?? '');

/** The texts of a vendor's package, by language. */
export const vendorLocales = (vendor: Vendor, root: string): Record<string, Texts> =>
  Object.fromEntries(
    vendor.languages.map((language) => {
      const ours: Texts = JSON.parse(readFileSync(join(root, 'lib/locales', `${language}.json`), 'utf8'));
      const renamed = Object.entries(ours).map(([key, text]) => [key, rename(text, language, vendor.name)]);
      return [
        language,
        {
          ...Object.fromEntries(renamed),
          extensionName: vendor.name,
          panelBrand: vendor.name,
          extensionDescription: descriptionIn(vendor, language),
        },
      ];
    }),
  );
