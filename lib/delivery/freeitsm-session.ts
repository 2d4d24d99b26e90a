import * as z from 'zod/mini';
import { type Message, message } from '../i18n';
import type { DestinationSpec } from '../recipes/schema';
import {
  bodyFor,
  changesOf,
  columnsOf,
  keptOf,
  type Mailbox,
  mailboxSchema,
  missedBy,
  oursFor,
} from './freeitsm-mailbox';
import { quote } from './helpdesk-request';
import { changedSince, explainFailure, problem, signedOut } from './session/problems';
import {
  type HelpdeskSession,
  newPlace,
  type Place,
  type SessionInput,
  type SessionKind,
} from './session/types';
import { versionOf } from './session/version';
import type { DeliveryError, FilledSetting, Receipt } from './types';

type Spec = Extract<DestinationSpec, { kind: 'freeitsm-session' }>;
type Answered<T> = { ok: true; value: T } | { ok: false; error: DeliveryError };

const product = 'FreeITSM';
const settingsPage = '/tickets/settings/';
const replySchema = z.looseObject({ success: z.boolean(), error: z.optional(z.string()) });
const savedSchema = z.object({ id: z.union([z.int(), z.string().check(z.regex(/^\d{1,12}$/))]) });
type Reply = z.infer<typeof replySchema>;

/**
 * A mailbox of FreeITSM, by the calls of its own settings page (knowledge/helpdesks.md §2.1c): lists, merges, posts
 * everything, and looks at what was stored. There is no other interface for mailboxes.
 */
export const freeitsmSession: SessionKind<Spec> = {
  signInPath: settingsPage,

  async look(_spec, input, chosen, session) {
    const listed = await listMailboxes(session, []);
    if (!listed.ok) return listed;
    const mailboxes = listed.value;
    const id = chosen ?? advised(mailboxes, input);
    const places = [
      ...mailboxes.map(({ id, name, target_mailbox }) => ({
        id: String(id),
        name: name === target_mailbox ? name : `${name} (${target_mailbox})`,
      })),
      { id: newPlace, name: '' },
    ];
    const place = id === null ? null : await placeOf(id, mailboxes, input);
    if (place && needsCallback(input)) place.notices.push(...(await probeCallback(input, session)));
    return { ok: true, look: { places, place, toldRedirectUri: null } };
  },

  async deliver(_spec, input, target, session) {
    const secret = input.settings.find((setting) => setting.secret)?.value ?? '';
    // FreeITSM takes a value that begins with an asterisk for its own mask, and keeps what it has.
    if (secret === '' || secret.startsWith('*'))
      return problem(message('deliverySecretCause'), message('deliverySecretFix'));
    const listed = await listMailboxes(session, [secret]);
    if (!listed.ok) return listed;
    const place = await placeOf(target.place, listed.value, input);
    if (place?.version !== target.version) return changedSince();
    const before = listed.value.find(({ id }) => String(id) === target.place) ?? null;
    if (before?.decrypt_error)
      return problem(message('freeitsmUnreadableCause', before.name), message('freeitsmUnreadableFix'));

    const saved = await call(
      session,
      'save_mailbox.php',
      bodyFor(before, input.settings),
      [secret],
      'may-have-stored',
    );
    if (!saved.ok) return saved;
    const stored = savedSchema.safeParse(saved.value);
    const reference = stored.success ? String(stored.data.id) : (before && String(before.id)) || null;
    const receipt: Receipt = {
      destination: 'freeitsm-session',
      target: new URL(session.base).origin,
      at: session.now(),
      outcome: before ? 'updated' : 'created',
      reference,
      includesSecret: true,
      fingerprint: input.fingerprint,
      untested: input.untested,
      next: await lookAfter(reference, oursFor(before, input.settings), session, [secret]),
    };
    return { ok: true, receipt };
  },
};

async function listMailboxes(session: HelpdeskSession, hide: string[]): Promise<Answered<Mailbox[]>> {
  const reply = await call(session, 'get_mailboxes.php', null, hide);
  if (!reply.ok) return reply;
  const list = z.array(mailboxSchema).safeParse(reply.value.mailboxes);
  return list.success ? { ok: true, value: list.data } : notFreeitsm(session, null, false);
}

/** The one mailbox with this address; a new one where none has it. With several, the admin chooses. */
function advised(mailboxes: Mailbox[], { settings }: SessionInput): string | null {
  const address = settings.find(({ key }) => key === 'target_mailbox')?.value.toLowerCase();
  const same = mailboxes.filter(({ target_mailbox }) => target_mailbox.trim().toLowerCase() === address);
  if (same.length > 1) return null;
  return same[0] ? String(same[0].id) : newPlace;
}

async function placeOf(id: string, mailboxes: Mailbox[], { settings }: SessionInput): Promise<Place | null> {
  const mailbox = mailboxes.find((candidate) => String(candidate.id) === id) ?? null;
  if (!mailbox && id !== newPlace) return null;
  return {
    id,
    // Of a new one, what matters is that it isn't there yet.
    version: await versionOf(
      mailbox ? [columnsOf(mailbox, false), mailbox.azure_client_secret_masked] : mailboxes.map((m) => m.id),
    ),
    changes: changesOf(mailbox, settings),
    kept: keptOf(mailbox, settings),
    notices: noticesOf(mailbox, settings),
  };
}

