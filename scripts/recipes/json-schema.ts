import * as z from 'zod/mini';
import { deliveryBodySchema } from '../../lib/delivery/delivery-body-schema';
import { recipeSchema } from '../../lib/recipes/schema';

export const schemaFile = 'docs/schema/recipe.schema.json';
export const deliverySchemaFile = 'docs/schema/delivery.schema.json';

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

/** What a settings endpoint is sent, for whoever builds one. */
export function renderDeliverySchema(): string {
  const { $schema, ...rest } = z.toJSONSchema(deliveryBodySchema);
  const schema = {
    $schema,
    title: 'Waymark delivery',
    description: 'What a settings endpoint is sent: see docs/settings-endpoint.md.',
    ...rest,
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}
