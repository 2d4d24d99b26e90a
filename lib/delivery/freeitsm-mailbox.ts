import * as z from 'zod/mini';
import type { Change } from './session/types';
import type { FilledSetting } from './types';

/**
 * A mailbox as FreeITSM lists it and as its form's own call takes it (knowledge/helpdesks.md §2.1b and c;
 * api/tickets/get_mailboxes.php and save_mailbox.php).
 */

export const mailboxSchema = z.looseObject({
  id: z.int(),
  name: z.string(),
  target_mailbox: z.string(),
  is_authenticated: z.optional(z.boolean()),
  auth_status: z.optional(z.string()),
  azure_client_secret_masked: z.optional(z.string()),
  /** A row whose values can't be read: what is listed is not what is stored. */
  decrypt_error: z.optional(z.boolean()),
});
export type Mailbox = z.infer<typeof mailboxSchema>;

export type MailboxBody = Record<string, string | number | boolean | null>;

/** What FreeITSM works out by itself, or keeps beside the form: no part of what is saved. */
const notSaved = new Set([
  'id',
  'azure_client_secret_masked',
  'imap_password_set',
  'authenticated_as',
  'authenticated_addresses',
  'is_authenticated',
  'auth_status',
  'created_datetime',
  'last_checked_datetime',
  'last_error',
  'last_error_datetime',
  'problem_count',
  'decrypt_error',
  'decrypt_error_message',
]);

/** What the product's own form holds before anybody has changed it. */
const untouchedForm: MailboxBody = {
  imap_server: 'outlook.office365.com',
  imap_port: 993,
  imap_encryption: 'ssl',
  imap_username: '',
  smtp_server: '',
  smtp_port: 587,
  smtp_encryption: 'tls',
  email_folder: 'INBOX',
  max_emails_per_check: 10,
  mark_as_read: false,
  rejected_action: 'delete',
  imported_action: 'delete',
  imported_folder: null,
  is_active: true,
  tenant_id: null,
  default_origin_id: null,
};

/** Every column that a mailbox has now; for a new one, what the form begins with. */
export function columnsOf(mailbox: Mailbox | null, isAppOnly: boolean): MailboxBody {
  // A mailbox without a sign-in is fetched from, and by default emptied, as soon as it is active.
  if (mailbox === null) return { ...untouchedForm, is_active: !isAppOnly };
  return Object.fromEntries(
    Object.entries(mailbox).filter(
      ([key, value]) =>
        !notSaved.has(key) && (value === null || ['string', 'number', 'boolean'].includes(typeof value)),
    ),
  ) as MailboxBody;
}

/** A mailbox that is there keeps the name that the admin has given it. */
export const oursFor = (mailbox: Mailbox | null, settings: FilledSetting[]): FilledSetting[] =>
  mailbox ? settings.filter(({ key }) => key !== 'name') : settings;

/** The settings with the types that the form sends. */
const ourColumns = (settings: FilledSetting[]): MailboxBody =>
  Object.fromEntries(settings.map(({ key, value, type }) => [key, typed(value, type)]));

const typed = (value: string, type: FilledSetting['type']): string | number | boolean => {
  if (type === 'number') return Number(value);
  return type === 'boolean' ? value === 'true' : value;
};

/**
 * All that is sent. An update writes every column, with its default where one is missing: whatever is not ours goes
 * along as it is. An empty password means "keep it".
 */
export const bodyFor = (mailbox: Mailbox | null, settings: FilledSetting[]): MailboxBody => {
  const ours = ourColumns(oursFor(mailbox, settings));
  return {
    ...columnsOf(mailbox, ours.auth_mode === 'app_only'),
    imap_password: '',
    ...ours,
    id: mailbox?.id ?? null,
  };
};

export const changesOf = (mailbox: Mailbox | null, settings: FilledSetting[]): Change[] =>
  oursFor(mailbox, settings).map(({ key, label, value, secret }) => ({
    key,
    label,
    before: shown(secret ? mailbox?.azure_client_secret_masked : mailbox?.[key]),
    after: value,
  }));

export const keptOf = (mailbox: Mailbox | null, settings: FilledSetting[]) => {
  const ours = ourColumns(oursFor(mailbox, settings));
  return Object.entries(columnsOf(mailbox, ours.auth_mode === 'app_only')).flatMap(([key, value]) => {
    const text = shown(value);
    return key in ours || text === null ? [] : [{ key, value: text }];
  });
};

const shown = (value: unknown): string | null =>
  value === null || value === undefined || value === '' ? null : String(value);

/** The settings that the mailbox does not hold as they were sent. Of the secret the last four characters are listed. */
export const missedBy = (mailbox: Mailbox, settings: FilledSetting[]): FilledSetting[] =>
  settings.filter(({ key, value, secret }) =>
    secret
      ? !value.endsWith((mailbox.azure_client_secret_masked ?? '').replace(/^\*+/, ''))
      : shown(mailbox[key]) !== shown(value.trim()),
  );
