import * as z from 'zod/mini';
import { type Message, message } from '../i18n';
import type { DestinationSpec } from '../recipes/schema';
import { quote } from './helpdesk-request';
import { type OsticketForm, readForm, valuesOf } from './osticket-form';
import { changedSince, explainFailure, problem, signedOut } from './session/problems';
import type {
  Change,
  HelpdeskSession,
  PageDigest,
  Place,
  SessionAnswer,
  SessionInput,
  SessionKind,
  SessionRequest,
} from './session/types';
import { versionOf } from './session/version';
import type { DeliveryError, FilledSetting, Receipt } from './types';

type Spec = Extract<DestinationSpec, { kind: 'osticket-session' }>;
type Answered<T> = { ok: true; value: T } | { ok: false; error: DeliveryError };
type Answer = Extract<SessionAnswer, { ok: true }>;

const product = 'osTicket';
const emailsPage = '/scp/emails.php';
const mostPages = 10;
/** Where the recipe says that the fields with hashed names are. */
const idpPage = 'Config > IdP Config';

/** Of the pop-up: the other settings belong to pages that can be saved only once there is a token. */
const popupKeys = new Set([
  'redirectUri',
  'clientId',
  'clientSecret',
  'urlAuthorize',
  'urlAccessToken',
  'scopes',
  'attr_email',
  'isactive',
  'strict_matching',
]);

/** The only place that Waymark opens on osTicket's word. */
const authorizationSchema = z.object({
  redirect: z.string().check(z.regex(/^emails\.php\?id=\d+&do=autho&bk=oauth2:\w+(:\d+)*$/)),
});

/**
 * The OAuth2 settings of an email in osTicket, by the request of its own pop-up "Config" (knowledge/helpdesks.md
 * §2.2c). The form has hashed names; the plain ones are taken as well.
 */
export const osticketSession: SessionKind<Spec> = {
  signInPath: emailsPage,

  fillable: (settings) => settings.filter(({ key, where }) => popupKeys.has(key) && where === idpPage),

  async look(spec, input, chosen, session) {
    const listed = await listEmails(session);
    if (!listed.ok) return listed;
    const places = listed.value;
    const id = chosen ?? advised(places, input);
    if (id === null || !places.some((place) => place.id === id)) {
      return { ok: true, look: { places, place: null, toldRedirectUri: null } };
    }
    const found = await readPlace(spec, input.settings, id, session);
    if (!found.ok) return found;
    const { place, form } = found.value;
    return { ok: true, look: { places, place, toldRedirectUri: form.idp.redirectUri.value } };
  },

  async deliver(spec, input, target, session) {
    const secret = input.settings.find((setting) => setting.secret)?.value ?? '';
    if (secret === '') return problem(message('deliverySecretCause'), message('deliverySecretFix'));
    if (!/^\d+$/.test(target.place)) return changedSince();
    const found = await readPlace(spec, input.settings, target.place, session);
    if (!found.ok) return found;
    const { form, csrf, place } = found.value;
    if (place.version !== target.version) return changedSince();
    const isNew = form.idp.clientId.value === '';

    const body = bodyFor(form, input.settings);
    const send = (fields: Map<string, string>) => save(spec, target.place, fields, csrf, secret, session);
    let saved = await send(body);
    // A new entry gets defaults for some fields, whatever was sent, and keeps strict matching on: saving it again
    // makes them stick. An empty secret means "keep it".
    if (saved.ok && isNew) {
      const first = saved;
      saved = await send(new Map([...body, ['clientSecret', '']]));
      if (!saved.ok) saved = { ...saved, error: { ...saved.error, fix: message('osticketHalfFix') } };
      else if (saved.value.key === 'osticketStillAuthorized') saved = first;
    }
    if (!saved.ok) return saved;
    const receipt: Receipt = {
      destination: 'osticket-session',
      target: new URL(session.base).origin,
      at: session.now(),
      outcome: isNew ? 'created' : 'updated',
      reference: target.place,
      includesSecret: true,
      fingerprint: input.fingerprint,
      untested: input.untested,
      next: [...(await lookAfter(spec, input.settings, target.place, session)), saved.value],
    };
    return { ok: true, receipt };
  },
};

