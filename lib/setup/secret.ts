import type { Reading, SecretRow } from '../portal/types';
import { isGuid } from './guid';
import type { KnownSecretRow, SecretSummary } from './types';

export interface ShownSecret {
  value: string;
  secretId: string | null;
  expires: string | null;
  description: string;
}

/** Masked values carry asterisks, and a GUID is the Secret ID read from the wrong column (knowledge/portal.md §5.5). */
const isSecretValue = (value: string | null): value is string =>
  value !== null && value.trim() !== '' && !value.includes('**') && !isGuid(value.trim());

/** Stands in a reading for a secret that the page shows and that is in the vault already; never taken for a value. */
const taken = '** taken **';

/** Of a reading, its secrets taken out wherever they are: that the page shows one remains known. */
export function withoutSecrets<T extends { reading: Reading | null }>(holder: T): T {
  const values = holder.reading ? shownValues(holder.reading).filter(isSecretValue) : [];
  if (values.length === 0) return holder;
  const inside = (text: string) => JSON.stringify(text).slice(1, -1);
  return JSON.parse(
    values.reduce((json, value) => json.replaceAll(inside(value), taken), JSON.stringify(holder)),
  ) as T;
}

/** The row whose secret the page shows right now, in the vault or not; null for none, and where it is unclear. */
export function shownSecretRow(reading: Reading): Pick<ShownSecret, 'secretId' | 'description'> | null {
  const rows = (reading.facts.secrets?.value ?? []).filter((row) => row.value === taken);
  const isOne = new Set(rows.map((row) => row.secretId ?? row.description)).size === 1;
  return (isOne && rows[0]) || extractSecret(reading);
}

/** The one secret that the page shows in full right now; null for none, and where several make it unclear which. */
export function extractSecret(reading: Reading): ShownSecret | null {
  const shown = (reading.facts.secrets?.value ?? []).filter((row) => isSecretValue(row.value));
  // A blade may be in the document twice: the same value is the same secret.
  if (new Set(shown.map((row) => row.value)).size !== 1) return null;
  const row = shown[0];
  if (!row?.value) return null;
  return { value: row.value, secretId: row.secretId, expires: row.expires, description: row.description };
}

/** What may be said of a secret outside the vault. */
export const summarizeSecret = (
  value: string,
  about: Pick<SecretSummary, 'origin' | 'secretId' | 'expires' | 'at'>,
): SecretSummary => ({
  // Three characters of a short value would be most of it.
  endsIn: value.length >= 16 ? value.slice(-3) : '',
  length: value.length,
  looksLikeSecretId: isGuid(value.trim()),
  origin: about.origin,
  secretId: about.secretId,
  expires: about.expires,
  at: about.at,
  keptSafe: false,
  held: true,
});

/** Values shown in full, to keep them out of everything that is stored. The longest first: one may begin like another. */
export const shownValues = (reading: Reading): string[] =>
  (reading.facts.secrets?.value ?? [])
    .flatMap((row) => (row.value ? [row.value] : []))
    .sort((a, b) => b.length - a.length);

export const withoutValues = (text: string, values: string[]): string =>
  values.reduce((rest, value) => rest.replaceAll(value, '…'), text);

export const knownSecretRow = (row: SecretRow, values: string[]): KnownSecretRow => ({
  description: withoutValues(row.description, values),
  secretId: row.secretId,
  expires: row.expires,
});
