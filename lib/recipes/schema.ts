import * as z from 'zod/mini';

/** A recipe's shape. Everything is data: see docs/recipes.md and knowledge/helpdesks.md §4. */

const text = z.string().check(z.minLength(1), z.maxLength(600));
const key = z.string().check(z.regex(/^[A-Za-z0-9._-]{1,80}$/));

export const permissionSchema = z.strictObject({
  /** As the portal names the API: `Microsoft Graph`, `Office 365 Exchange Online`. */
  api: text,
  name: text,
  type: z.enum(['delegated', 'application']),
  /** Microsoft's ID of the permission, where known. */
  id: z.optional(z.guid()),
  why: text,
  optional: z.optional(z.boolean()),
});

export const settingSchema = z.strictObject({
  key,
  /** As the helpdesk labels the field. */
  label: text,
  /** A template: `{clientId}`, `{clientSecret}`, `{tenantId}`, `{authorizationEndpoint}`, `{tokenEndpoint}`, `{redirectUri}`, `{scopes}`, `{mailbox}`, `{helpdeskUrl}` or literal text. */
  value: text,
  /** The value holds the client secret: masked on screen, left out of exports unless asked for. */
  secret: z.optional(z.boolean()),
  where: z.optional(text),
});

export const questionSchema = z.strictObject({
  id: z.enum(['helpdeskUrl', 'mailbox']),
  label: text,
  hint: text,
  kind: z.enum(['https-url', 'email']),
  required: z.boolean(),
  /** Filled in as a placeholder, never as a value. */
  example: text,
});

export const destinationSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('zammad-rest'), provider: z.enum(['microsoft365', 'microsoft_graph']) }),
  z.strictObject({ kind: z.literal('properties-text'), fileName: key }),
  z.strictObject({ kind: z.literal('json-file') }),
]);

export const variantSchema = z.strictObject({
  id: key,
  name: text,
  summary: text,
  recommended: z.optional(z.boolean()),
  /** How the helpdesk signs in; it decides which OAuth test proves the setup. */
  flow: z.enum(['authorization-code', 'client-credentials', 'resource-owner-password']),
  /** Best first; the first one is what the guide advises. */
  accountTypes: z
    .array(z.enum(['AzureADMyOrg', 'AzureADMultipleOrgs', 'AzureADandPersonalMicrosoftAccount']))
    .check(z.minLength(1)),
  /**
   * Null: no redirect URI at all. `{helpdeskUrl}` is the helpdesk's address without a trailing slash,
   * `{helpdeskOrigin}` the same without its path, for a helpdesk that always answers at the root.
   */
  redirectUri: z.nullable(z.strictObject({ platform: z.literal('web'), template: text })),
  publicClient: z.boolean(),
  /** Null: no secret. */
  secret: z.nullable(z.strictObject({ advisedMonths: z.number(), advice: text })),
  permissions: z.array(permissionSchema).check(z.minLength(1)),
  adminConsent: z.strictObject({ required: z.boolean(), why: text }),
  /** Exactly what the helpdesk asks for at sign-in, with the separator it uses in its own settings. */
  scopes: z.strictObject({ values: z.array(text).check(z.minLength(1)), separator: z.enum([' ', ',']) }),
  settings: z.array(settingSchema),
  destinations: z.array(destinationSchema).check(z.minLength(1)),
  /** What the admin does in the helpdesk afterwards. */
  afterwards: z.array(text),
  warnings: z.array(
    z.strictObject({ severity: z.enum(['info', 'warning', 'danger']), text, source: z.optional(z.url()) }),
  ),
});

export const recipeSchema = z.strictObject({
  schemaVersion: z.literal(1),
  id: key,
  name: text,
  vendor: text,
  description: text,
  /** What the app registration is called unless the admin says otherwise. */
  appName: text,
  questions: z.array(questionSchema),
  prerequisites: z.array(text),
  variants: z.array(variantSchema).check(z.minLength(1)),
  /** Where this recipe departs from the vendor's own guide, and why. */
  departures: z.array(z.strictObject({ guideSays: text, weDo: text, why: text })),
  sources: z.array(z.strictObject({ title: text, url: z.url() })),
});

export type Recipe = z.infer<typeof recipeSchema>;
export type Variant = z.infer<typeof variantSchema>;
export type RecipePermission = z.infer<typeof permissionSchema>;
export type RecipeSetting = z.infer<typeof settingSchema>;
export type Question = z.infer<typeof questionSchema>;
export type DestinationSpec = z.infer<typeof destinationSchema>;
