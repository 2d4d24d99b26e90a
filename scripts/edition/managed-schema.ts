import * as z from 'zod/mini';
import { type PolicySetting, policySettings, policyWords } from '../../lib/edition/policy-schema';

export const managedSchemaFile = 'public/managed-schema.json';

type Plain = { type: string; items?: Plain };

/** Chrome and Edge take types alone, and drop what a schema does not name: hence a recipe is a text. */
const plain = ({ type, items }: Plain): Plain => ({ type, ...(items && { items: plain(items) }) });

/** What the browser checks a policy with (https://developer.chrome.com/docs/extensions/reference/manifest/storage). */
export function renderManagedSchema(): string {
  const properties = Object.fromEntries(
    Object.entries(policySettings).map(([name, schema]) => [
      name,
      { ...policyWords[name as PolicySetting], ...plain(z.toJSONSchema(schema) as Plain) },
    ]),
  );
  return `${JSON.stringify({ type: 'object', properties }, null, 2)}\n`;
}
