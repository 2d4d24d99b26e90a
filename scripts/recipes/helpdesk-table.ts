import { isBuilt } from '../../lib/delivery';
import { recipesInPortalsWords } from '../../lib/guide/in-portals-words';
import { recipes as written } from '../../lib/recipes';
import type { Recipe, Variant } from '../../lib/recipes/schema';

export const tableFile = 'docs/helpdesks.md';

const recipes = recipesInPortalsWords(written, []);

const head = `# Helpdesks

Made from the recipes by \`npm run docs\`: don't edit it by hand. [recipes.md](recipes.md) tells what a recipe says and how to
write one. ⛔ is a danger, ⚠ a warning, ℹ a note; their texts are below, by helpdesk. A way of
delivery that is *to come* isn't built yet: the popup does not offer it.

`;

const flows: Record<Variant['flow'], string> = {
  'authorization-code': 'signed in',
  'client-credentials': 'app-only',
  'resource-owner-password': 'user name and password',
};

const deliveries: Record<Variant['destinations'][number]['kind'], string> = {
  'zammad-rest': 'sent by REST API',
  'freeitsm-session': "sent in the admin's session",
  'osticket-session': "sent in the admin's session",
  'settings-endpoint': 'sent to a settings endpoint',
  'frappe-rest': 'sent by REST API',
  'form-fill': 'form filled in',
  'properties-text': 'properties',
  'env-text': '.env file',
  'yaml-text': 'YAML file',
  'odoo-shell': 'lines for the Odoo shell',
  'sealed-file': 'file that only the vendor can open',
  'json-file': 'JSON file',
  checklist: 'checklist',
};

const marks = { danger: '⛔', warning: '⚠', info: 'ℹ' };

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const row = (cells: string[]) => `| ${cells.map(cell).join(' | ')} |`;
const unique = (texts: string[]) => [...new Set(texts)];

const permissions = ({ permissions: list }: Variant) =>
  list
    .map(({ name, type, optional }) => {
      const notes = [...(type === 'application' ? ['application'] : []), ...(optional ? ['optional'] : [])];
      return `\`${name}\`${notes.length > 0 ? ` (${notes.join(', ')})` : ''}`;
    })
    .join(', ');

const warnings = (variant: Variant) => {
  const count = (severity: keyof typeof marks) =>
    variant.warnings.filter((warning) => warning.severity === severity).length;
  return (['danger', 'warning', 'info'] as const)
    .filter((severity) => count(severity) > 0)
    .map((severity) => `${marks[severity]} ${count(severity)}`)
    .join(' ');
};

const variantRow = (recipe: Recipe, variant: Variant) =>
  row([
    recipe.name,
    `${variant.name}${variant.recommended ? ' (advised)' : ''}`,
    flows[variant.flow],
    permissions(variant),
    unique(
      variant.destinations.map(({ kind }) => `${deliveries[kind]}${isBuilt(kind) ? '' : ' (to come)'}`),
    ).join(', '),
    warnings(variant),
    `[${recipe.sources.length}](#${anchor(recipe.name)})`,
  ]);

/** As GitHub makes it from a heading. */
const anchor = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\w\s-]/g, '')
    .replace(/\s/g, '-');

/** Warnings that several variants share are said once, with the variants that have them. */
function warningLines({ variants }: Recipe): string[] {
  const known = new Map<string, { line: string; names: string[] }>();
  for (const { name, warnings: list } of variants) {
    for (const { severity, text, source } of list) {
      const line = `${marks[severity]} ${text}${source ? ` ([source](${source}))` : ''}`;
      const entry = known.get(line) ?? { line, names: [] };
      entry.names.push(name);
      known.set(line, entry);
    }
  }
  return [...known.values()].map(
    ({ line, names }) => `- ${line}${names.length < variants.length ? ` *(${names.join('; ')})*` : ''}`,
  );
}

const section = (recipe: Recipe) =>
  [
    `## ${recipe.name}`,
    '',
    recipe.description,
    '',
    ...warningLines(recipe),
    ...(recipe.departures.length > 0 ? ['', "Where we depart from the vendor's guide:", ''] : []),
    ...recipe.departures.map(({ guideSays, weDo, why }) => `- The guide: ${guideSays} Here: ${weDo} ${why}`),
    '',
    `Sources: ${recipe.sources.map(({ title, url }) => `[${title}](${url})`).join(', ')}`,
    '',
  ].join('\n');

/** Helpdesk × variant, then what each of them warns of, departs from and rests on. */
export const renderHelpdesks = (): string =>
  [
    head,
    row(['helpdesk', 'variant', 'access', 'permissions', 'delivery', 'warnings', 'sources']),
    '\n|---|---|---|---|---|---|---|\n',
    `${recipes.flatMap((recipe) => recipe.variants.map((variant) => variantRow(recipe, variant))).join('\n')}\n\n`,
    recipes.map(section).join('\n'),
  ].join('');
