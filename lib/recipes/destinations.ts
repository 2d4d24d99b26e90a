import * as z from 'zod/mini';
import { maxLength } from '../lengths';
import { key, text } from './text';

/**
 * Where the settings may go. Each kind is a capability of lib/delivery that every recipe may use; the settings
 * themselves, with the names that the helpdesk gives them, are the variant's.
 */

/** Below the helpdesk's address. */
const path = z.string().check(z.regex(/^\/[\w./?=&%{}-]*$/), maxLength(200));

export const destinationSchema = z.discriminatedUnion('kind', [
  /** Zammad's REST API, with an access token. */
  z.strictObject({ kind: z.literal('zammad-rest'), provider: z.enum(['microsoft365', 'microsoft_graph']) }),
  /** FreeITSM's own call, in the admin's session; setting keys are the columns of a mailbox. */
  z.strictObject({ kind: z.literal('freeitsm-session') }),
  /** osTicket's pop-up "Config" of an email, in the admin's session. Setting keys are the plain names of its fields. */
  z.strictObject({
    kind: z.literal('osticket-session'),
    /** Which account of the email: "Remote Mailbox" or "Outgoing (SMTP)". */
    account: z.enum(['mailbox', 'smtp']),
    /** The authentication backend, such as `oauth2:msmail`. */
    backend: z.string().check(z.regex(/^oauth2:\w+$/)),
  }),
  /** A JSON POST to an address made for this (docs/settings-endpoint.md). Without a path the admin enters the address. */
  z.strictObject({
    kind: z.literal('settings-endpoint'),
    path: z.optional(path),
    /** The settings travel sealed for the recipe's `sealingKey`. */
    sealed: z.optional(z.boolean()),
  }),
  /** A `Connected App` of a Frappe site by its REST API, with an API key and secret. Setting keys are its columns. */
  z.strictObject({ kind: z.literal('frappe-rest') }),
  /** Fills in a form that the admin has opened; a list takes an option's value or its text. Nothing is submitted. */
  z.strictObject({
    kind: z.literal('form-fill'),
    /** The form: settings with another `where` are left alone. */
    page: text,
    /** How its fields are found: by the setting's label, by a label that is its key, or by the `name` or `id` that is. */
    by: z.enum(['label', 'key', 'name', 'id']),
    /** Settings whose field goes by something else. */
    fields: z.optional(z.record(key, text)),
  }),
  /** Lines of `key=value`, raw, for a form with such keys. */
  z.strictObject({ kind: z.literal('properties-text'), fileName: key }),
  /** Lines for a `.env` file, quoted as it needs. */
  z.strictObject({ kind: z.literal('env-text'), fileName: key }),
  /** A YAML file. A dot in a setting's key nests; `list` puts the whole into a list of one. */
  z.strictObject({ kind: z.literal('yaml-text'), fileName: key, list: z.optional(z.boolean()) }),
  /** Lines for `odoo-bin shell`. Setting keys are Odoo's system parameters. */
  z.strictObject({ kind: z.literal('odoo-shell'), fileName: key }),
  z.strictObject({ kind: z.literal('json-file') }),
  /** What a settings endpoint would get, with the secret, as a file that is sealed for the recipe's `sealingKey`. */
  z.strictObject({ kind: z.literal('sealed-file') }),
  /** Label and value, in the order of the helpdesk's form, to be entered by hand. */
  z.strictObject({ kind: z.literal('checklist') }),
]);

export type DestinationSpec = z.infer<typeof destinationSchema>;
export type DestinationKind = DestinationSpec['kind'];

/** For what is kept of a delivery. */
export const destinationKind = z.enum(
  destinationSchema.def.options.flatMap((option): DestinationKind[] => option.shape.kind.def.values),
);
