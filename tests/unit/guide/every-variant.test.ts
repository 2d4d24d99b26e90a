import { describe, expect, it } from 'vitest';
import { derive } from '../../../lib/guide/derive';
import { inPortalsWords } from '../../../lib/guide/in-portals-words';
import type { CheckId } from '../../../lib/guide/types';
import { findRecipe } from '../../../lib/recipes';
import { fillSettings } from '../../../lib/recipes/fill';
import type { Recipe } from '../../../lib/recipes/schema';
import { deriveEndpoints } from '../../../lib/setup/derived';
import { settingValues } from '../../../lib/setup/setting-values';
import { signInTenant } from '../../../lib/setup/sign-in-endpoints';
import type { Setup, SetupFacts } from '../../../lib/setup/types';
import { allVariants } from '../recipes/all-variants';
import { completeFor } from './complete-for';
import { evidence, expectWhole, ids, now, onPage, rowsOf, variantOf } from './examples';

const typed = <T>(value: T) => ({ value, origin: 'typed' as const, at: now, evidence });

const recipeOf = (id: string): Recipe => findRecipe(id) ?? expect.fail(id);
const checkOf = (path: string, facts: SetupFacts, id: CheckId, change: Partial<Setup> = {}) => {
  const [recipeId = '', variantId] = path.split('/');
  const recipe = recipeOf(recipeId);
  const variant = variantOf(recipe, variantId);
  const setup = { ...completeFor(recipe, variant, facts), ...change };
  const check = derive(recipe, variant, deriveEndpoints(setup, now), now).checks.find((c) => c.id === id);
  for (const text of [check?.reason, check?.fix]) if (text) expectWhole(text);
  return [check?.outcome, check?.reason.key, check?.fix?.key ?? null];
};

describe('a complete setup', () => {
  it.each(allVariants)('%s is ready to be tested, and fills every setting', (_, recipe, variant) => {
    const setup = completeFor(recipe, variant);
    const guide = derive(recipe, variant, setup, now);
    expect(guide.checks.filter(({ outcome, advisory }) => outcome === 'fail' && !advisory)).toEqual([]);
    expect(guide).toMatchObject({ readyToTest: true, current: 'test', openPoints: 0 });
    const { settings, missing } = fillSettings(
      variant,
      settingValues({ setup, variant, guide }, 'the-secret'),
    );
    expect(missing).toEqual([]);
    expect(settings.map(({ value }) => value).join('\n')).not.toMatch(/\{\w+\}/);
    for (const step of guide.steps) for (const text of step.instructions) expectWhole(text);
  });

  it.each(allVariants)('%s is not ready with an account type that it cannot use', (_, recipe, variant) => {
    const wrong = (['AzureADMyOrg', 'AzureADMultipleOrgs', 'PersonalMicrosoftAccount'] as const).find(
      (type) => !variant.accountTypes.includes(type),
    );
    if (!wrong) return;
    const guide = derive(
      recipe,
      variant,
      completeFor(recipe, variant, { signInAudience: onPage(wrong) }),
      now,
    );
    expect(guide.readyToTest).toBe(false);
  });
});

describe('app-only', () => {
  const recipe = recipeOf('freeitsm');
  const variant = variantOf(recipe, 'app-only');
  const instructions = (id: string, chosen = variant) =>
    derive(recipe, chosen, completeFor(recipe, chosen), now)
      .steps.find((step) => step.id === id)
      ?.instructions.map(({ key, params = [] }) => [key, ...inPortalsWords(params, [])].join('|'));

  it('points at the application permissions', () => {
    expect(instructions('permissions')).toContain(
      'stepPermissionsApi|Microsoft Graph|Application permissions',
    );
    expect(instructions('permissions', variantOf(recipe, 'delegated'))).toContain(
      'stepPermissionsApi|Microsoft Graph|Delegated permissions',
    );
  });

  it('asks nobody to sign in at the test', () => {
    expect(instructions('test')).toEqual(['stepTestStart', `literal|${variant.signIn?.who}`]);
  });

  it('takes delegated permissions of the same names for a mistake', () => {
    const rows = rowsOf(variant).map((row) => ({ ...row, type: 'delegated' as const }));
    expect(checkOf('freeitsm/app-only', { permissions: onPage(rows) }, 'permissions')).toEqual([
      'fail',
      'checkPermissionsNotApplication',
      'checkPermissionsNotApplicationFix',
    ]);
  });

  it('sends whoever may not consent to the role that may', () => {
    const facts: SetupFacts = {
      permissions: onPage(rowsOf(variant, { status: 'not-granted' })),
      consentButton: onPage('disabled'),
    };
    const fix = (path: string, over: SetupFacts) => checkOf(path, over, 'admin-consent')[2];
    expect(fix('freeitsm/app-only', facts)).toBe('checkAdminConsentDisabledAppFix');
    const delegated = variantOf(recipe, 'delegated');
    expect(
      fix('freeitsm/delegated', {
        ...facts,
        permissions: onPage(rowsOf(delegated, { status: 'not-granted' })),
      }),
    ).toBe('checkAdminConsentDisabledFix');
  });

  it('says where an API without a tile is found, one kind at a time', () => {
    const znuny = recipeOf('znuny');
    const app = variantOf(znuny, 'client-credentials');
    const step = derive(znuny, app, completeFor(znuny, app), now).steps.find(
      ({ id }) => id === 'permissions',
    );
    expect(inPortalsWords(step?.instructions[1], [])).toEqual({
      key: 'stepPermissionsOtherApi',
      params: ['APIs my organization uses', 'Office 365 Exchange Online', 'Application permissions'],
    });
    const serviceops = recipeOf('serviceops');
    const mapi = variantOf(serviceops, 'incoming-mapi');
    const both = derive(serviceops, mapi, completeFor(serviceops, mapi), now).steps.find(
      ({ id }) => id === 'permissions',
    );
    expect(both?.instructions.map(({ key }) => key)).toEqual([
      'stepPermissionsOpen',
      'stepPermissionsApi',
      'stepPermissionsTickOf',
      'stepPermissionsNext',
      'stepPermissionsOtherApi',
      'stepPermissionsTickOf',
    ]);
  });
});

