import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchFields } from '../../../lib/form-fill/match';
import { sectionOf, sectionWords } from '../../../lib/form-fill/sections';
import type { FieldKind, FormTarget, MatchOutcome, PlacedField } from '../../../lib/form-fill/types';

const secret = 'a~b._c-d+e/f&g=h%i \'j"';
const pages = ['Admin > Emails > Incoming Email Servers', 'Admin > Emails > Outgoing Email Servers'] as const;
const incoming = sectionWords(pages[0], [pages[1]]);
const anySection = sectionWords(pages[0], []);

let last = 0;
const field = (change: Partial<PlacedField> = {}): PlacedField => ({
  frameId: 0,
  field: ++last,
  kind: 'text',
  names: ['Client ID'],
  hint: '',
  name: '',
  id: '',
  sections: [],
  state: 'editable',
  value: '',
  hasValue: false,
  options: [],
  chosen: -1,
  maxLength: null,
  numeric: false,
  ...change,
});
const target = (change: Partial<FormTarget> = {}): FormTarget => ({
  key: 'clientId',
  called: 'Client ID',
  value: 'abc',
  secret: false,
  type: 'text',
  ...change,
});
const list = (...texts: string[]) => texts.map((text) => ({ value: text.toLowerCase(), text }));
const one = (fields: PlacedField[], wanted = target(), section = anySection) =>
  matchFields(fields, [wanted], 'label', section)[0];

describe('a field', () => {
  it('is found by its name, however the page writes it', () => {
    for (const name of ['Client ID', ' client id: *', '* Client\u00a0ID'])
      expect(one([field({ names: [name] })])).toMatchObject({ outcome: 'certain', put: 'abc' });
    for (const name of ['Client', 'Client ID of the app', 'Client Secret', ''])
      expect(one([field({ names: [name] })])?.outcome).toBe('missing');
  });

  it('gets a secret byte for byte', () => {
    expect(one([field()], target({ value: secret, secret: true }))?.put).toBe(secret);
  });

  it.each<[MatchOutcome, PlacedField[], Partial<FormTarget>]>([
    ['ambiguous', [field(), field()], {}],
    ['ambiguous', [field(), field({ frameId: 3 })], {}],
    ['ambiguous', [field(), field({ state: 'disabled' })], {}],
    ['certain', [field(), field({ state: 'hidden' })], {}],
    ['hidden', [field({ state: 'hidden' })], {}],
    ['disabled', [field({ state: 'disabled' })], {}],
    ['readonly', [field({ state: 'readonly' })], {}],
    ['same', [field({ state: 'readonly', value: 'abc' })], {}],
    ['same', [field({ value: 'abc' })], {}],
    ['certain', [field({ value: 'ABC' })], {}],
    ['certain', [field({ value: null, hasValue: true })], {}],
    ['missing', [field({ names: ['*'] })], { called: ':' }],
    ['missing', [field({ names: [], hint: 'ID' })], {}],
    ['missing', [field({ names: [], hint: 'Client ID', state: 'hidden' })], {}],
    ['hint-only', [field({ names: [], hint: 'Client ID' })], {}],
    ['hint-only', [field({ names: [] }), field({ names: [], hint: 'Client ID' })], {}],
    ['too-long', [field({ maxLength: 2 })], {}],
    ['certain', [field({ maxLength: 3 })], {}],
    ['not-a-number', [field({ numeric: true })], {}],
    ['not-a-number', [field({ numeric: true })], { value: 'x587' }],
    ['not-a-number', [field({ numeric: true })], { value: '587 or 25' }],
    ['certain', [field({ numeric: true })], { value: '587' }],
    ['certain', [field({ numeric: true })], { value: '-12.75' }],
    ['certain', [field({ kind: 'select', options: [{ value: 'abc', text: 'The first' }] })], {}],
    ['same', [field({ kind: 'radio', options: list('abc'), chosen: 0, value: null })], {}],
    ['by-hand', [field({ kind: 'custom' })], {}],
    ['by-hand', [field({ kind: 'checkbox', value: 'false' })], {}],
    ['no-such-option', [field({ kind: 'select', options: list('IMAP', 'POP3') })], {}],
    ['no-such-option', [field({ kind: 'select', options: list('abc', 'ABC') })], {}],
  ])('%s', (outcome, fields, change) => {
    const match = one(fields, target(change));
    expect(match?.outcome).toBe(outcome);
    expect(match?.put !== null).toBe(outcome === 'certain');
  });

  it.each<[FieldKind, string, string, unknown]>([
    ['select', 'choice', 'oauth', 1],
    ['radio', 'choice', 'OAuth', 1],
    ['select', 'choice', 'Basic', null],
    ['checkbox', 'boolean', 'true', true],
    ['checkbox', 'boolean', '1', true],
    ['checkbox', 'boolean', 'false', null],
    ['checkbox', 'boolean', '0', null],
  ])('of the kind %s takes %s %s', (kind, type, value, put) => {
    const options = list('Basic', 'OAuth');
    const match = one(
      [field({ kind, options, chosen: 0, value: kind === 'checkbox' ? 'false' : 'Basic' })],
      target({ value, type: type as FormTarget['type'] }),
    );
    expect(match).toMatchObject(put === null ? { outcome: 'same' } : { outcome: 'certain', put });
  });

  it('says yes and no in the words of its list', () => {
    const yesNo = field({ kind: 'select', options: list('No', 'Yes'), chosen: 0 });
    expect(one([yesNo], target({ value: 'true', type: 'boolean' }))?.put).toBe(1);
    expect(one([yesNo], target({ value: 'true', type: 'text' }))?.outcome).toBe('no-such-option');
  });

  it('that two values mean gets neither', () => {
    const both = field({ names: ['Client ID', 'Application ID'] });
    const matches = matchFields(
      [both],
      [target(), target({ key: 'other', called: 'Application ID' })],
      'label',
      anySection,
    );
    expect(matches.map(({ outcome }) => outcome)).toEqual(['ambiguous', 'ambiguous']);
  });

  it('may go by its attribute, to the letter', () => {
    const fields = [field({ name: 'client_id', id: 'a' }), field({ name: 'Client_ID', id: 'b' })];
    const by = (key: 'name' | 'id', called: string) =>
      matchFields(fields, [target({ called })], key, anySection)[0];
    expect(by('name', 'client_id')?.field).toBe(fields[0]);
    expect(by('id', 'b')?.field).toBe(fields[1]);
    expect(by('id', '')?.outcome).toBe('missing');
  });
});

