import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { checkRules } from '../../../lib/recipes/check/rules';
import { checkShape } from '../../../lib/recipes/check/shape';
import { destinationSchema } from '../../../lib/recipes/destinations';
import type { Recipe, Variant } from '../../../lib/recipes/schema';
import { zammad } from '../../../lib/recipes/zammad';
import { openApiFile, renderOpenApi } from '../../../scripts/contract/openapi';
import { contractSchemas } from '../../../scripts/contract/schemas';
import { managedSchemaFile, renderManagedSchema } from '../../../scripts/edition/managed-schema';
import { renderHelpdesks, tableFile } from '../../../scripts/recipes/helpdesk-table';
import {
  renderJsonSchema,
  renderVendorSchema,
  schemaFile,
  vendorSchemaFile,
} from '../../../scripts/recipes/json-schema';
import { locate, parseFile } from '../../../scripts/recipes/locate';
import { renderWalk } from '../../../scripts/recipes/walk';
import { allRecipes } from './all-variants';

const text = JSON.stringify(zammad, null, 2);
const destinationKinds = destinationSchema.def.options.map(({ shape }) => shape.kind.def.values[0]);

/** Zammad's recipe with its first variant changed. */
const changed = (change: Partial<Variant>): Recipe => {
  const [first, ...others] = zammad.variants;
  if (!first) throw new Error('no variant');
  return { ...zammad, variants: [{ ...first, ...change }, ...others] };
};
const told = (recipe: Recipe) =>
  checkRules(recipe).map(({ path, text: what }) => `${path.join('.')}: ${what}`);
const [graph] = zammad.variants;

describe('the published files', () => {
  // Run `npm run docs` where one of these fails.
  it.each([
    [schemaFile, renderJsonSchema()],
    ...contractSchemas,
    [openApiFile, renderOpenApi()],
    [vendorSchemaFile, renderVendorSchema()],
    [managedSchemaFile, renderManagedSchema()],
    [tableFile, renderHelpdesks()],
  ])('%s is up to date', (file, wanted) => {
    expect(readFileSync(file, 'utf8')).toBe(wanted);
  });
});

describe('docs/recipes.md', () => {
  it('has an example that is right', () => {
    const [, example = ''] = /```json\n(.*?)```/s.exec(readFileSync('docs/recipes.md', 'utf8')) ?? [];
    const { $schema, ...recipe } = JSON.parse(example);
    expect($schema).toBe('./schema/recipe.schema.json');
    expect(checkShape(recipe)).toEqual([]);
    expect(told(recipe)).toEqual([]);
  });

  it('names every kind of destination', () => {
    const guide = readFileSync('docs/recipes.md', 'utf8');
    for (const kind of destinationKinds) expect(guide).toContain(`\`${kind}\``);
  });
});

