import { normalize } from '../portal/normalize';
import { type SectionWords, sectionOf } from './sections';
import type { FieldKey, FormTarget, Match, MatchOutcome, PlacedField, Put } from './types';

/**
 * Finds the field of each value, in all frames at once. Only what can be meant in one way is `certain`: two fields of
 * one name, or one field for two values, are left alone, whatever else speaks for one of them.
 */
export function matchFields(
  fields: readonly PlacedField[],
  targets: readonly FormTarget[],
  by: FieldKey,
  section: SectionWords,
): Match[] {
  const matches = targets.map((target) => matchOne(fields, target, by, section));
  const claims = new Map<PlacedField, number>();
  for (const { field } of matches) if (field) claims.set(field, (claims.get(field) ?? 0) + 1);
  return matches.map((match) =>
    match.field && (claims.get(match.field) ?? 0) > 1 ? without(match.key, 'ambiguous') : match,
  );
}

const without = (key: string, outcome: MatchOutcome): Match => ({ key, outcome, field: null, put: null });

function matchOne(
  fields: readonly PlacedField[],
  target: FormTarget,
  by: FieldKey,
  section: SectionWords,
): Match {
  const { key } = target;
  const called = fields.filter((field) => isCalled(field, target.called, by));
  const shown = called.filter(({ state }) => state !== 'hidden');
  if (shown.length === 0) {
    if (called.length > 0) return without(key, 'hidden');
    return without(key, by === 'label' && isHinted(fields, target.called) ? 'hint-only' : 'missing');
  }
  const fitting =
    by === 'label' ? shown.filter((field) => sectionOf(field.sections, section) !== 'other') : shown;
  const [field] = fitting;
  if (!field) return without(key, 'other-section');
  if (fitting.length > 1) return without(key, 'ambiguous');
  return { key, field, ...entry(field, target) };
}

export function isCalled(
  field: Pick<PlacedField, 'names' | 'name' | 'id'>,
  called: string,
  by: FieldKey,
): boolean {
  if (by === 'label') return field.names.some((name) => sameName(name, called));
  return called !== '' && field[by] === called;
}

export const sameName = (a: string, b: string): boolean =>
  normalize(a) === normalize(b) && normalize(b) !== '';

const isHinted = (fields: readonly PlacedField[], called: string) =>
  fields.some(({ hint, state }) => state !== 'hidden' && sameName(hint, called));

function entry(field: PlacedField, target: FormTarget): { outcome: MatchOutcome; put: Put | null } {
  const found = putFor(field, target);
  const isSame = found.put !== null && holds(field, found.put);
  if (isSame) return { outcome: 'same', put: null };
  if (field.state === 'disabled' || field.state === 'readonly') return { outcome: field.state, put: null };
  return found;
}

function putFor(field: PlacedField, { value, type }: FormTarget): { outcome: MatchOutcome; put: Put | null } {
  switch (field.kind) {
    case 'custom':
      return { outcome: 'by-hand', put: null };
    case 'checkbox': {
      const ticked = truthOf(value);
      return ticked === null ? { outcome: 'by-hand', put: null } : { outcome: 'certain', put: ticked };
    }
    case 'select':
    case 'radio': {
      const place = placeOf(field, value, type);
      return place === null ? { outcome: 'no-such-option', put: null } : { outcome: 'certain', put: place };
    }
    case 'text':
      if (field.maxLength !== null && value.length > field.maxLength)
        return { outcome: 'too-long', put: null };
      if (field.numeric && !/^-?\d+(\.\d+)?$/.test(value)) return { outcome: 'not-a-number', put: null };
      return { outcome: 'certain', put: value };
  }
}

/** What was not read is never taken for the same. */
function holds({ kind, value, chosen }: PlacedField, put: Put): boolean {
  if (kind === 'select' || kind === 'radio') return chosen === put;
  return value !== null && value === String(put);
}

const truths: Record<string, boolean> = { true: true, '1': true, false: false, '0': false };
const truthOf = (value: string): boolean | null => truths[value] ?? null;

/** How forms put yes and no into a list. */
const spellings = (value: string, type: FormTarget['type']): string[] => {
  const truth = type === 'boolean' ? truthOf(value) : null;
  if (truth === null) return [value];
  return truth
    ? [value, 'true', 'yes', 'on', 'enabled', '1']
    : [value, 'false', 'no', 'off', 'disabled', '0'];
};

/** The one option that says the value, by its value or its text; null for none, and for several. */
function placeOf({ options }: PlacedField, value: string, type: FormTarget['type']): number | null {
  const wanted = spellings(value, type);
  const places = options.flatMap((option, place) =>
    wanted.some((word) => option.value === word || sameName(option.text, word)) ? [place] : [],
  );
  return places.length === 1 ? (places[0] ?? null) : null;
}
