import * as z from 'zod/mini';
import { addressFault } from '../../lib/edition/addresses';
import { maxLength, minLength } from '../../lib/lengths';
import { recipes } from '../../lib/recipes';

/** vendor.json: everything in which a vendor's package differs from ours (docs/vendors.md). */

export const languages = ['en', 'de', 'es', 'fi', 'fr', 'it', 'ja', 'nl', 'pl', 'pt-br', 'sv'] as const;
export const iconSizes = ['16', '32', '48', '96', '128'] as const;

const says = (pattern: RegExp, error: string) => z.string().check(z.regex(pattern, { error }));
const words = (longest: number) =>
  z
    .string()
    .check(
      z.trim(),
      minLength(1, { error: 'is empty' }),
      maxLength(longest, { error: `is longer than ${longest} characters, which stores cut off` }),
      z.regex(/^[^<>$\n]*$/, { error: 'may not contain <, >, $ or line breaks' }),
    );
const file = says(
  /^(?!\/)(?!.*\.\.\/\.\.\/\.\.)[\w./ -]+$/,
  'has to be a path from the folder of vendor.json',
);
const color = says(/^#[0-9a-f]{6}$/i, 'has to be like "#5b2a86"');
const theme = z.strictObject({ accent: color, onAccent: z.optional(color) });
const ourRecipe = z.enum(recipes.map(({ id }) => id) as [string, ...string[]]);

const recipeFault = `has to be a file that ends in .json, or one of ours: ${recipes.map(({ id }) => id).join(', ')}`;

export const vendorSchema = z.strictObject({
  /** By which an editor finds the schema; the build leaves it out. */
  $schema: z.optional(z.string()),
  schemaVersion: z.literal(1),
  /** Of the folder and the files that are made. */
  id: says(
    /^[a-z0-9]+(-[a-z0-9]+)*$/,
    'has to be lower-case letters, digits and hyphens, like "example-desk"',
  ),
  version: says(
    /^\d{1,5}(\.\d{1,5}){0,3}$/,
    'has to be one to four numbers with dots, like "1.0.0": stores take no other',
  ),
  /** Of the extension, wherever it names itself. */
  name: words(45),
  /** In stores and in the list of extensions. One text, or one for each language. */
  description: z.union([words(132), z.record(z.string(), words(132))], {
    error: 'has to be a text of at most 132 characters, or one for each language: { "en": "…", "de": "…" }',
  }),
  /** The first one is used where the browser speaks none of them. */
  languages: z.array(z.enum(languages)).check(minLength(1, { error: 'needs at least one' })),
  icons: z.strictObject(
    Object.fromEntries(iconSizes.map((size) => [size, file])) as Record<
      (typeof iconSizes)[number],
      typeof file
    >,
  ),
  /** Where there is one colour only: an SVG path for strokes in a square of 16. Left out: a signpost. */
  mark: z.optional(says(/^[MmLlHhVvCcSsQqTtAaZz0-9 .,-]{1,600}$/, 'has to be the "d" of an SVG path')),
  colors: z.strictObject({
    light: theme,
    /** Left out: made from the light one. */
    dark: z.optional(theme),
  }),
  /** Recipes of yours by their file, and ours by their ID. */
  recipes: z
    .array(z.union([says(/\.json$/, recipeFault), ourRecipe], { error: recipeFault }))
    .check(minLength(1, { error: 'needs at least one' }), maxLength(30)),
  /** The only helpdesks that it connects. Left out: any, for which the admin is asked. */
  addresses: z.optional(
    z
      .array(
        z.string().check(
          z.superRefine((address, context) => {
            const fault = addressFault(address);
            if (fault) context.addIssue({ code: 'custom', message: fault, input: address });
          }),
        ),
      )
      .check(minLength(1, { error: 'is empty: leave it out to connect any helpdesk' }), maxLength(50)),
  ),
  /** Where your customers get help. */
  supportUrl: z.optional(
    z.url({ protocol: /^https$/, error: 'has to be an address that begins with https://' }),
  ),
  /** Of the add-on in Firefox: made up once, never changed. */
  firefoxId: says(/^[\w.-]+@[\w.-]+\.[a-z]+$/i, 'has to be like "guide@example.com"'),
  /** For Chrome and Edge, where you install it outside a store: the public key, in base64, which fixes its ID. */
  chromeKey: z.optional(
    says(/^[A-Za-z0-9+/]{300,800}={0,2}$/, 'has to be a public key (DER, base64, one line)'),
  ),
});

export type Vendor = z.infer<typeof vendorSchema>;