describe('where the helpdesk signs in', () => {
  const endpoint = (host: string, rest: string) => typed(`https://${host}/${rest}`);

  it.each([
    ['freeitsm/delegated', ids.tenant],
    ['freescout/imap', 'common'],
    ['odoo/common', 'common'],
    ['odoo/tenant', ids.tenant],
    ['serviceops/personal-imap', 'consumers'],
  ])('%s at %s, in the test as in the settings', (path, tenant) => {
    const [recipeId = '', variantId] = path.split('/');
    const recipe = recipeOf(recipeId);
    const variant = variantOf(recipe, variantId);
    const setup = completeFor(recipe, variant);
    const guide = derive(recipe, variant, setup, now);
    expect(signInTenant(variant, setup)).toBe(tenant);
    expect(settingValues({ setup, variant, guide }, null).tokenEndpoint).toBe(
      `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`,
    );
    expect(guide.fingerprint).toContain(`/${tenant}/oauth2/v2.0/authorize`);
  });

  it('what the admin typed outranks the recipe', () => {
    const recipe = recipeOf('serviceops');
    const variant = variantOf(recipe, 'personal-imap');
    const facts = {
      authorizationEndpoint: endpoint('login.microsoftonline.com', 'common/oauth2/v2.0/authorize'),
    };
    expect(signInTenant(variant, completeFor(recipe, variant, facts))).toBe('common');
  });

  it('login.live.com is told from a mere other host', () => {
    const facts = { authorizationEndpoint: endpoint('login.live.com', 'oauth20_authorize.srf') };
    expect(checkOf('serviceops/personal-imap', facts, 'endpoints')).toEqual([
      'fail',
      'checkEndpointsLive',
      'checkEndpointsLiveFix',
    ]);
  });

  it.each([
    ['zammad/microsoft_graph', 'us-gov', 'pass'],
    ['zammad/microsoft365', 'us-gov', 'fail'],
    ['freeitsm/delegated', 'us-gov', 'fail'],
    ['generic/graph', 'china', 'pass'],
  ] as const)('%s in the cloud %s: %s', (path, cloud, outcome) => {
    const [found, reason] = checkOf(path, {}, 'endpoints', { cloud });
    expect(found).toBe(outcome);
    if (outcome === 'fail') expect(reason).toBe('checkEndpointsCloud');
  });

  it('Zammad learns of the US Government cloud, and of no other', () => {
    const recipe = recipeOf('zammad');
    const variant = variantOf(recipe, 'microsoft_graph');
    const cloudIn = (cloud: Setup['cloud']) => {
      const setup = deriveEndpoints({ ...completeFor(recipe, variant), cloud }, now);
      const guide = derive(recipe, variant, setup, now);
      return fillSettings(variant, settingValues({ setup, variant, guide }, 'x')).settings.find(
        ({ key }) => key === 'cloud',
      )?.value;
    };
    expect([cloudIn('us-gov'), cloudIn('global')]).toEqual(['us_gov', undefined]);
  });

  it('a delegate is not told to sign in as the shared mailbox', () => {
    const recipe = recipeOf('osticket');
    const keys = (id: string) => {
      const variant = variantOf(recipe, id);
      const guide = derive(recipe, variant, completeFor(recipe, variant), now);
      return guide.steps.find((step) => step.id === 'test')?.instructions.map(({ key }) => key);
    };
    expect(keys('imap')).toContain('stepTestMailbox');
    expect(keys('imap-shared')).not.toContain('stepTestMailbox');
  });
});
