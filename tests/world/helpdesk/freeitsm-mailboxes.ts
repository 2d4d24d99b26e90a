import { isEmpty } from './php';

/**
 * FreeITSM's mailboxes as its own API files treat them (edmozley/freeitsm, August 2026: api/tickets/save_mailbox.php,
 * get_mailboxes.php, verify_mailbox_folder.php).
 */

export type Row = Record<string, string | number | null>;
export type Json = Record<string, unknown>;

const failure = (error: string): Json => ({ success: false, error });

/** What a mailbox is stored as: the columns of `target_mailboxes`, with what is encrypted in plain. */
export const makeRow = (change: Row): Row => ({
  id: 1,
  name: 'Support',
  provider: 'microsoft',
  azure_tenant_id: '',
  azure_client_id: '',
  azure_client_secret: '',
  oauth_redirect_uri: '',
  oauth_scopes: 'openid email offline_access Mail.Read Mail.ReadWrite Mail.Send',
  imap_server: 'outlook.office365.com',
  imap_port: 993,
  imap_encryption: 'ssl',
  imap_username: '',
  imap_password: null,
  smtp_server: '',
  smtp_port: 587,
  smtp_encryption: 'tls',
  target_mailbox: '',
  auth_mode: 'delegated',
  authenticated_as: null,
  token_data: null,
  email_folder: 'INBOX',
  max_emails_per_check: 10,
  mark_as_read: 0,
  rejected_action: 'delete',
  imported_action: 'delete',
  imported_folder: null,
  is_active: 1,
  tenant_id: null,
  default_origin_id: null,
  last_error: null,
  ...change,
});

export function saveMailbox(rows: Row[], data: Json | null): Json {
  if (data === null || Object.keys(data).length === 0) return failure('Invalid request data');
  const provider = data.provider ?? 'microsoft';
  const isImap = provider === 'imap';
  const isAppOnly = provider === 'microsoft' && (data.auth_mode ?? 'delegated') === 'app_only';
  const required = isImap
    ? ['name', 'target_mailbox', 'imap_server', 'imap_username', 'smtp_server']
    : [
        'name',
        'azure_client_id',
        'target_mailbox',
        ...(isAppOnly ? [] : ['oauth_redirect_uri']),
        ...(provider === 'microsoft' ? ['azure_tenant_id'] : []),
      ];
  const missing = required.find((field) => isEmpty(data[field]));
  if (missing) return failure(`Missing required field: ${missing}`);
  const redirectUri = String(data.oauth_redirect_uri ?? '').trim();
  if (!isAppOnly && provider === 'microsoft' && !/(^|\/)oauth_callback\.php$/i.test(pathOf(redirectUri)))
    return failure('Microsoft 365 mailboxes must use oauth_callback.php as the OAuth redirect URI.');
  const name = String(data.name);
  const scopes = text(
    data.oauth_scopes,
    'openid email offline_access User.Read Mail.Read Mail.ReadWrite Mail.Send',
  );
  // MySQL in strict mode.
  if (name.length > 100) return failure("SQLSTATE[22001]: Data too long for column 'name' at row 1");
  if (scopes.length > 500)
    return failure("SQLSTATE[22001]: Data too long for column 'oauth_scopes' at row 1");

  // Every column is written, by its default where the request has none.
  const columns: Row = {
    name,
    provider: String(provider),
    azure_tenant_id: text(data.azure_tenant_id, ''),
    azure_client_id: text(data.azure_client_id, ''),
    oauth_redirect_uri: redirectUri,
    oauth_scopes: scopes,
    imap_server: text(data.imap_server, 'outlook.office365.com'),
    imap_port: number(data.imap_port, 993),
    imap_encryption: text(data.imap_encryption, 'ssl'),
    imap_username: text(data.imap_username, ''),
    smtp_server: text(data.smtp_server, ''),
    smtp_port: number(data.smtp_port, 587),
    smtp_encryption: text(data.smtp_encryption, 'tls'),
    target_mailbox: String(data.target_mailbox),
    email_folder: text(data.email_folder, 'INBOX'),
    max_emails_per_check: number(data.max_emails_per_check, 10),
    mark_as_read: isEmpty(data.mark_as_read) ? 0 : 1,
    rejected_action: oneOf(data.rejected_action, ['delete', 'move_to_deleted', 'mark_read']),
    imported_action: oneOf(data.imported_action, ['delete', 'move_to_folder']),
    imported_folder: typeof data.imported_folder === 'string' ? data.imported_folder : null,
    is_active: data.is_active === undefined || data.is_active === null ? 1 : isEmpty(data.is_active) ? 0 : 1,
    tenant_id: isEmpty(data.tenant_id) ? null : Number(data.tenant_id),
    default_origin_id: isEmpty(data.default_origin_id) ? null : Number(data.default_origin_id),
    auth_mode: isAppOnly ? 'app_only' : 'delegated',
  };
  const secret = String(data.azure_client_secret ?? '');
  const isGiven = !isEmpty(secret) && !secret.startsWith('*');
  if (isGiven) columns.azure_client_secret = secret;
  const password = String(data.imap_password ?? '');
  if (!isEmpty(password) && !password.startsWith('*')) columns.imap_password = password;

  if (!isEmpty(data.id)) {
    const row = rows.find(({ id }) => String(id) === String(data.id));
    const same = (key: string) =>
      String(row?.[key]).trim().toLowerCase() === String(columns[key]).trim().toLowerCase();
    const isOut = row !== undefined && !(same('target_mailbox') && same('auth_mode'));
    if (row) Object.assign(row, columns, isOut ? { token_data: null, authenticated_as: null } : {});
    // As the product does: a row that is gone is no error.
    return { success: true, message: 'Mailbox updated successfully', id: data.id, reauth_required: isOut };
  }
  if (!isImap && !isGiven) return failure('Client secret is required for new mailboxes');
  const id = Math.max(0, ...rows.map((row) => Number(row.id))) + 1;
  rows.push(makeRow({ ...columns, id }));
  return { success: true, message: 'Mailbox created successfully', id: String(id) };
}

