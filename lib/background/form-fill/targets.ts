import type { DeliveryInput } from '../../delivery/types';
import { type SectionWords, sectionWords } from '../../form-fill/sections';
import type { FieldKey, FormTarget } from '../../form-fill/types';
import type { DestinationSpec, Recipe } from '../../recipes/schema';

export type FormSpec = Extract<DestinationSpec, { kind: 'form-fill' }>;

/** What is looked for on the page, and where. */
export interface Wanted {
  targets: FormTarget[];
  by: FieldKey;
  section: SectionWords;
  /** Other forms of this helpdesk have fields of the same names. */
  hasRivals: boolean;
}

/** From the recipe: the settings of this form, each with the name that its field goes by. */
export function wantedOf(spec: FormSpec, recipe: Recipe, { settings }: DeliveryInput): Wanted {
  const by = spec.by === 'key' ? 'label' : spec.by;
  const others = [...new Set(recipe.variants.flatMap(formPages))].filter((page) => page !== spec.page);
  return {
    targets: settings
      .filter(({ where }) => where === spec.page)
      .map(({ key, label, value, secret, type = 'text' }) => ({
        key,
        called: spec.fields?.[key] ?? (spec.by === 'label' ? label : key),
        value,
        secret,
        type,
      })),
    by,
    section: sectionWords(spec.page, others),
    hasRivals: by === 'label' && others.length > 0,
  };
}

const formPages = ({ destinations }: Recipe['variants'][number]): string[] =>
  destinations.flatMap((spec) => (spec.kind === 'form-fill' && spec.by === 'label' ? [spec.page] : []));
