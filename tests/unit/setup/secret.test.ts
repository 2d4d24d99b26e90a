import { describe, expect, it } from 'vitest';
import type { SecretRow } from '../../../lib/portal/types';
import { extractSecret, mergeReading, summarizeSecret } from '../../../lib/setup';
import { shownSecretRow, withoutSecrets } from '../../../lib/setup/secret';
import { evidence, ids, now, reading, route } from '../guide/examples';
import { bound } from './pages';

const value = 'abc8Q~0123456789_-.0123456789abcdefghxyz';
const row = (change: Partial<SecretRow> = {}): SecretRow => ({
  description: 'Zammad',
  secretId: ids.secret,
  expires: '2027-11-20',
  value: null,
  ...change,
});
const page = (...rows: SecretRow[]) =>
  reading({ view: 'secrets', facts: { secrets: { value: rows, evidence: { ...evidence } } } });

describe('extractSecret', () => {
  it('takes the one value shown in full, with its row', () => {
    expect(extractSecret(page(row({ secretId: null }), row({ value })))).toEqual({
      value,
      secretId: ids.secret,
      expires: '2027-11-20',
      description: 'Zammad',
    });
  });

  it.each([
    ['no list', reading()],
    ['masked values only', page(row(), row({ value: 'abc******************' }))],
    ['two values', page(row({ value }), row({ value: `${value}2` }))],
    ['a Secret ID in the wrong column', page(row({ value: ids.secret }))],
    ['a Secret ID with spaces around it', page(row({ value: ` ${ids.secret} ` }))],
    ['an empty value', page(row({ value: ' ' }))],
  ])('takes nothing from %s', (_, from) => {
    expect(extractSecret(from)).toBeNull();
  });

  it('takes one value that is in the page twice', () => {
    expect(extractSecret(page(row({ value }), row({ value })))?.value).toBe(value);
  });
});

describe('a page whose secret is in the vault', () => {
  const odd = 'abc8Q~"q\\uote"\'</td>0123456789.xyz';
  const kept = (...rows: SecretRow[]) => withoutSecrets({ reading: page(...rows) }).reading;

  it('has it nowhere, whatever its signs, and is known to show it', () => {
    const reading = kept(row({ value: odd, description: `Zammad ${odd}` }), row({ secretId: ids.object }));
    expect(reading.facts.secrets?.value.map(({ value, description }) => [value, description])).toEqual([
      ['** taken **', 'Zammad ** taken **'],
      [null, 'Zammad'],
    ]);
    expect(extractSecret(reading)).toBeNull();
    expect(shownSecretRow(reading)?.secretId).toBe(ids.secret);
  });

  it.each([
    ['masked', page(row({ value: 'abc******************' }))],
    ['not there', page(row())],
    ['not in a list', reading()],
  ])('is left as it is where its value is %s', (_, seen) => {
    const holder = { reading: seen };
    expect(withoutSecrets(holder)).toBe(holder);
    expect(shownSecretRow(seen)).toBeNull();
  });

  it('has nothing left of a secret that begins like another', () => {
    const reading = kept(row({ value }), row({ value: `${value}and more`, description: `${value}and more` }));
    expect(JSON.stringify(reading)).not.toContain('and more');
  });

  it('shows one secret or none', () => {
    const other = `${value}2`;
    expect(shownSecretRow(page(row({ value })))?.secretId).toBe(ids.secret);
    expect(shownSecretRow(kept(row({ value }), row({ value })))?.secretId).toBe(ids.secret);
    expect(shownSecretRow(kept(row({ value }), row({ value: other, secretId: ids.object })))).toBeNull();
    const unnamed = { value: other, secretId: null, description: 'Other' };
    expect(shownSecretRow(kept(row({ value, secretId: null }), row(unnamed)))).toBeNull();
    expect(shownSecretRow(page(row({ value: '' })))).toBeNull();
  });
});

describe('a setup', () => {
  it('keeps no text of the page in which the secret stands', () => {
    const seen = page(row({ value, description: `Zammad ${value}` }));
    Object.assign(seen.facts.secrets?.evidence ?? {}, { raw: `Value: ${value}` });
    const setup = mergeReading(bound(), seen, route({ view: 'secrets' }), now);
    expect(setup.facts.secrets?.value).toEqual([
      { description: 'Zammad …', secretId: ids.secret, expires: '2027-11-20' },
    ]);
    expect(JSON.stringify(setup)).not.toContain(value);
  });
});

describe('summarizeSecret', () => {
  const about = { origin: 'typed', secretId: null, expires: null, at: now } as const;

  it('says no more than the end and the length', () => {
    expect(summarizeSecret(value, about)).toEqual({
      ...about,
      endsIn: 'xyz',
      length: value.length,
      looksLikeSecretId: false,
      keptSafe: false,
      held: true,
    });
  });

  it.each([[ids.secret], [ids.secret.toUpperCase()], [` ${ids.secret}\n`]])(
    'knows %j for a Secret ID',
    (text) => {
      expect(summarizeSecret(text, about).looksLikeSecretId).toBe(true);
    },
  );

  it('says nothing of the end of a short value', () => {
    expect(summarizeSecret('hunter2', about).endsIn).toBe('');
    expect(summarizeSecret(value.slice(0, 15), about).endsIn).toBe('');
    expect(summarizeSecret(value.slice(0, 16), about).endsIn).toBe(value.slice(13, 16));
  });
});
