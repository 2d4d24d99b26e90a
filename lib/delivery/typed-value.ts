import type { FilledSetting } from './types';

/** A setting in the type that the recipe gives it, where its value has that shape; otherwise the text as it is. */
export function typedValue({ value, type }: FilledSetting): string | number | boolean {
  if (type === 'number' && /^-?\d{1,15}$/.test(value)) return Number(value);
  if (type === 'boolean' && /^(true|false)$/.test(value)) return value === 'true';
  return value;
}
