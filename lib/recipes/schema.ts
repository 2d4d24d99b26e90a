import * as z from 'zod/mini';
import { maxLength, minLength } from '../lengths';
import { destinationSchema } from './destinations';
import { sealingKeySchema } from './sealing-key';
import { key, link, text } from './text';

export type { DestinationKind, DestinationSpec } from './destinations';

/** A recipe's shape. Everything is data: see docs/recipes.md and knowledge/helpdesks.md §4. */

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

export const clouds = ['global', 'us-gov', 'china'] as const;
const cloud = z.enum(clouds);

export const settingTypes = ['text', 'number', 'boolean', 'choice'] as const;

export const settingSchema = z.strictObject({
  key,
  /** As the helpdesk labels the field. */
  label: text,
  /**
   * A template: `{clientId}`, `{clientSecret}`, `{tenantId}`, `{authorizationEndpoint}`, `{tokenEndpoint}`,
   * `{redirectUri}`, `{scopes}`, `{mailbox}`, `{helpdeskUrl}` or literal text. Left out: the admin's own choice, which
   * is shown and never delivered.
   */
  value: z.optional(text),
  /** Left out: text. */
  type: z.optional(z.enum(settingTypes)),
  /** For a choice: what may be chosen, as it is delivered. */
  choices: z.optional(z.array(text).check(minLength(2), maxLength(50))),
  /** What the helpdesk has there by itself. */
  default: z.optional(text),
  /** The value holds the client secret: masked on screen, left out of exports unless asked for. */
  secret: z.optional(z.boolean()),
  /** The page, tab or dialog of the helpdesk with the field. */
  where: z.optional(text),
  /** What to know about it, or how to choose. */
  note: z.optional(text),
  /** Only in these clouds. Left out: in all of the variant's. */
  clouds: z.optional(z.array(cloud).check(minLength(1))),
});

export const questionSchema = z.strictObject({
  id: z.enum(['helpdeskUrl', 'mailbox']),
  label: text,
  hint: text,
  /** `https-url` loses its query and the slash at its end; `exact-url` stays as it is typed. */
  kind: z.enum(['https-url', 'exact-url', 'email']),
  required: z.boolean(),
  /** Filled in as a placeholder, never as a value. */
  example: text,
});

export const accountTypes = [
  'AzureADMyOrg',
  'AzureADMultipleOrgs',
  'AzureADandPersonalMicrosoftAccount',
  'PersonalMicrosoftAccount',
] as const;

export const endpointsSchema = z.strictObject({
  /** How the helpdesk learns where to sign in: two addresses with the tenant inside, a field for the tenant, or built in. */
  given: z.enum(['urls', 'tenant-field', 'built-in']),
  /** What stands in the tenant's place. `common` and `consumers` need an account type that lets others in. */
  tenant: z.enum(['tenant-id', 'common', 'consumers']),
});

export const variantSchema = z.strictObject({
  id: key,
  name: text,
  summary: text,
  recommended: z.optional(z.boolean()),
  /** How the helpdesk signs in; it decides which OAuth test proves the setup. */
  flow: z.enum(['authorization-code', 'client-credentials', 'resource-owner-password']),
  /** Best first; the first one is what the guide advises. */
  accountTypes: z.array(z.enum(accountTypes)).check(minLength(1)),
  /** Microsoft's clouds in which it works. Left out: the global one alone. */
  clouds: z.optional(z.array(cloud).check(minLength(1))),
  /** Left out: the tenant's own endpoints. */
  endpoints: z.optional(endpointsSchema),
  /**
   * Null: no redirect URI at all. `{helpdeskUrl}` is the helpdesk's address without a trailing slash,
   * `{helpdeskOrigin}` the same without its path, for a helpdesk that always answers at the root, and `{exactAnswer}`
   * the answer to the letter, for a helpdesk that shows its redirect URI (a question of the kind `exact-url`).
   */
  redirectUri: z.nullable(z.strictObject({ platform: z.literal('web'), template: text })),
  publicClient: z.boolean(),
  /** Null: no secret. */
  secret: z.nullable(z.strictObject({ advisedMonths: z.number(), advice: text })),
  permissions: z.array(permissionSchema).check(minLength(1), maxLength(60)),
  adminConsent: z.strictObject({ required: z.boolean(), why: text }),
  /** Who has to sign in when the helpdesk is connected. A delegate isn't compared with the mailbox. */
  signIn: z.optional(z.strictObject({ account: z.enum(['mailbox', 'delegate', 'nobody']), who: text })),
  /** Hosts that the helpdesk's server must reach, for the firewall. */
  hosts: z.optional(
    z.array(z.string().check(z.regex(/^[a-z0-9.-]+(:\d+)?$/), maxLength(260))).check(maxLength(40)),
  ),
  /** Exactly what the helpdesk asks for at sign-in, with the separator it uses in its own settings. */
  scopes: z.strictObject({
    values: z.array(text).check(minLength(1), maxLength(60)),
    separator: z.enum([' ', ',']),
  }),
  settings: z.array(settingSchema).check(maxLength(60)),
  destinations: z.array(destinationSchema).check(minLength(1), maxLength(20)),
  /** What the admin does in the helpdesk afterwards. */
  afterwards: z.array(text).check(maxLength(40)),
  warnings: z
    .array(
      z.strictObject({ severity: z.enum(['info', 'warning', 'danger']), text, source: z.optional(link) }),
    )
    .check(maxLength(40)),
});

export const recipeSchema = z.strictObject({
  schemaVersion: z.literal(1),
  id: key,
  /** Counts up when keys or values of its settings change, for whoever receives them. Left out: 1. */
  version: z.optional(z.int().check(z.gte(1))),
  name: text,
  vendor: text,
  description: text,
  /** What the app registration is called unless the admin says otherwise. */
  appName: text,
  questions: z.array(questionSchema).check(maxLength(2)),
  prerequisites: z.array(text).check(maxLength(40)),
  variants: z.array(variantSchema).check(minLength(1), maxLength(20)),
  /** To whom a file with the client secret is sealed, so that nobody on its way can read it. Left out: to nobody. */
  sealingKey: z.optional(sealingKeySchema),
  /** Where this recipe departs from the vendor's own guide, and why. */
  departures: z.array(z.strictObject({ guideSays: text, weDo: text, why: text })).check(maxLength(40)),
  sources: z.array(z.strictObject({ title: text, url: link })).check(maxLength(40)),
});

export type Recipe = z.infer<typeof recipeSchema>;
export type Variant = z.infer<typeof variantSchema>;
export type RecipePermission = z.infer<typeof permissionSchema>;
export type RecipeSetting = z.infer<typeof settingSchema>;
export type Question = z.infer<typeof questionSchema>;
