import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { findRecipe } from '../../lib/recipes';
import type { Finding } from '../../lib/recipes/check/finding';
import { readRecipe } from '../../lib/recipes/check/read-recipe';
import { shapeFindings } from '../../lib/recipes/check/shape';
import type { Recipe } from '../../lib/recipes/schema';
import { type Located, locate, parseFile } from '../recipes/locate';
import { colorFaults } from './brand';
import { pngSize } from './png';
import { iconSizes, type Vendor, vendorSchema } from './schema';

/** A vendor.json with all that it names; or every fault, each with its place and with what to write instead. */
export type ReadVendor =
  | { ok: true; vendor: Vendor; recipes: Recipe[]; icons: Record<string, string> }
  | { ok: false; faults: Located[] };

export function readVendor(file: string): ReadVendor {
  const folder = dirname(resolve(file));
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return { ok: false, faults: [{ line: 1, column: 1, text: 'the file cannot be read' }] };
  }
  const parsed = parseFile(text);
  if ('broken' in parsed) return { ok: false, faults: parsed.broken };
  const refuse = (findings: Finding[]): ReadVendor => ({
    ok: false,
    faults: findings.map((finding) => locate(text, parsed.tree, finding, 'vendor.json')),
  });
  const shape = shapeFindings(vendorSchema, parsed.value);
  if (shape.length > 0) return refuse(shape);
  const vendor = vendorSchema.parse(parsed.value);
  const icons = Object.fromEntries(iconSizes.map((size) => [size, join(folder, vendor.icons[size])]));
  const { recipes, findings } = readRecipes(vendor, folder);
  const faults = [
    ...findings,
    ...colorFaults(vendor.colors),
    ...iconSizes.flatMap((size) => iconFaults(size, icons[size] ?? '')),
    ...languageFaults(vendor),
    ...recipes.flatMap((recipe) => destinationFaults(vendor, recipe)),
  ];
  return faults.length > 0 ? refuse(faults) : { ok: true, vendor, recipes, icons };
}

function readRecipes(vendor: Vendor, folder: string): { recipes: Recipe[]; findings: Finding[] } {
  const recipes: Recipe[] = [];
  const findings: Finding[] = [];
  for (const [i, name] of vendor.recipes.entries()) {
    const at = (text: string) => findings.push({ path: ['recipes', i], text });
    const ours = findRecipe(name);
    let recipe = ours;
    if (!ours) {
      let text: string;
      try {
        text = readFileSync(join(folder, name), 'utf8');
      } catch {
        at(`the file ${name} cannot be read: write its path from the folder of vendor.json`);
        continue;
      }
      const read = readRecipe(text);
      if (!read.ok) {
        for (const finding of read.findings)
          at(`in ${name}, ${finding} (\`npm run recipe:check\` says in which line)`);
        continue;
      }
      recipe = read.recipe;
    }
    if (!recipe) continue;
    if (recipes.some(({ id }) => id === recipe.id))
      at(`has the ID "${recipe.id}" of another one: give it its own`);
    else recipes.push(recipe);
  }
  return { recipes, findings };
}

function iconFaults(size: string, path: string): Finding[] {
  const at = (text: string): Finding[] => [{ path: ['icons', size], text }];
  let file: Buffer;
  try {
    file = readFileSync(path);
  } catch {
    return at('the file cannot be read: write its path from the folder of vendor.json');
  }
  const found = pngSize(file);
  if (!found) return at('is no PNG: save it as one');
  const { width, height } = found;
  return width === Number(size) && height === Number(size)
    ? []
    : at(`is ${width} x ${height} pixels: save it with ${size} x ${size}`);
}

const languageFaults = ({ description, languages }: Vendor): Finding[] => {
  if (typeof description === 'string') return [];
  const missing = languages.filter((language) => !Object.hasOwn(description, language));
  const needless = Object.keys(description).filter(
    (name) => !languages.some((language) => language === name),
  );
  return [
    ...missing.map((language) => ({
      path: ['description'],
      text: `has no text for "${language}": add one, or take it out of "languages"`,
    })),
    ...needless.map((name) => ({
      path: ['description', name],
      text: `is for a language that "languages" does not have: add it there, or take this out`,
    })),
  ];
};

/** Where only some helpdesks are connected, the package has no right to any other address. */
const destinationFaults = (vendor: Vendor, recipe: Recipe): Finding[] => {
  const isFree = recipe.variants.some(({ destinations }) =>
    destinations.some((spec) => spec.kind === 'settings-endpoint' && spec.path === undefined),
  );
  return vendor.addresses && isFree
    ? [
        {
          path: ['addresses'],
          text: `does not fit the recipe "${recipe.id}": its settings endpoint has no "path", so that the admin would enter any address. Give it one, or leave "addresses" out`,
        },
      ]
    : [];
};
