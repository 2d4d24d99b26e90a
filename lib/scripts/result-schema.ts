import * as z from 'zod/mini';
import { maxLength, minLength } from '../lengths';
import { clouds } from '../recipes/schema';
import { audience } from '../setup/portal-schemas';
import { scriptKinds } from './types';

/**
 * What every script prints at its end: the contract with whoever writes a script of their own, published as
 * docs/schema/script-result.schema.json and told in docs/scripts.md. `version` counts up with every change that a
 * reader could stumble over.
 */

const text = z.string().check(maxLength(600));
const id = z.guid();
const list = <T extends z.ZodMiniType>(item: T) => z.array(item).check(maxLength(300));
// Graph leaves out what is empty, or says null.
const addresses = z.nullable(list(z.string().check(maxLength(2000))));
const permission = z.strictObject({ id, type: z.enum(['Scope', 'Role']) });

export const scriptResultSchema = z.strictObject({
  format: z.literal('waymark-script-result'),
  version: z.literal(1),
  tool: z.enum(scriptKinds),
  recipe: text,
  variant: text,
  cloud: z.enum(clouds),
  tenantId: id,
  /** The application object, as Microsoft Graph gives it. */
  application: z.strictObject({
    clientId: id,
    objectId: id,
    displayName: text,
    signInAudience: audience,
    redirectUris: z.strictObject({ web: addresses, spa: addresses, publicClient: addresses }),
    allowPublicClient: z.nullable(z.boolean()),
    requiredResourceAccess: list(z.strictObject({ resourceAppId: id, resourceAccess: list(permission) })),
  }),
  servicePrincipalId: id,
  /** What the IDs of the permissions are called. */
  permissionNames: list(
    z.strictObject({ api: text, appId: id, id, type: z.enum(['Scope', 'Role']), name: text }),
  ),
  /** Consent to delegated permissions for everybody; `scope` has their names, with spaces between. */
  delegatedGrants: list(z.strictObject({ appId: id, scope: z.string().check(maxLength(4000)) })),
  /** Consent to application permissions. */
  appRoles: list(z.strictObject({ appId: id, appRoleId: id })),
  /** Null: the app needs none. */
  secret: z.nullable(
    z.strictObject({
      value: z.string().check(minLength(1), maxLength(400)),
      secretId: id,
      expires: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T/), maxLength(40)),
      description: z.nullable(text),
    }),
  ),
});

export type ScriptResult = z.infer<typeof scriptResultSchema>;
