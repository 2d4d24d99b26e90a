import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openApiFile, renderOpenApi } from './contract/openapi';
import { contractSchemas } from './contract/schemas';
import { managedSchemaFile, renderManagedSchema } from './edition/managed-schema';
import { renderHelpdesks, tableFile } from './recipes/helpdesk-table';
import { renderJsonSchema, renderVendorSchema, schemaFile, vendorSchemaFile } from './recipes/json-schema';

/** `npm run docs`: writes what is made from the recipes and from the contract with helpdesks. A test says when it is out of date. */

const root = fileURLToPath(new URL('..', import.meta.url));

for (const [file, text] of [
  [schemaFile, renderJsonSchema()],
  ...contractSchemas,
  [openApiFile, renderOpenApi()],
  [vendorSchemaFile, renderVendorSchema()],
  [managedSchemaFile, renderManagedSchema()],
  [tableFile, renderHelpdesks()],
] as const) {
  const path = join(root, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  console.log(file);
}