async function listEmails(session: HelpdeskSession): Promise<Answered<{ id: string; name: string }[]>> {
  const places = new Map<string, string>();
  for (let page = 1, last = 1; page <= last && page <= mostPages; page++) {
    const answer = await readPage(session, page === 1 ? emailsPage : `${emailsPage}?p=${page}`);
    if (!answer.ok) return answer;
    for (const { href, text } of answer.value.links) {
      const id = /\bemails\.php\?id=(\d+)$/.exec(href)?.[1];
      if (id && text) places.set(id, text);
      last = Math.max(last, Number(/\bemails\.php\?(?:.*&)?p=(\d+)/.exec(href)?.[1] ?? 1));
    }
  }
  return { ok: true, value: [...places].map(([id, name]) => ({ id, name })) };
}

/** The one email with the mailbox's address, as `address` or `Name <address>`. */
function advised(places: { id: string; name: string }[], { mailbox }: SessionInput): string | null {
  if (!mailbox) return null;
  const addressOf = (name: string) => (/<([^<>]+)>\s*$/.exec(name)?.[1] ?? name).trim().toLowerCase();
  const same = places.filter(({ name }) => addressOf(name) === mailbox.trim().toLowerCase());
  return same.length === 1 ? (same[0]?.id ?? null) : null;
}

const configPath = ({ account, backend }: Spec, id: string) =>
  `/scp/ajax.php/email/${id}/auth/config/${account}/${backend}`;

interface Found {
  form: OsticketForm;
  csrf: string;
  place: Place;
}

async function readPlace(
  spec: Spec,
  settings: FilledSetting[],
  id: string,
  session: HelpdeskSession,
): Promise<Answered<Found>> {
  const open = `${session.base}${emailsPage}?id=${id}`;
  const email = await readPage(session, `${emailsPage}?id=${id}`);
  if (!email.ok) return email;
  const popup = await readPage(session, configPath(spec, id));
  if (!popup.ok) return popup;
  const form = readForm(popup.value);
  const { csrf } = email.value;
  if (!form || !csrf)
    return problem(message('osticketFormCause'), message('osticketFormFix'), { open, canFill: true });
  const current = valuesOf(form);
  const version = await versionOf([...current]);
  const inUse = email.value.fields.find(({ name }) => name === `${spec.account}_auth_bk`)?.value ?? '';
  const notices: Message[] = [];
  if (inUse !== '' && inUse !== spec.backend) notices.push(message('osticketSwitches', inUse));
  const told = current.get('redirectUri') ?? '';
  const ours = settings.find(({ key }) => key === 'redirectUri')?.value;
  if (ours && told !== ours) notices.push(message('sessionCallbackDiffers', product, told, ours));
  if (form.idp.urlResourceOwnerDetails) notices.push(message('osticketOldPlugin'));
  return {
    ok: true,
    value: {
      form,
      csrf,
      place: { id, version, changes: changesOf(form, settings), kept: keptOf(form, settings), notices },
    },
  };
}

const ofPopup = (settings: FilledSetting[]) => settings.filter(({ key }) => popupKeys.has(key));

/** All that the form would send, with ours in the place of what it holds; an unticked box is not sent at all. */
function bodyFor(form: OsticketForm, settings: FilledSetting[]): Map<string, string> {
  const body = valuesOf(form);
  for (const { key, value, type } of ofPopup(settings)) {
    if (type !== 'boolean') body.set(key, value);
    else if (value === 'true') body.set(key, 'on');
    else body.delete(key);
  }
  return body;
}

function changesOf(form: OsticketForm, settings: FilledSetting[]): Change[] {
  const current = valuesOf(form);
  return ofPopup(settings).map(({ key, label, value, type, secret }) => {
    const held = current.get(key) || null;
    return {
      key,
      label,
      before: type === 'boolean' ? String(held !== null) : secret ? null : held,
      after: value,
    };
  });
}

