import { describe, expect, it } from 'vitest';
import { findRecipe } from '../../../lib/recipes';
import type { Variant } from '../../../lib/recipes/schema';
import { allRecipes, allVariants } from './all-variants';

/** What an admin must be told before the start: knowledge/helpdesks.md §4, "Warn (not block)". */

const warns = (variant: Variant, severity: Variant['warnings'][number]['severity'], words: RegExp) =>
  variant.warnings.some((warning) => warning.severity === severity && words.test(warning.text));
const names = (variant: Variant) => variant.permissions.map(({ name }) => name);
const asks = (variant: Variant, word: RegExp) => names(variant).some((name) => word.test(name));

describe('warnings', () => {
  it.each(allVariants)('%s: EWS exactly where EWS is used', (_, _recipe, variant) => {
    expect(warns(variant, 'danger', /Exchange Web Services.*April 2027/)).toBe(asks(variant, /^EWS\./));
  });

  it.each(allVariants)('%s: passwords exactly where it signs in with one', (_, _recipe, variant) => {
    expect(warns(variant, 'danger', /multifactor/)).toBe(variant.flow === 'resource-owner-password');
  });

  it.each(allVariants)('%s: application permissions with the way to limit them', (_, _recipe, variant) => {
    const isAppOnly = variant.permissions.some(({ type }) => type === 'application');
    expect(warns(variant, 'danger', /every mailbox.*role-based access control/)).toBe(isAppOnly);
  });

  it.each(allVariants)('%s: Authenticated SMTP exactly where it sends by SMTP', (_, recipe, variant) => {
    const isSmtp = variant.hosts?.includes('smtp.office365.com:587');
    // Znuny asks for the permission and does not use it.
    if (recipe.id !== 'znuny') expect(asks(variant, /^SMTP\./)).toBe(isSmtp);
    expect(
      variant.warnings.some(
        ({ severity, text }) => severity === 'warning' && /Authenticated SMTP/.test(text),
      ),
    ).toBe(isSmtp);
  });

  it.each(allVariants)('%s: what the endpoint at /common asks of the app', (_, _recipe, variant) => {
    const isCommon = variant.endpoints?.tenant === 'common';
    expect(warns(variant, 'warning', /AADSTS50194.*has to accept accounts of other organizations/)).toBe(
      isCommon,
    );
    if (variant.endpoints && variant.endpoints.tenant !== 'tenant-id')
      expect(variant.accountTypes).not.toContain('AzureADMyOrg');
  });

  it.each(allVariants)('%s: login.live.com exactly for personal accounts', (_, _recipe, variant) => {
    expect(warns(variant, 'warning', /login\.live\.com/)).toBe(variant.endpoints?.tenant === 'consumers');
  });

  it.each(['freeitsm', 'zammad', 'znuny'])('%s: mail is deleted after the import', (id) => {
    for (const variant of findRecipe(id)?.variants ?? [])
      expect(variant.warnings.some(({ severity, text }) => severity !== 'info' && /delete/.test(text))).toBe(
        true,
      );
  });
});

describe('what no recipe does', () => {
  const overreaching = ['full_access_as_app', 'Exchange.ManageAsApp', 'Mail-Advanced.ReadWrite'];

  it.each(allVariants)(
    '%s asks for nothing that opens a whole organization by itself',
    (_, _recipe, variant) => {
      for (const name of overreaching) expect(names(variant)).not.toContain(name);
    },
  );

  it.each(allVariants)('%s asks for Mail.* only where it uses Graph', (_, _recipe, variant) => {
    const usesServers = asks(variant, /^(IMAP|POP|SMTP|EWS)\./);
    expect(usesServers && asks(variant, /^Mail\./)).toBe(false);
  });

  it.each(allVariants)('%s has a public client only without a secret', (_, _recipe, variant) => {
    expect(variant.publicClient).toBe(variant.secret === null);
  });
});

describe('what every recipe says', () => {
  it.each(allRecipes)('%s has prerequisites and sources', (_, recipe) => {
    expect(recipe.prerequisites.length).toBeGreaterThan(1);
    expect(recipe.sources.length).toBeGreaterThan(1);
  });

  it.each(allVariants)('%s says who signs in, and which hosts must be reachable', (_, _recipe, variant) => {
    const isAppOnly = variant.flow === 'client-credentials';
    expect(variant.signIn?.account === 'nobody').toBe(isAppOnly);
    expect(variant.signIn?.who).toBeTruthy();
    expect(variant.hosts?.length).toBeGreaterThan(1);
    expect(variant.afterwards.length).toBeGreaterThan(1);
  });

  it.each(allVariants)('%s needs admin consent, except for personal accounts', (_, _recipe, variant) => {
    expect(variant.adminConsent.required).toBe(variant.endpoints?.tenant !== 'consumers');
  });

  it('the five helpdesks whose guides we follow say where they depart from them', () => {
    for (const id of ['freeitsm', 'osticket', 'serviceops', 'matrix42', 'zammad'])
      expect(findRecipe(id)?.departures.length).toBeGreaterThan(3);
  });
});
