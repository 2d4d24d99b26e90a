import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkMakers } from '../../../lib/guide/checks';
import { derive } from '../../../lib/guide/derive';
import type { Message } from '../../../lib/i18n';
import type { PermissionRow } from '../../../lib/portal/types';
import { recipes } from '../../../lib/recipes';
import { purposes, type SetupFacts } from '../../../lib/setup/types';
import { cases, casesTime } from '../cases';
import {
  address,
  completeMatrix42,
  completeSetup,
  empty,
  expectWhole,
  graphCallback,
  graphChannel,
  guideOf,
  now,
  onPage,
  platform,
  without,
} from './examples';

// Which fact each check can't do without.
const basis: Record<string, (keyof SetupFacts)[]> = {
  'app-identified': ['clientId'],
  'client-id': ['clientId'],
  'tenant-id': ['tenantId'],
  'account-type': ['signInAudience'],
  'redirect-uri': ['redirectUris'],
  'public-client': ['allowPublicClient'],
  permissions: ['permissions'],
  'needless-permissions': ['permissions'],
  'admin-consent': ['permissions'],
  endpoints: ['tenantId'],
};

describe('unknown is never shown as pass', () => {
  const complete = { zammad: completeSetup(), matrix42: completeMatrix42() };
  const names = Object.keys(complete.zammad.facts) as (keyof SetupFacts)[];
  const rowStates = fc.constantFrom<PermissionRow['status']>('granted', 'not-granted', 'none', 'unknown');

  it(
    'whatever the reader could not read',
    () => {
      fc.assert(
        fc.property(
          fc.constantFrom('zammad', 'matrix42') as fc.Arbitrary<keyof typeof complete>,
          fc.subarray(names),
          fc.subarray(['permissions', 'redirectUris', 'secrets'] as const),
          fc.array(rowStates, { minLength: 8, maxLength: 8 }),
          fc.nat(8),
          fc.constantFrom(true, false, null),
          (which, unread, partial, states, shown, required) => {
            const whole = complete[which];
            const permissions = (whole.facts.permissions?.value ?? []).slice(0, shown).map(
              (row, i): PermissionRow => ({
                ...row,
                status: states[i] ?? 'unknown',
                adminConsentRequired: required,
              }),
            );
            const setup = without(
              {
                ...whole,
                partial: [...partial],
                facts: { ...whole.facts, permissions: onPage(permissions) },
              },
              ...unread,
            );
            const guide = guideOf(setup);
            const passed = guide.checks.filter(({ outcome }) => outcome === 'pass').map(({ id }) => id);
            for (const id of passed) {
              for (const fact of basis[id] ?? [])
                expect({ id, fact: setup.facts[fact] }).not.toEqual({ id, fact: undefined });
            }
            const variant = which === 'zammad' ? graphChannel : platform;
            const list = setup.facts.permissions?.value ?? [];
            const needed = variant.permissions.map(({ name }) => list.find((row) => row.name === name));
            expect(passed.includes('permissions')).toBe(needed.every((row) => row !== undefined));
            expect(passed.includes('admin-consent')).toBe(needed.every((row) => row?.status === 'granted'));
            if (partial.includes('permissions')) expect(passed).not.toContain('needless-permissions');
            expect(guide.unlocked).toBe(false);
            const done = guide.steps.filter(({ state }) => state === 'done');
            for (const { checks } of done) {
              for (const check of checks) if (!check.advisory) expect(check.outcome).toBe('pass');
            }
          },
        ),
        cases(500),
      );
    },
    casesTime,
  );

  it('nothing known, nothing passed', () => {
    for (const recipe of recipes) {
      for (const variant of recipe.variants) {
        for (const purpose of purposes) {
          const { checks } = derive(recipe, variant, { ...empty(recipe.id), purpose }, now);
          expect(checks.filter(({ outcome }) => outcome !== 'unknown').map(({ id }) => id)).toEqual([]);
        }
      }
    }
  });

  it('carries evidence for what was read from a page', () => {
    for (const { id, evidence } of guideOf(completeSetup()).checks) {
      if (basis[id] && id !== 'endpoints')
        expect({ id, evidence: evidence.length }).not.toEqual({ id, evidence: 0 });
    }
  });
});

describe('texts', () => {
  it('every check is made by one step of a walk', () => {
    const told = { redirectUri: graphCallback, helpdeskUrl: address, at: now };
    const renewal = { setupId: 'old', oldSecret: null };
    const made = purposes.flatMap((purpose) => {
      const { checks } = guideOf(completeSetup({}, { told, purpose, renewal }));
      expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length);
      return checks.map(({ id }) => id);
    });
    expect([...new Set(made)].toSorted()).toEqual(Object.keys(checkMakers).toSorted());
  });

  it('every message has a text, and a parameter for each of its places', () => {
    const setups = [
      completeSetup(),
      completeMatrix42(),
      empty(),
      without(completeSetup(), 'clientId', 'permissions'),
    ];
    const messages: Message[] = setups.flatMap((setup) =>
      guideOf(setup).steps.flatMap((step) => [
        step.title,
        ...step.instructions,
        ...step.values.map(({ label }) => label),
        ...step.checks.flatMap(({ reason, fix }) => (fix ? [reason, fix] : [reason])),
      ]),
    );
    for (const text of messages) expectWhole(text);
  });
});
