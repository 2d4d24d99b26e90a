import type { FilledSetting } from '../delivery/types';
import type { CloudId } from '../hosts';
import type { RecipeSetting, Variant } from './schema';

export const placeholders = [
  'clientId',
  'clientSecret',
  'tenantId',
  'authorizationEndpoint',
  'tokenEndpoint',
  'redirectUri',
  'scopes',
  'mailbox',
  'helpdeskUrl',
] as const;
export type Placeholder = (typeof placeholders)[number];

/** `scopes` follows from the variant. */
export type SettingValues = { [K in Exclude<Placeholder, 'scopes'>]?: string | null } & { cloud?: CloudId };

export interface FillResult {
  /** In the recipe's order; a setting with a missing value is left out. */
  settings: FilledSetting[];
  /** Placeholders that a setting needs and that have no value yet. */
  missing: Placeholder[];
}

const pattern = /\{(\w+)\}/g;
const isPlaceholder = (name: string): name is Placeholder => placeholders.some((known) => known === name);

/**
 * Fills a variant's settings (knowledge/helpdesks.md §2.4b, §2.5b).
 * @throws TypeError for a placeholder that does not exist: a bug in the recipe.
 */
export function fillSettings(variant: Variant, values: SettingValues): FillResult {
  const all = { ...values, scopes: variant.scopes.values.join(variant.scopes.separator) };
  const missing = new Set<Placeholder>();
  const settings = variant.settings.flatMap((setting): FilledSetting[] => {
    const { value, type, where } = setting;
    if (value === undefined || !isInCloud(setting, values.cloud ?? 'global')) return [];
    const names = placeholdersOf(value);
    const absent = names.filter((name) => !all[name]);
    for (const name of absent) missing.add(name);
    if (absent.length > 0) return [];
    return [
      {
        key: setting.key,
        label: setting.label,
        // A function, since a secret may hold `$&`, which means something in a replacement string.
        value: value.replace(pattern, (_, name: Placeholder) => all[name] ?? ''),
        secret: setting.secret === true || names.includes('clientSecret'),
        ...(type && { type }),
        ...(where && { where }),
      },
    ];
  });
  return { settings, missing: [...missing] };
}

const isInCloud = ({ clouds }: RecipeSetting, cloud: CloudId) => clouds?.includes(cloud) ?? true;

/** The placeholders in a template. */
export function placeholdersOf(template: string): Placeholder[] {
  return [...template.matchAll(pattern)].map(([, name = '']) => {
    if (!isPlaceholder(name)) throw new TypeError(`unknown placeholder: {${name}}`);
    return name;
  });
}