function keptOf(form: OsticketForm, settings: FilledSetting[]): Place['kept'] {
  const ours = new Set(settings.map(({ key }) => key));
  return [...valuesOf(form)].flatMap(([key, value]) =>
    ours.has(key) || key === 'clientSecret' || value === '' ? [] : [{ key, value }],
  );
}

/** What is to be done once it is saved. */
async function save(
  spec: Spec,
  id: string,
  fields: Map<string, string>,
  csrf: string,
  secret: string,
  session: HelpdeskSession,
): Promise<Answered<Message>> {
  const open = `${session.base}${emailsPage}?id=${id}`;
  const answer = await session.ask({
    method: 'POST',
    path: configPath(spec, id),
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8', 'x-csrftoken': csrf },
    body: new URLSearchParams([...fields]).toString(),
  });
  if (!answer.ok) return explainFailure(answer.failure, open, true);
  if (answer.status === 201) {
    const said = parseJson(answer.text);
    // In plain words: the token that it has still fits.
    if (said === null) return { ok: true, value: message('osticketStillAuthorized') };
    const parsed = authorizationSchema.safeParse(said);
    const next = parsed.success
      ? message('osticketAuthorize', `${session.base}/scp/${parsed.data.redirect}`)
      : message('osticketAuthorizeByHand', open);
    return { ok: true, value: next };
  }
  if (answer.status === 200 && answer.page && readForm(answer.page)) {
    const said = quote(answer.page.errors.join(' · '), [secret]);
    return problem(message('sessionRefusedCause', product, said), message('deliveryRejectedFix'), {
      open,
      said,
      status: 200,
    });
  }
  return refused(answer, open, true, [secret]);
}

async function readPage(
  session: HelpdeskSession,
  path: SessionRequest['path'],
): Promise<Answered<PageDigest>> {
  const answer = await session.ask({ method: 'GET', path, headers: { accept: 'text/html' } });
  if (!answer.ok) return explainFailure(answer.failure, session.base + emailsPage, false);
  const { status, page } = answer;
  // The sign-in page is the only page of the staff with a field for a password and none of an email.
  const asksToSignIn = page?.fields.some(({ name }) => name === 'passwd') ?? false;
  if (status === 200 && page && !asksToSignIn) return { ok: true, value: page };
  if (asksToSignIn) return signedOut(product, session.base + emailsPage);
  return refused(answer, session.base + emailsPage, false, []);
}

function refused({ status, text }: Answer, open: string, writes: boolean, hide: string[]) {
  const said = quote(text, hide);
  if (status === 403 && /^Must login/.test(said)) return signedOut(product, open);
  if (status === 403)
    return problem(message('sessionForbiddenCause', product, said), message('osticketForbiddenFix'), {
      open,
      status,
    });
  if (status === 400 && /CSRF/.test(said))
    return problem(message('osticketCsrfCause'), message('osticketCsrfFix'), { open, status, canFill: true });
  if (status === 404 && /Authentication Provider/.test(said))
    return problem(message('osticketPluginCause'), message('osticketPluginFix'), { open, status });
  const isUnsure = writes && status !== 404;
  const cause = message('sessionOtherAnswerCause', new URL(open).origin, product, String(status));
  const fix = message(isUnsure ? 'sessionMaybeStoredFix' : 'sessionOtherAnswerFix', product);
  return problem(cause, fix, { open, status, retriable: !isUnsure, canFill: writes });
}

/** What the pop-up holds now, compared with what was sent. */
async function lookAfter(
  spec: Spec,
  settings: FilledSetting[],
  id: string,
  session: HelpdeskSession,
): Promise<Message[]> {
  const open = `${session.base}${emailsPage}?id=${id}`;
  const found = await readPlace(spec, settings, id, session);
  if (!found.ok) return [message('osticketNotSeen', open)];
  const missed = found.value.place.changes.filter(
    ({ key, before, after }) => key !== 'clientSecret' && before !== after,
  );
  return missed.length > 0
    ? [message('sessionMissed', missed.map(({ label }) => label).join(', '), open)]
    : [];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
