import { expect } from 'vitest';
import { derive } from '../../../lib/guide/derive';
import type { CheckId } from '../../../lib/guide/types';
import type { Message } from '../../../lib/i18n';
import en from '../../../lib/locales/en.json';
import type { Evidence, PermissionRow, Reading, Route } from '../../../lib/portal/types';
import { matrix42 } from '../../../lib/recipes/matrix42';
import type { Recipe, Variant } from '../../../lib/recipes/schema';
import { zammad } from '../../../lib/recipes/zammad';
import { createSetup } from '../../../lib/setup';
import { deriveEndpoints } from '../../../lib/setup/derived';
import type { Setup, SetupFacts } from '../../../lib/setup/types';

export const now = Date.UTC(2026, 10, 21, 12);
export const ids = {
  client: '11111111-aaaa-4bbb-8ccc-000000000001',
  object: '22222222-aaaa-4bbb-8ccc-000000000002',
  tenant: '33333333-aaaa-4bbb-8ccc-000000000003',
  secret: '44444444-aaaa-4bbb-8ccc-000000000004',
  otherClient: '55555555-aaaa-4bbb-8ccc-000000000005',
  otherTenant: '66666666-aaaa-4bbb-8ccc-000000000006',
};
export const address = 'https://support.example.com';
export const graphCallback = `${address}/api/v1/external_credentials/microsoft_graph/callback`;

export const variantOf = (recipe: Recipe, id?: string): Variant => {
  const variant = id ? recipe.variants.find((candidate) => candidate.id === id) : recipe.variants[0];
  if (!variant) throw new Error(`no variant ${id}`);
  return variant;
};
export const graphChannel = variantOf(zammad, 'microsoft_graph');
export const platform = variantOf(matrix42, 'platform');

export const evidence: Evidence = {
  view: 'overview',
  frame: 'https://portal.azure.com',
  label: null,
  raw: '',
};
export const onPage = <T>(value: T, at = now) => ({ value, origin: 'page' as const, at, evidence });

export const rowsOf = (variant: Variant, change: Partial<PermissionRow> = {}): PermissionRow[] =>
  variant.permissions.map(({ api, name, type }) => ({
    api,
    name,
    type,
    adminConsentRequired: false,
    status: 'granted',
    ...change,
  }));

/** A Zammad setup that needs nothing more but the test; `facts` replaces what it says. */
export function completeSetup(facts: SetupFacts = {}, change: Partial<Setup> = {}): Setup {
  const setup: Setup = {
    ...createSetup({
      id: 'setup',
      recipeId: zammad.id,
      variantId: graphChannel.id,
      answers: { helpdeskUrl: address },
      now,
    }),
    facts: {
      clientId: onPage(ids.client),
      tenantId: onPage(ids.tenant),
      objectId: onPage(ids.object),
      displayName: onPage('Zammad'),
      signInAudience: onPage('AzureADMyOrg'),
      redirectUris: onPage([{ platform: 'web', uri: graphCallback }]),
      allowPublicClient: onPage(false),
      secrets: onPage([{ description: 'Zammad', secretId: ids.secret, expires: '2027-11-20' }]),
      permissions: onPage(rowsOf(graphChannel)),
      consentButton: onPage('enabled'),
      ...facts,
    },
    secret: {
      endsIn: 'xyz',
      length: 40,
      looksLikeSecretId: false,
      origin: 'page',
      secretId: ids.secret,
      expires: '2027-11-20',
      at: now,
      keptSafe: true,
      held: true,
    },
    ...change,
  };
  return deriveEndpoints(setup, now);
}

/** The same for Matrix42: no redirect URI, no secret, public client flows on. */
export const completeMatrix42 = (facts: SetupFacts = {}): Setup => ({
  ...completeSetup({
    permissions: onPage(rowsOf(platform)),
    allowPublicClient: onPage(true),
    redirectUris: onPage([]),
    secrets: onPage([]),
    ...facts,
  }),
  recipeId: matrix42.id,
  variantId: platform.id,
  answers: {},
  secret: null,
});

/** A setup of which nothing is known yet. */
export const empty = (recipeId = zammad.id): Setup =>
  createSetup({ id: 's', recipeId, variantId: graphChannel.id, answers: {}, now });

export const without = (setup: Setup, ...names: (keyof SetupFacts)[]): Setup => {
  const facts = { ...setup.facts };
  for (const name of names) delete facts[name];
  return deriveEndpoints({ ...setup, facts }, now);
};

export const guideOf = (setup: Setup) =>
  setup.recipeId === matrix42.id
    ? derive(matrix42, platform, setup, now)
    : derive(zammad, graphChannel, setup, now);

export const checkOf = (setup: Setup, id: CheckId) => guideOf(setup).checks.find((check) => check.id === id);

export const reading = (change: Partial<Reading> = {}): Reading => ({
  view: 'overview',
  panes: [],
  facts: {},
  draft: {},
  problems: [],
  partial: [],
  ...change,
});

export const route = (change: Partial<Route> = {}): Route => ({
  cloud: 'global',
  view: 'overview',
  blade: 'ApplicationMenuBlade',
  menu: 'Overview',
  clientId: ids.client,
  objectId: null,
  signInAudience: null,
  format: null,
  tenant: null,
  ...change,
});

const texts: Record<string, string> = en;

/** A message has a text, and a parameter that says something for each of its places. */
export function expectWhole({ key, params = [] }: Message): void {
  const places = (texts[key] ?? '').match(/\$\d/g) ?? [];
  const highest = Math.max(0, ...places.map((place) => Number(place[1])));
  expect({
    key,
    isKnown: key in texts,
    isEnough: params.length >= highest,
    hasEmpty: params.includes(''),
  }).toEqual({
    key,
    isKnown: true,
    isEnough: true,
    hasEmpty: false,
  });
}
