import * as z from 'zod/mini';
import { recipeSchema } from '../../lib/recipes/schema';

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
