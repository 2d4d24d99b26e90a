import * as z from 'zod/mini';
import { recipeSchema } from '../../lib/recipes/schema';
import { vendorSchema } from '../vendor/schema';

export const vendorSchemaFile = 'docs/schema/vendor.schema.json';
export const schemaFile = 'docs/schema/recipe.schema.json';

/** The recipe's schema for editors, made from the one that the extension's own recipes are checked with. */
export function renderJsonSchema(): string {
  const { $schema, properties, ...rest } = z.toJSONSchema(recipeSchema);
  const schema = {
    $schema,
    title: 'Waymark recipe',
    description: 'One helpdesk: see docs/recipes.md.',
    ...rest,
    // By which an editor finds this very file; the check leaves it out.
    properties: { $schema: { type: 'string' }, ...properties },
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}

/** What a vendor's package is made of, for editors. */
export function renderVendorSchema(): string {
  const { $schema, ...rest } = z.toJSONSchema(vendorSchema, { io: 'input' });
  const schema = {
    $schema,
    title: 'Waymark vendor',
    description: "A vendor's own packages: see docs/vendors.md.",
    ...rest,
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}
