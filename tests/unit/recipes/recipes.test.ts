import { describe, expect, it } from 'vitest';
import { findRecipe, findVariant, recipes } from '../../../lib/recipes';
import { placeholdersOf } from '../../../lib/recipes/fill';
import { recipeSchema, type Variant } from '../../../lib/recipes/schema';
import { permissionCatalogue } from '../../world/permission-catalogue';
import { allRecipes, allVariants } from './all-variants';

const unique = (values: string[]) => expect(values.toSorted()).toEqual([...new Set(values)].toSorted());

describe('every recipe', () => {
  it.each(allRecipes)('%s fits the schema', (_, recipe) => {
    expect(recipeSchema.safeParse(recipe).error).toBeUndefined();
  });

  it('has an ID of its own, and its variants have', () => {
    unique(recipes.map(({ id }) => id));
    for (const { variants, questions, sources } of recipes) {
      unique(variants.map(({ id }) => id));
      unique(questions.map(({ id }) => id));
      unique(sources.map(({ url }) => url));
    }
  });

  it.each(allRecipes)('%s recommends one variant and puts it first', (_, { variants }) => {
    if (variants.length === 1) return;
    expect(variants.map(({ recommended = false }) => recommended)).toEqual(variants.map((_, i) => i === 0));
  });

  it.each(allVariants)('%s uses only known placeholders', (_, _recipe, variant) => {
    for (const setting of variant.settings) expect(() => placeholdersOf(setting.value ?? '')).not.toThrow();
    const inRedirect = variant.redirectUri?.template.match(/\{\w+\}/g) ?? [];
    if (variant.redirectUri) expect(inRedirect).toHaveLength(1);
    for (const placeholder of inRedirect)
      expect(['{helpdeskUrl}', '{helpdeskOrigin}', '{exactAnswer}']).toContain(placeholder);
  });

  it.each(allVariants)('%s names each of its settings once, and each permission', (_, _recipe, variant) => {
    unique(variant.settings.map(({ key }) => key));
    unique(variant.permissions.map(({ api, name, type }) => `${api} ${name} ${type}`));
  });

  it.each(allVariants)(
    '%s marks its secret settings, and has them only with a secret',
    (_, _recipe, variant) => {
      for (const setting of variant.settings) {
        const holdsSecret = setting.value?.includes('{clientSecret}') ?? false;
        expect(setting.secret === true).toBe(holdsSecret);
        if (holdsSecret) expect(variant.secret).not.toBeNull();
      }
      if (variant.secret) expect(variant.settings.some(({ secret }) => secret)).toBe(true);
    },
  );

  it.each(allVariants)('%s gives its settings values that fit their types', (_, _recipe, variant) => {
    for (const { key, type = 'text', value, default: preset, choices } of variant.settings) {
      expect({ key, hasChoices: choices !== undefined }).toEqual({ key, hasChoices: type === 'choice' });
      for (const text of [value, preset]) {
        if (text === undefined) continue;
        if (type === 'number') expect(text).toMatch(/^\d+$/);
        if (type === 'boolean') expect(text).toMatch(/^(true|false)$/);
        if (type === 'choice') expect(choices).toContain(text);
      }
    }
  });

  it.each(allVariants)('%s asks for what its values are made from', (_, recipe, variant) => {
    const question = (id: string) => recipe.questions.find((candidate) => candidate.id === id);
    const used = variant.settings.flatMap(({ value }) => placeholdersOf(value ?? ''));
    if (used.includes('mailbox')) expect(question('mailbox')).toMatchObject({ required: true });
    if (!variant.redirectUri) return;
    const isExact = variant.redirectUri.template === '{exactAnswer}';
    expect(question('helpdeskUrl')).toMatchObject({ kind: isExact ? 'exact-url' : 'https-url' });
    // Optional only where another variant needs no address.
    const isNeeded = recipe.variants.every(({ redirectUri }) => redirectUri);
    if (isNeeded) expect(question('helpdeskUrl')).toMatchObject({ required: true });
  });

  it.each(allVariants)('%s gives each permission the ID that Microsoft gives it', (_, _recipe, variant) => {
    for (const { api, name, type, id } of variant.permissions) {
      const known = permissionCatalogue.find((p) => p.api === api && p.name === name && p.type === type);
      expect(known).toBeDefined();
      expect({ name, id }).toEqual({ name, id: known?.id });
    }
  });

  it.each(allVariants)(
    '%s has a permission behind every scope, and a scope for each',
    (_, _recipe, variant) => {
      const names = needed(variant).map(({ name }) => name.toLowerCase());
      const scopes = variant.scopes.values.map((scope) =>
        scope.toLowerCase().replace(/^https:\/\/[^/]+\//, ''),
      );
      if (variant.flow === 'client-credentials') return expect(scopes).toEqual(['.default']);
      for (const scope of scopes) expect(names).toContain(scope);
      // Only Matrix42's guide asks for permissions that its scopes do not name.
      if (variant.flow === 'authorization-code') expect(names.toSorted()).toEqual(scopes.toSorted());
    },
  );

  it.each(allVariants)('%s asks one resource only, the one of its permissions', (_, _recipe, variant) => {
    // Sign-in scopes go with any resource; a token is for one (knowledge/oauth.md §3.3).
    const sharedScopes = ['openid', 'profile', 'email', 'offline_access'];
    const resources = variant.scopes.values
      .filter((scope) => !sharedScopes.includes(scope))
      .map((scope) => (URL.canParse(scope) ? new URL(scope).host : 'graph.microsoft.com'));
    expect(new Set(resources).size).toBe(1);
    const isGraphApp = variant.flow === 'client-credentials' && resources[0] === 'graph.microsoft.com';
    if (isGraphApp)
      expect(new Set(needed(variant).map(({ api }) => api))).toEqual(new Set(['Microsoft Graph']));
  });

  it.each(allVariants)('%s has permissions of the kind that its flow uses', (_, _recipe, variant) => {
    const kind = variant.flow === 'client-credentials' ? 'application' : 'delegated';
    expect(new Set(variant.permissions.map(({ type }) => type))).toEqual(new Set([kind]));
  });

  it.each(allVariants)('%s offers form fields where its form is', (_, _recipe, variant) => {
    for (const destination of variant.destinations) {
      if (destination.kind !== 'form-fill') continue;
      const onPage = variant.settings.filter(({ where, value }) => where === destination.page && value);
      expect(onPage.length).toBeGreaterThan(0);
      const keys = variant.settings.map(({ key }) => key);
      for (const key of Object.keys(destination.fields ?? {})) expect(keys).toContain(key);
    }
  });

  it.each(allVariants)('%s ends somewhere that needs no helpdesk to answer', (_, _recipe, variant) => {
    const kinds = variant.destinations.map(({ kind }) => kind);
    expect(kinds.some((kind) => kind === 'json-file' || kind === 'checklist')).toBe(true);
  });
});

const needed = ({ permissions }: Variant) => permissions.filter(({ optional }) => !optional);

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
