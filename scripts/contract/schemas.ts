import * as z from 'zod/mini';
import { deliveryBodySchema } from '../../lib/delivery/delivery-body-schema';
import { sealedSchema } from '../../lib/delivery/sealed-schema';
import { handOverSchema } from '../../lib/hand-over/document-schema';
import { scriptResultSchema } from '../../lib/scripts/result-schema';

/** What is published for whoever writes the helpdesk's side: from the same schemas that the extension checks with. */

const published: [name: string, schema: z.ZodMiniType, title: string, description: string][] = [
  [
    'delivery',
    deliveryBodySchema,
    'Waymark delivery',
    'What a settings endpoint is sent: see docs/settings-endpoint.md.',
  ],
  [
    'sealed',
    sealedSchema,
    'Waymark sealed delivery',
    'A delivery that its receiver alone can open, sent or in a file: see docs/settings-endpoint.md.',
  ],
  [
    'hand-over',
    handOverSchema,
    'Waymark hand-over',
    "What a helpdesk's settings page, or its document for everybody, says: see docs/hand-over.md.",
  ],
  [
    'script-result',
    scriptResultSchema,
    'Waymark script result',
    'What a script prints that has made an app registration: see docs/scripts.md.',
  ],
];

/** File and text. */
export const contractSchemas: [file: string, text: string][] = published.map(
  ([name, schema, title, description]) => {
    const { $schema, ...rest } = z.toJSONSchema(schema);
    return [
      `docs/schema/${name}.schema.json`,
      `${JSON.stringify({ $schema, title, description, ...rest }, null, 2)}\n`,
    ];
  },
);