describe('our own recipes', () => {
  it.each(allRecipes)('%s keeps to every rule, also when it comes from a file', (_, recipe) => {
    const copy: unknown = JSON.parse(JSON.stringify(recipe));
    expect(checkShape(copy)).toEqual([]);
    expect(told(recipe)).toEqual([]);
  });

  it.each(allRecipes)('%s prints its walk, without a gap', (_, recipe) => {
    const walk = renderWalk(recipe);
    for (const { name } of recipe.variants) expect(walk).toContain(`== ${recipe.name}: ${name} (`);
    expect(walk).not.toMatch(/\$\d|undefined|\[object|\{portal\./);
  });
});

describe('a recipe that breaks a rule', () => {
  const secretSetting = { key: 'x', label: 'X', value: '{clientSecret}' };

  it.each<[string, Recipe, string]>([
    [
      'an unknown placeholder',
      changed({ settings: [{ key: 'x', label: 'X', value: '{clientid}' }] }),
      '{clientid} is no placeholder',
    ],
    [
      'an unknown word of the portal',
      changed({ afterwards: ['Press "{portal.savve}".'] }),
      'variants.0.afterwards.0: {portal.savve} is no word of the portal',
    ],
    [
      "a word of the portal's in a label",
      changed({ settings: [{ key: 'x', label: '{portal.save}' }] }),
      'variants.0.settings.0.label: {portal.save} is no word of the portal that may stand here',
    ],
    ['an unmarked secret', changed({ settings: [secretSetting] }), 'not marked "secret": true'],
    [
      'a secret that it has not',
      changed({ secret: null, publicClient: true, settings: [{ ...secretSetting, secret: true }] }),
      'needs a secret',
    ],
    [
      'one key for two settings',
      changed({
        settings: [
          { key: 'x', label: 'X' },
          { key: 'x', label: 'Y' },
        ],
      }),
      'settings.1.key: is used twice',
    ],
    [
      'a choice without choices',
      changed({ settings: [{ key: 'x', label: 'X', type: 'choice' }] }),
      'has no "choices"',
    ],
    [
      'a redirect URI without its address',
      changed({ redirectUri: { platform: 'web', template: '/callback' } }),
      'redirectUri.template: needs exactly one',
    ],
    [
      'a redirect URI with a host in front',
      changed({ redirectUri: { platform: 'web', template: 'https://x/{helpdeskUrl}' } }),
      'has to begin with',
    ],
    ['a redirect URI of an unasked address', { ...zammad, questions: [] }, 'is not asked'],
    [
      'two APIs in one scope string',
      changed({ scopes: { values: ['Mail.Send', 'https://outlook.office.com/SMTP.Send'], separator: ' ' } }),
      'is for 2 APIs at once',
    ],
    [
      'a scope without permission',
      changed({ scopes: { values: ['Files.Read'], separator: ' ' } }),
      '"Files.Read" has no permission',
    ],
    ['a sign-in without redirect URI', changed({ redirectUri: null }), 'is needed where somebody signs in'],
    [
      'a public client with a secret',
      changed({ publicClient: true }),
      'either a public client or has a secret',
    ],
    ['app-only with delegated permissions', changed({ flow: 'client-credentials' }), 'has to be application'],
    ['app-only without .default', changed({ flow: 'client-credentials' }), 'has to end in /.default'],
    [
      'application permissions without a word',
      changed({ permissions: graph?.permissions.map((p) => ({ ...p, type: 'application' })) ?? [] }),
      'application permissions reach every mailbox',
    ],
    [
      'a single tenant at /common',
      changed({ endpoints: { given: 'built-in', tenant: 'common' } }),
      'refused at /common',
    ],
    ['a password without a word', changed({ flow: 'resource-owner-password' }), 'excludes MFA'],
    [
      'EWS without a word',
      changed({
        permissions: [
          { api: 'Office 365 Exchange Online', name: 'EWS.AccessAsUser.All', type: 'delegated', why: 'x' },
        ],
      }),
      'EWS ends in April 2027',
    ],
    [
      'one ID for two variants',
      { ...zammad, variants: graph ? [graph, graph] : [] },
      'variants.1.id: is used twice',
    ],
  ])('%s', (_, recipe, words) => {
    expect(told(recipe).join('\n')).toContain(words);
  });
});

describe('a file', () => {
  const placeOf = (from: string, to: string): string[] => {
    const broken = text.replace(from, to);
    expect(broken).not.toBe(text);
    const parsed = parseFile(broken);
    if ('broken' in parsed) return parsed.broken.map(({ line, text: what }) => `${line}: ${what}`);
    return checkShape(parsed.value).map((finding) => {
      const { line, text: what } = locate(broken, parsed.tree, finding);
      return `${line}: ${what}`;
    });
  };
  const lineOf = (words: string) => text.slice(0, text.indexOf(words)).split('\n').length;

  it.each([
    [
      'a field of another type',
      '"publicClient": false',
      '"publicClient": "no"',
      'variants[0].publicClient: has to be a boolean',
    ],
    [
      'a value that is none of the choices',
      '"kind": "https-url"',
      '"kind": "url"',
      'questions[0].kind: has to be "https-url" or "exact-url" or "email"',
    ],
    [
      'a field that does not exist',
      '"publicClient": false',
      '"publicClient": false, "public": true',
      'variants[0].public: there is no such field',
    ],
    [
      'a destination that does not exist',
      '"kind": "zammad-rest"',
      '"kind": "carrier-pigeon"',
      'variants[0].destinations[0].kind: has a kind that does not exist: docs/recipes.md lists them',
    ],
    [
      'an ID that is none',
      '37f7f235-527c-4136-accd-4a02d197296e',
      '37f7f235',
      'variants[0].permissions[0].id: has to be an ID of 36 characters, as Microsoft lists it',
    ],
  ])('with %s: its line and its field', (_, from, to, words) => {
    expect(placeOf(from, to)).toContain(`${lineOf(from)}: ${words}`);
  });

  it('without a field: the line of what it is missing in', () => {
    expect(placeOf('  "vendor": "Zammad GmbH",\n', '')).toEqual(['1: vendor: is missing: a string']);
  });

  it('that is no JSON: the line of the mistake', () => {
    expect(placeOf('"vendor": "Zammad GmbH",', '"vendor": "Zammad GmbH"')).toEqual([
      `${lineOf('"vendor"') + 1}: this is no JSON: comma expected`,
    ]);
    expect(parseFile('')).toEqual({ broken: [{ line: 1, column: 1, text: expect.any(String) }] });
  });
});

describe('npm run recipe:check', () => {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-recipe-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const run = async (name: string, content: string) => {
    writeFileSync(join(folder, name), content);
    const node = promisify(execFile);
    return node(process.execPath, ['--import', 'tsx', 'scripts/recipe-check.ts', name], {
      env: { ...process.env, INIT_CWD: folder },
    });
  };

  it('prints the walk of a right recipe, with a reference to its schema', { timeout: 30_000 }, async () => {
    const { stdout, stderr } = await run('right.json', JSON.stringify({ $schema: '../x.json', ...zammad }));
    expect(stderr).toBe('');
    expect(stdout).toContain('1. Register the app');
  });

  it('names file, line and field of a wrong one, and fails', { timeout: 30_000 }, async () => {
    const wrong = run('wrong.json', text.replace('"publicClient": false', '"publicClient": 1'));
    await expect(wrong).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(
        /^wrong\.json:\d+:\d+ {2}variants\[0\]\.publicClient: has to be a boolean\n$/,
      ),
      stdout: '',
    });
  });
});
