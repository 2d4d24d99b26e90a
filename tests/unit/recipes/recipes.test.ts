import { describe, expect, it } from 'vitest';
import { findRecipe, findVariant, recipes } from '../../../lib/recipes';
import { placeholdersOf } from '../../../lib/recipes/fill';
import { recipeSchema } from '../../../lib/recipes/schema';
import { permissionCatalogue } from '../../world/permission-catalogue';

const variants = recipes.flatMap((recipe) =>
  recipe.variants.map((variant) => [`${recipe.id}/${variant.id}`, recipe, variant] as const),
);

describe('every recipe', () => {
  it.each(recipes.map((recipe) => [recipe.id, recipe] as const))('%s fits the schema', (_, recipe) => {
    expect(recipeSchema.safeParse(recipe).error).toBeUndefined();
  });

  it('has an ID of its own', () => {
    expect(new Set(recipes.map(({ id }) => id)).size).toBe(recipes.length);
  });

  it.each(recipes.map((recipe) => [recipe.id, recipe] as const))(
    '%s recommends one variant at most, and puts it first',
    (_, recipe) => {
      expect(recipe.variants.findIndex(({ recommended }) => recommended)).toBeLessThanOrEqual(0);
      expect(recipe.variants.filter(({ recommended }) => recommended).length).toBeLessThanOrEqual(1);
    },
  );

  it.each(variants)('%s uses only known placeholders', (_, _recipe, variant) => {
    for (const setting of variant.settings) expect(() => placeholdersOf(setting.value ?? '')).not.toThrow();
    const inRedirect = variant.redirectUri?.template.match(/\{\w+\}/g) ?? [];
    for (const placeholder of inRedirect)
      expect(['{helpdeskUrl}', '{helpdeskOrigin}']).toContain(placeholder);
  });

  it.each(variants)(
    '%s marks its secret settings, and has them only with a secret',
    (_, _recipe, variant) => {
      for (const setting of variant.settings) {
        const holdsSecret = setting.value?.includes('{clientSecret}') ?? false;
        expect(setting.secret === true).toBe(holdsSecret);
        if (holdsSecret) expect(variant.secret).not.toBeNull();
      }
    },
  );

  it.each(variants)('%s asks for the address it makes the redirect URI from', (_, recipe, variant) => {
    const asks = recipe.questions.some(({ id, required }) => id === 'helpdeskUrl' && required);
    if (variant.redirectUri) expect(asks).toBe(true);
  });

  it.each(variants)('%s gives each permission the ID that Microsoft gives it', (_, _recipe, variant) => {
    for (const { api, name, type, id } of variant.permissions) {
      const known = permissionCatalogue.find((p) => p.api === api && p.name === name && p.type === type);
      expect({ name, id }).toEqual({ name, id: known?.id });
    }
  });

  it.each(variants)('%s has a permission behind every scope it asks for', (_, _recipe, variant) => {
    const names = variant.permissions.map(({ name }) => name.toLowerCase());
    for (const scope of variant.scopes.values) {
      expect(names).toContain(scope.toLowerCase().replace(/^https:\/\/[^/]+\//, ''));
    }
  });

  it.each(variants)('%s asks one resource only', (_, _recipe, variant) => {
    // Sign-in scopes go with any resource; a token is for one (knowledge/oauth.md §3.3).
    const sharedScopes = ['openid', 'profile', 'email', 'offline_access'];
    const resources = variant.scopes.values
      .filter((scope) => !sharedScopes.includes(scope))
      .map((scope) => (URL.canParse(scope) ? new URL(scope).host : 'graph'));
    expect(new Set(resources).size).toBe(1);
  });
});

describe('what the vendors write', () => {
  it('Zammad: the scopes of its source, joined by blanks', () => {
    const graph = findVariant(findRecipe('zammad') ?? fail(), 'microsoft_graph');
    expect(graph?.scopes.values.join(graph.scopes.separator)).toBe(
      'offline_access openid profile email mail.readwrite mail.readwrite.shared mail.send mail.send.shared',
    );
    const imap = findVariant(findRecipe('zammad') ?? fail(), 'microsoft365');
    expect(imap?.scopes.values.join(imap.scopes.separator)).toBe(
      'https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send offline_access openid profile email',
    );
  });

  it('Matrix42: two scopes, joined by a comma, and neither redirect URI nor secret', () => {
    for (const variant of findRecipe('matrix42')?.variants ?? fail()) {
      expect(variant.scopes.values.join(variant.scopes.separator)).toBe(
        'https://outlook.office365.com/IMAP.AccessAsUser.All,https://outlook.office365.com/SMTP.Send',
      );
      expect(variant).toMatchObject({ redirectUri: null, secret: null, publicClient: true });
      expect(
        variant.warnings.some(({ severity, text }) => severity === 'danger' && /multifactor/.test(text)),
      ).toBe(true);
    }
  });

  it('no recipe and no variant by an unknown ID', () => {
    expect(findRecipe('nothing')).toBeUndefined();
    expect(findVariant(findRecipe('zammad') ?? fail(), 'nothing')).toBeUndefined();
  });
});

function fail(): never {
  throw new Error('no such recipe');
}
