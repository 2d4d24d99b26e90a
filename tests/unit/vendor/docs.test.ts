import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { edition } from '../../../lib/edition';
import { readPolicy } from '../../../lib/edition/policy';
import { policySettings } from '../../../lib/edition/policy-schema';
import { vendorSchema } from '../../../scripts/vendor/schema';

const text = readFileSync('docs/vendors.md', 'utf8');
const block = (name: string) => new RegExp(`^\`\`\`${name}\n(.*?)^\`\`\``, 'ms').exec(text)?.[1] ?? '';
const section = (title: string) => text.split(`## ${title}\n`)[1]?.split('\n## ')[0] ?? '';
const names = (table: string) =>
  [...table.matchAll(/^\| ((?:`\w+`(?:, )?)+) \|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`(\w+)`/g)].map(([, name = '']) => name),
  );

/** As the schema in the package has them: the browser drops or refuses the rest. */
const schema = JSON.parse(readFileSync('public/managed-schema.json', 'utf8'));
function mustFit(settings: Record<string, unknown>) {
  for (const [name, value] of Object.entries(settings)) {
    const { type, items } = schema.properties[name] ?? {};
    if (type === 'array') {
      expect(Array.isArray(value) && value.every((item) => typeof item === items.type)).toBe(true);
    } else expect(typeof value).toBe(type);
  }
}

describe('docs/vendors.md', () => {
  it.each<[string, (sample: never) => Record<string, unknown>]>([
    ['json policy-chrome', (sample: never) => Object(sample)['3rdparty'].extensions.EXTENSION_ID],
    [
      'json policy-firefox',
      (sample: never) => Object(sample).policies['3rdparty'].Extensions['waymark@waymark.invalid'],
    ],
  ])('has a sample of %s that is right but for what it says is wrong', (name, find) => {
    const settings = find(JSON.parse(block(name)) as never);
    mustFit(settings);
    expect(Object.keys(settings).sort()).toEqual(Object.keys(policySettings).sort());
    const { policy, problems } = readPolicy(settings, edition);
    expect(policy.recipes.map(({ id }) => id)).toEqual(['contoso-desk']);
    expect(problems.map(({ setting }) => setting)).toEqual(['helpdesks']);
  });

  it('has a sample for the registry with settings that exist', () => {
    const sample = block('reg policy-edge');
    const settings = [
      ...[...sample.matchAll(/^"([a-z]\w*)"=/gim)].map(([, name = '']) => name),
      ...[...sample.matchAll(/\\policy\\(\w+)\]/g)].map(([, name = '']) => name),
    ];
    expect(settings.sort()).toEqual(['addresses', 'allowImport', 'helpdesks', 'supportUrl']);
    expect(Object.keys(schema.properties)).toEqual(expect.arrayContaining(settings));
  });

  it('tells of every setting and of every field', () => {
    expect(names(section('By policy')).sort()).toEqual(Object.keys(policySettings).sort());
    const fields = Object.keys(vendorSchema.def.shape).filter((name) => !name.startsWith('$'));
    expect(names(section('The vendor build'))).toEqual(
      expect.arrayContaining(fields.filter((name) => name !== 'schemaVersion')),
    );
  });

  it('names commands that exist', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
    const used = [...text.matchAll(/npm run ([\w:]+)/g)].map(([, name = '']) => name);
    expect(used.length).toBeGreaterThan(3);
    expect(used.filter((name) => !(name in scripts))).toEqual([]);
  });
});
