import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Edition } from '../../lib/edition/types';
import { findRecipe } from '../../lib/recipes';
import type { BuildEdition } from '../edition/build-edition';
import { brandCss } from './brand';
import { rename, vendorLocales } from './locales';
import type { ReadVendor } from './read-vendor';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What a vendor's packages are built of. Its texts are written to a folder of their own; nothing of ours is touched. */
export function editionOf({ vendor, recipes, icons }: Extract<ReadVendor, { ok: true }>): BuildEdition {
  const { addresses = [], supportUrl = null } = vendor;
  const edition: Edition = { recipes, addresses, supportUrl };
  const [localesDir, errorsDir] = ['locales', 'error-texts'].map((folder) => {
    const path = join(root, '.cache', 'vendor', vendor.id, folder);
    rmSync(path, { recursive: true, force: true });
    mkdirSync(path, { recursive: true });
    return path;
  }) as [string, string];
  const nameInJson = JSON.stringify(vendor.name).slice(1, -1);
  const errorTexts = vendor.languages
    .filter((language) => language !== 'en')
    .map((language) => {
      const text = readFileSync(join(root, 'public/error-texts', `${language}.json`), 'utf8');
      const path = join(errorsDir, `${language}.json`);
      writeFileSync(path, rename(text, language, nameInJson));
      return [`error-texts/${language}.json`, path] as const;
    });
  for (const [language, texts] of Object.entries(vendorLocales(vendor, root)))
    writeFileSync(join(localesDir, `${language}.json`), JSON.stringify(texts, null, 2));
  return {
    recipes,
    addresses,
    outDir: join('.output', vendor.id),
    zipName: vendor.id,
    version: vendor.version,
    localesDir: relative(root, localesDir),
    defaultLocale: (vendor.languages[0] ?? 'en').replace('-br', '_BR'),
    chromeKey: vendor.chromeKey ?? null,
    firefoxId: vendor.firefoxId,
    standIns: {
      text: {
        'lib/edition/index.ts': `export const edition = ${JSON.stringify(edition)};\n`,
        'lib/edition/product-name.ts': `export const productName = ${JSON.stringify(vendor.name)};\n`,
        'lib/oauth/catalogue.json': rename(
          readFileSync(join(root, 'lib/oauth/catalogue.json'), 'utf8'),
          'en',
          nameInJson,
        ),
        'components/ui/brand.css': brandCss(vendor.colors),
        ...(vendor.mark && {
          'components/ui/mark.ts': `export const mark = ${JSON.stringify(vendor.mark)};\n`,
        }),
      },
      publicFiles: Object.fromEntries([
        ...Object.entries(icons).map(([size, path]) => [`icon/${size}.png`, path] as const),
        ...errorTexts,
      ]),
    },
    ships: (file) => {
      if (file.startsWith('icon/')) return file.endsWith('.png');
      if (file.startsWith('error-texts/')) return false;
      const [, language] = /^recipe-texts\/(.+)\.json$/.exec(file) ?? [];
      if (language === undefined) return true;
      return (
        vendor.languages.some((spoken) => spoken === language) &&
        recipes.some(({ id }) => findRecipe(id) !== undefined)
      );
    },
  };
}
