import * as z from 'zod/mini';
import { maxLength, minLength } from '../lengths';
import { key } from '../recipes/text';

/** Printable ASCII without a backslash, which browsers take for a slash and others don't. */
const address = z.string().check(z.regex(/^https?:\/\/[\x21-\x5b\x5d-\x7e]{1,2000}$/));

/**
 * What a helpdesk says of itself, on its settings page or at `wellKnownPath`: the contract with whoever writes one,
 * published as docs/schema/hand-over.schema.json and told in docs/hand-over.md.
 */
export const handOverSchema = z.strictObject({
  format: z.literal('waymark-hand-over'),
  version: z.literal(1),
  /** The ID of the recipe, and of one of its variants. Left out: the advised variant. */
  recipe: key,
  variant: z.optional(key),
  /** What this helpdesk is called by those who use it. */
  name: z.optional(z.string().check(minLength(1), maxLength(60))),
  /** Where it is opened in the browser. */
  helpdeskUrl: address,
  /** As the helpdesk sends it at sign-in, to the letter. */
  redirectUri: z.optional(address),
  mailbox: z.optional(z.string().check(z.regex(/^[\x21-\x3f\x41-\x7e]{1,64}@[A-Za-z0-9.-]{1,190}$/))),
  /** Where the settings go: docs/settings-endpoint.md. */
  settingsEndpoint: z.optional(address),
  /** For one delivery to that endpoint. Only on a page that the admin alone sees. */
  token: z.optional(z.string().check(z.regex(/^[\x21-\x7e]{16,512}$/))),
  /** When the token ends; needed with a token. */
  expires: z.optional(z.iso.datetime({ offset: true })),
});

export type HandOverDocument = z.infer<typeof handOverSchema>;