function noticesOf(mailbox: Mailbox | null, settings: FilledSetting[]): Message[] {
  const value = (key: string) => settings.find((setting) => setting.key === key)?.value;
  const isAppOnly = value('auth_mode') === 'app_only';
  if (!mailbox) return [message(isAppOnly ? 'freeitsmNewInactive' : 'freeitsmNewDeletes')];
  const differs = (key: string) =>
    String(mailbox[key] ?? '').toLowerCase() !== (value(key) ?? '').toLowerCase();
  const drops =
    mailbox.is_authenticated &&
    ['target_mailbox', 'auth_mode', 'azure_client_id'].some((key) => differs(key));
  const told = mailbox.oauth_redirect_uri;
  const ours = value('oauth_redirect_uri');
  return [
    ...(drops ? [message('freeitsmDropsSignIn')] : []),
    ...(ours && typeof told === 'string' && told !== '' && told !== ours
      ? [message('sessionCallbackDiffers', product, told, ours)]
      : []),
  ];
}

const needsCallback = ({ settings }: SessionInput): boolean =>
  settings.some(({ key }) => key === 'oauth_redirect_uri');

/** The callback exists only while the web server rewrites it; without a code it answers and does nothing. */
async function probeCallback({ redirectUri }: SessionInput, session: HelpdeskSession): Promise<Message[]> {
  if (!redirectUri?.startsWith(`${session.base}/`)) return [];
  const path = redirectUri.slice(session.base.length);
  const answer = await session.ask({ method: 'GET', path });
  return answer.ok && answer.status === 404 ? [message('sessionCallbackMissing', redirectUri)] : [];
}

/** What was really stored, in FreeITSM's own words; and its own test, where it can do one without touching mail. */
async function lookAfter(
  reference: string | null,
  settings: FilledSetting[],
  session: HelpdeskSession,
  hide: string[],
): Promise<Message[]> {
  const open = session.base + settingsPage;
  const isAppOnly = settings.some(({ key, value }) => key === 'auth_mode' && value === 'app_only');
  const listed = await listMailboxes(session, hide);
  const mailbox = listed.ok && listed.value.find(({ id }) => String(id) === reference);
  if (!mailbox) return [message('freeitsmNotSeen', open)];
  const missed = missedBy(mailbox, settings);
  const steps =
    missed.length > 0 ? [message('sessionMissed', missed.map(({ label }) => label).join(', '), open)] : [];
  if (isAppOnly) {
    // "Check mail" would import, and by default delete: a folder is found without touching anything.
    const body = { mailbox_id: mailbox.id, folder_name: String(mailbox.email_folder ?? 'INBOX') };
    const checked = await call(session, 'verify_mailbox_folder.php', body, hide);
    const said = checked.ok ? '' : (checked.error.said ?? '');
    steps.push(
      checked.ok ? message('freeitsmFolderFound', body.folder_name) : message('freeitsmFolderFailed', said),
    );
    return [...steps, message('freeitsmActivate', open)];
  }
  if (mailbox.auth_status === 'ok') return [...steps, message('freeitsmStillSignedIn')];
  return [...steps, message('freeitsmAuthenticate', open)];
}

/** One call of the settings page. FreeITSM gives most of its errors with HTTP 200. */
async function call(
  session: HelpdeskSession,
  file: string,
  body: unknown,
  hide: string[],
  effect: 'none' | 'may-have-stored' = 'none',
): Promise<Answered<Reply>> {
  const open = session.base + settingsPage;
  const writes = effect === 'may-have-stored';
  const answer = await session.ask({
    method: body === null ? 'GET' : 'POST',
    path: `/api/tickets/${file}`,
    headers: { accept: 'application/json', ...(body === null ? {} : { 'content-type': 'application/json' }) },
    ...(body === null ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.ok) return explainFailure(answer.failure, open, writes);
  const { status } = answer;
  const reply = replySchema.safeParse(parseJson(answer.text));
  if (!reply.success) return notFreeitsm(session, status, writes);
  if (reply.data.success) return { ok: true, value: reply.data };
  const said = quote(reply.data.error ?? '', hide);
  if (said === 'Not authenticated') return signedOut(product, open);
  if (reply.data.password_change_required)
    return problem(message('sessionPasswordCause', product), message('sessionSignInFix', open), {
      open,
      status,
    });
  if (status === 401 || status === 403)
    return problem(message('sessionForbiddenCause', product, said), message('freeitsmForbiddenFix'), {
      open,
      status,
    });
  return problem(message('sessionRefusedCause', product, said), message('deliveryRejectedFix'), {
    open,
    status,
    said,
  });
}

function notFreeitsm(session: HelpdeskSession, status: number | null, writes: boolean) {
  const open = session.base + settingsPage;
  const cause = message('sessionOtherAnswerCause', session.base, product, String(status ?? ''));
  // A fault of PHP after the row was written looks the same.
  const isUnsure = writes && status !== 404;
  const fix = message(isUnsure ? 'sessionMaybeStoredFix' : 'sessionOtherAnswerFix', product);
  return problem(cause, fix, { open, status, retriable: !isUnsure });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
