import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { renderHelpdesks, tableFile } from './recipes/helpdesk-table';
import {
  deliverySchemaFile,
  renderDeliverySchema,
  renderJsonSchema,
  schemaFile,
} from './recipes/json-schema';

/** `npm run docs`: writes what is made from the recipes. A test says when it is out of date. */

const root = fileURLToPath(new URL('..', import.meta.url));

for (const [file, text] of [
  [schemaFile, renderJsonSchema()],
  [deliverySchemaFile, renderDeliverySchema()],
  [tableFile, renderHelpdesks()],
] as const) {
  const path = join(root, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  console.log(file);
}
