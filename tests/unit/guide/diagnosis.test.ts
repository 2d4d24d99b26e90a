import { describe, expect, it } from 'vitest';
import { derive } from '../../../lib/guide/derive';
import { diagnose, findingKinds } from '../../../lib/guide/diagnosis';
import type { RedirectUri } from '../../../lib/portal/types';
import type { Recipe, Variant } from '../../../lib/recipes/schema';
import type { Setup, SetupFacts } from '../../../lib/setup/types';
import { allVariants } from '../recipes/all-variants';
import { completeFor } from './complete-for';
import { expectWhole, ids, now, onPage, rowsOf, without } from './examples';

/** What is said of an app that exists: `kind check`, the page's facts being these. */
function findings(recipe: Recipe, variant: Variant, change: (setup: Setup) => Setup): string[] {
  const secrets = onPage(variant.secret ? [secret('2027-11-20')] : []);
  const setup = change({
    ...completeFor(recipe, variant, { secrets }),
    purpose: 'check',
    secret: null,
  });
  const found = diagnose(derive(recipe, variant, setup, now));
  return findingKinds.flatMap((kind) =>
    found[kind].map(({ check }) => {
      for (const text of [check.reason, check.fix]) if (text) expectWhole(text);
      return `${kind} ${check.id}`;
    }),
  );
}

const secret = (expires: string | null, secretId = ids.secret) => ({
  description: 'Mail',
  secretId,
  expires,
});
const withFacts =
  (facts: SetupFacts) =>
  (setup: Setup): Setup => ({ ...setup, facts: { ...setup.facts, ...facts } });
const withUris = (change: (uri: string) => RedirectUri[]) => (setup: Setup) =>
  withFacts({ redirectUris: onPage(change(setup.facts.redirectUris?.value[0]?.uri ?? '')) })(setup);

type Break = (setup: Setup, variant: Variant) => Setup;
const hasUri = ({ redirectUri }: Variant) => redirectUri !== null;
const hasSecret = (variant: Variant) => variant.secret !== null;
const hasNone = (variant: Variant) => variant.secret === null;
const always = () => true;
const stranger = { api: 'Microsoft Graph', name: 'Directory.ReadWrite.All', type: 'application' as const };