export const listMailboxes = (rows: Row[]): Json => ({
  success: true,
  mailboxes: [...rows].sort((a, b) => String(a.name).localeCompare(String(b.name))).map(listed),
});

function listed(row: Row): Json {
  const { azure_client_secret, imap_password, token_data, ...shown } = row;
  const isIn = !isEmpty(token_data);
  return {
    ...shown,
    is_active: row.is_active === 1,
    mark_as_read: row.mark_as_read === 1,
    is_authenticated: isIn,
    decrypt_error: false,
    azure_client_secret_masked: isEmpty(azure_client_secret)
      ? ''
      : `****${String(azure_client_secret).slice(-4)}`,
    imap_password_set: !isEmpty(imap_password),
    auth_status: row.auth_mode === 'app_only' ? 'app_only' : statusOf(row, isIn),
    problems: [],
    problem_count: 0,
  };
}

const statusOf = (row: Row, isIn: boolean) => {
  if (!isIn) return 'unauthenticated';
  return row.authenticated_as === row.target_mailbox ? 'ok' : 'mismatch';
};

/** Microsoft as far as a folder goes: it knows the folders, and refuses a secret that it did not issue. */
export function verifyFolder(
  rows: Row[],
  data: Json | null,
  microsoft: { folders: string[]; secret: string | null },
): Json {
  const folder = String(data?.folder_name ?? '').trim();
  if (isEmpty(data?.mailbox_id) || folder === '') return failure('Mailbox ID and folder name are required');
  const row = rows.find(({ id }) => String(id) === String(data?.mailbox_id));
  if (!row) return failure('Mailbox not found');
  if (row.auth_mode !== 'app_only' && isEmpty(row.token_data)) return failure('Mailbox is not authenticated');
  if (microsoft.secret !== null && row.azure_client_secret !== microsoft.secret)
    return failure(
      'App-only authentication failed: The mail provider refused the login (HTTP 401): AADSTS7000215: Invalid client secret provided.',
    );
  if (!microsoft.folders.includes(folder)) return failure(`Folder "${folder}" not found`);
  return {
    success: true,
    folder: { id: 'AAMk', displayName: folder, totalItemCount: 0, unreadItemCount: 0 },
  };
}

const text = (value: unknown, fallback: string) =>
  value === undefined || value === null ? fallback : String(value);
const number = (value: unknown, fallback: number) =>
  value === undefined || value === null ? fallback : Number(value);
const oneOf = (value: unknown, allowed: string[]) =>
  allowed.includes(String(value)) ? String(value) : 'delete';
const pathOf = (url: string) => (URL.canParse(url) ? new URL(url).pathname : url);