describe('the heading above', () => {
  it('tells two fields of one name apart', () => {
    const inside = field({ sections: ['OAuth', 'Add Incoming Email Server', 'Emails'] });
    const outside = field({ sections: ['Outgoing'] });
    expect(one([outside, inside], target(), incoming)).toMatchObject({ outcome: 'certain', field: inside });
  });

  it.each<[MatchOutcome, string[][]]>([
    ['other-section', [['Add Outgoing Email Server']]],
    ['other-section', [['Outgoing'], ['Outgoing']]],
    ['ambiguous', [['Incoming'], ['Incoming']]],
    ['ambiguous', [['Incoming'], ['Emails']]],
    ['ambiguous', [['Incoming and outgoing'], ['Incoming']]],
    ['certain', [['Emails']]],
    ['certain', [[]]],
  ])('%s: %j', (outcome, headings) => {
    expect(
      one(
        headings.map((sections) => field({ sections })),
        target(),
        incoming,
      )?.outcome,
    ).toBe(outcome);
  });

  it('that is nearest decides', () => {
    expect(sectionOf(['Outgoing', 'Incoming'], incoming)).toBe('other');
    expect(sectionOf(['Emails', 'INCOMING:'], incoming)).toBe('own');
    expect(sectionOf(['Incoming'], anySection)).toBe('own');
  });
});

describe('whatever the page', () => {
  const label = fc.constantFrom('Client ID', 'client id:', 'Client Secret', 'Server', '', 'Port');
  const anyField = fc.record({
    frameId: fc.nat(2),
    kind: fc.constantFrom<FieldKind>('text', 'checkbox', 'select', 'radio', 'custom'),
    names: fc.array(label, { maxLength: 2 }),
    hint: label,
    sections: fc.array(fc.constantFrom('Incoming', 'Outgoing', 'Emails'), { maxLength: 2 }),
    state: fc.constantFrom<PlacedField['state']>('editable', 'editable', 'disabled', 'readonly', 'hidden'),
    value: fc.option(fc.constantFrom('', 'abc', 'true')),
  });
  const targets = ['Client ID', 'Client Secret', 'Server', 'Port'].map((called) =>
    target({ key: called, called }),
  );

  it('only the one field of that name that can be seen is filled in', () => {
    fc.assert(
      fc.property(fc.array(anyField, { maxLength: 6 }), (sights) => {
        const fields = sights.map((sight) => field(sight as Partial<PlacedField>));
        for (const { outcome, field: found, key } of matchFields(fields, targets, 'label', incoming)) {
          if (outcome !== 'certain') continue;
          const rivals = fields.filter(
            ({ names, state, sections }) =>
              names.some((name) => name.replace(':', '').toLowerCase() === key.toLowerCase()) &&
              state !== 'hidden' &&
              sectionOf(sections, incoming) !== 'other',
          );
          expect(rivals).toEqual([found]);
          expect(found?.state).toBe('editable');
          expect(found?.kind).not.toBe('custom');
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('no field gets two values', () => {
    fc.assert(
      fc.property(fc.array(anyField, { maxLength: 6 }), (sights) => {
        const fields = sights.map((sight) => field(sight as Partial<PlacedField>));
        const filled = matchFields(fields, targets, 'label', incoming).flatMap(({ outcome, field: found }) =>
          outcome === 'certain' ? [found] : [],
        );
        expect(new Set(filled).size).toBe(filled.length);
      }),
    );
  });
});