/** One thing at a time that can be wrong with an app, whom it concerns, and everything that is said of it. */
const breakages: [string, (variant: Variant) => boolean, Break, string[]][] = [
  [
    'a redirect URI with a slash too many',
    hasUri,
    withUris((uri) => [{ platform: 'web', uri: `${uri}/` }]),
    ['wrong redirect-uri'],
  ],
  [
    'the redirect URI of a single-page application',
    hasUri,
    withUris((uri) => [{ platform: 'spa', uri }]),
    ['wrong redirect-uri'],
  ],
  ['no redirect URI', hasUri, withUris(() => []), ['missing redirect-uri']],
  [
    'a redirect URI of something else',
    always,
    (setup) => {
      const known = setup.facts.redirectUris?.value ?? [];
      return withFacts({
        redirectUris: onPage([...known, { platform: 'web', uri: 'https://old.example.net/cb' }]),
      })(setup);
    },
    ['excessive other-redirect-uris'],
  ],
  [
    'no permission',
    always,
    withFacts({ permissions: onPage([]) }),
    ['missing permissions', 'missing admin-consent'],
  ],
  [
    'permissions of the other type',
    always,
    (setup, variant) =>
      withFacts({
        permissions: onPage(
          rowsOf(variant).map((row) => ({
            ...row,
            type: row.type === 'delegated' ? ('application' as const) : ('delegated' as const),
          })),
        ),
      })(setup),
    ['wrong permissions', 'missing admin-consent', 'excessive needless-permissions'],
  ],
  [
    'a permission too many',
    always,
    (setup, variant) =>
      withFacts({
        permissions: onPage([
          ...rowsOf(variant),
          { ...stranger, adminConsentRequired: true, status: 'granted' as const },
        ]),
      })(setup),
    ['excessive needless-permissions'],
  ],
  [
    'no consent',
    always,
    (setup, variant) =>
      withFacts({
        permissions: onPage(rowsOf(variant, { adminConsentRequired: true, status: 'not-granted' })),
      })(setup),
    ['missing admin-consent'],
  ],
  ['no secret', hasSecret, withFacts({ secrets: onPage([]) }), ['missing existing-secrets']],
  [
    'an expired secret',
    hasSecret,
    withFacts({ secrets: onPage([secret('2026-11-20')]) }),
    ['wrong existing-secrets'],
  ],
  [
    'a secret about to expire',
    hasSecret,
    withFacts({ secrets: onPage([secret('2026-12-01')]) }),
    ['wrong existing-secrets'],
  ],
  [
    'a secret of last year that nobody has deleted',
    hasSecret,
    withFacts({ secrets: onPage([secret('2027-11-20'), secret('2025-11-20', ids.object)]) }),
    ['excessive existing-secrets'],
  ],
  [
    'a secret without a readable date',
    hasSecret,
    withFacts({ secrets: onPage([secret(null)]) }),
    ['unclear existing-secrets'],
  ],
  [
    'a list of secrets that goes on',
    hasSecret,
    (setup) => ({
      ...setup,
      facts: { ...setup.facts, secrets: onPage([secret('2027-11-20')]) },
      partial: ['secrets'],
    }),
    ['unclear existing-secrets'],
  ],
  [
    'a secret that nobody needs',
    hasNone,
    withFacts({ secrets: onPage([secret('2027-11-20')]) }),
    ['excessive existing-secrets'],
  ],
  [
    'accounts of everybody',
    ({ accountTypes }) => !accountTypes.includes('AzureADandPersonalMicrosoftAccount'),
    withFacts({ signInAudience: onPage('AzureADandPersonalMicrosoftAccount') }),
    ['wrong account-type'],
  ],
  [
    'more accounts than needed',
    ({ accountTypes }) => accountTypes.slice(1).includes('AzureADMultipleOrgs'),
    withFacts({ signInAudience: onPage('AzureADMultipleOrgs') }),
    ['excessive account-type'],
  ],
  [
    'public client flows that nobody needs',
    ({ publicClient }) => !publicClient,
    withFacts({ allowPublicClient: onPage(true) }),
    ['excessive public-client'],
  ],
  [
    'no public client flows',
    ({ publicClient }) => publicClient,
    withFacts({ allowPublicClient: onPage(false) }),
    ['missing public-client'],
  ],
  [
    'pages not opened yet',
    always,
    (setup) => without(setup, 'permissions', 'secrets'),
    [
      'unclear permissions',
      'unclear needless-permissions',
      'unclear admin-consent',
      'unclear existing-secrets',
    ],
  ],
];

describe.each(allVariants)('%s', (_, recipe, variant) => {
  it('as its recipe wants it, has no finding', () => {
    expect(findings(recipe, variant, (setup) => setup)).toEqual([]);
  });

  it.each(breakages.filter(([, concerns]) => concerns(variant)))('%s', (_, __, change, expected) => {
    expect(findings(recipe, variant, (setup) => change(setup, variant))).toEqual(expected);
  });
});

describe('an app that is only looked at', () => {
  const [, recipe, variant] =
    allVariants.find(([path]) => path === 'zammad/microsoft_graph') ?? expect.fail();

  it('is neither tested nor delivered, and nothing is to be entered', () => {
    const guide = derive(recipe, variant, { ...completeFor(recipe, variant), purpose: 'check' }, now);
    expect(guide.steps.map(({ id }) => id)).toEqual([
      'register',
      'authentication',
      'permissions',
      'consent',
      'secret',
    ]);
    expect(guide.steps.flatMap(({ values }) => values)).toEqual([]);
    for (const { title, instructions } of guide.steps)
      for (const text of [title, ...instructions]) expectWhole(text);
  });
});

it.each(allVariants.filter(([, , variant]) => hasUri(variant)))(
  '%s: no address is called needless while the helpdesk’s own is not known',
  (_, recipe, variant) => {
    const uris = onPage([{ platform: 'web' as const, uri: 'https://old.example.net/cb' }]);
    const setup = { ...completeFor(recipe, variant, { redirectUris: uris }), purpose: 'check' as const };
    const { checks } = derive(recipe, variant, { ...setup, answers: {} }, now);
    const outcomeOf = (sought: string) => checks.find(({ id }) => id === sought)?.outcome;
    // A recipe whose address is the same for everybody asks for none.
    const isKnown = derive(recipe, variant, { ...setup, answers: {} }, now).redirectUri !== null;
    expect(outcomeOf('other-redirect-uris')).toBe(isKnown ? 'pass' : 'unknown');
  },
);
