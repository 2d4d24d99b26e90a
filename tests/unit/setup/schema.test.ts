import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { destinationKind } from '../../../lib/recipes/destinations';
import { parseSetup } from '../../../lib/setup';
import { exampleReport } from '../../example-report';
import { cases, casesTime } from '../cases';
import { completeSetup, ids, now } from '../guide/examples';

const stored = () => {
  const setup = completeSetup(
    {},
    { answers: { helpdeskUrl: 'https://support.example.com', mailbox: 'a@b.example' } },
  );
  setup.test = exampleReport({
    state: 'failed',
    stages: [
      {
        id: 'sign-in',
        outcome: 'fail',
        messages: [{ key: 'literal', params: ['x', { word: 'save', english: 'Save' }] }],
        startedAt: now,
        endedAt: now,
      },
    ],
    failure: {
      stage: 'sign-in',
      detail: null,
      advice: {
        code: 50011,
        cause: { key: 'literal' },
        fix: { key: 'literal' },
        check: 'redirect-uri',
        page: 'authentication',
      },
    },
  });
  setup.receipts = [
    {
      destination: 'json-file',
      target: 'zammad.json',
      at: now,
      outcome: 'saved',
      reference: null,
      includesSecret: false,
      fingerprint: 'f',
      untested: true,
      next: [],
    },
  ];
  return JSON.parse(JSON.stringify(setup));
};

describe('parseSetup', () => {
  it('reads back what was stored', () => {
    expect(parseSetup(stored())).toEqual({ ...stored(), hidden: {} });
  });

  it.each([
    [
      'a fact',
      (s: ReturnType<typeof stored>) => (s.facts.signInAudience.value = 'Everybody'),
      'facts.signInAudience',
    ],
    [
      'a list',
      (s: ReturnType<typeof stored>) => (s.facts.permissions.value[0].status = 'maybe'),
      'facts.permissions',
    ],
    ['the answer', (s: ReturnType<typeof stored>) => (s.answers.mailbox = 7), 'answers.mailbox'],
  ])('leaves out %s that is damaged, and keeps the rest', (_, damage, path) => {
    const broken = stored();
    damage(broken);
    const parsed = parseSetup(broken);
    expect(parsed).not.toHaveProperty(path);
    expect(parsed?.facts.clientId?.value).toBe(ids.client);
  });

  it.each([
    ['the test', (s: ReturnType<typeof stored>) => (s.test.state = 'great'), 'test', null],
    ['the secret', (s: ReturnType<typeof stored>) => (s.secret.endsIn = 'the whole secret'), 'secret', null],
    ['a receipt', (s: ReturnType<typeof stored>) => s.receipts.push('?'), 'receipts.length', 1],
    ['the cloud', (s: ReturnType<typeof stored>) => (s.cloud = 'germany'), 'cloud', 'global'],
    [
      'a name of a list',
      (s: ReturnType<typeof stored>) => (s.partial = ['passwords', 'permissions']),
      'partial',
      ['permissions'],
    ],
  ])('repairs %s', (_, damage, path, repaired) => {
    const broken = stored();
    damage(broken);
    expect(parseSetup(broken)).toHaveProperty(path, repaired);
  });

  it.each(destinationKind.options)('keeps the receipt of a delivery by %s', (destination) => {
    const kept = stored();
    kept.receipts[0].destination = destination;
    expect(parseSetup(kept)?.receipts).toEqual(kept.receipts);
  });

  it('keeps nothing that was read when the client ID is lost', () => {
    const broken = stored();
    broken.facts.clientId.value = 'nonsense';
    broken.facts.displayName = { value: 'Mine', origin: 'typed', at: now };
    expect(Object.keys(parseSetup(broken)?.facts ?? {})).toEqual(['displayName']);
  });

  it(
    'never throws',
    () => {
      fc.assert(
        fc.property(fc.anything(), (anything) => void parseSetup(anything)),
        cases(100),
      );
      fc.assert(
        fc.property(fc.constantFrom(...Object.keys(stored())), fc.anything(), (key, value) => {
          parseSetup({ ...stored(), [key]: value });
        }),
        cases(100),
      );
    },
    casesTime,
  );

  it.each([[null], [7], [{}], [{ schemaVersion: 2, id: 'x', recipeId: 'zammad', variantId: 'y' }]])(
    'gives up on %j',
    (nothing) => {
      expect(parseSetup(nothing)).toBeNull();
    },
  );
});
