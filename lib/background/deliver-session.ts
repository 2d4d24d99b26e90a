import { browser } from '../browser';
import type { DeliverySource } from '../delivery/assemble';
import { isSession, type SessionSpec, sessionKindOf } from '../delivery/session';
import { helpdeskBase } from '../delivery/session/address';
import { problem } from '../delivery/session/problems';
import type { FillResult, HelpdeskSession, LookResult } from '../delivery/session/types';
import type { DeliveryResult } from '../delivery/types';
import { message } from '../i18n';
import type { PageMessage } from '../messages';
import { permissionPattern } from '../oauth/rules';
import { fillSettings } from '../recipes/fill';
import { settingValues } from '../setup/setting-values';
import { prepareDelivery } from './deliver';
import { finishDelivery, keepTold, sourceOf } from './deliver-active';
import { openHelpdeskSession } from './helpdesk-tab';
import type { Background } from './parts';

type Request<T extends PageMessage['type']> = Extract<PageMessage, { type: T }>;

const hasPermission = (origins: string[]): Promise<boolean> => browser.permissions.contains({ origins });

/** Looks into the helpdesk, in the admin's session: what is there, and what a delivery would change. No secret is needed. */
export async function lookIntoHelpdesk(
  background: Background,
  { destination, place }: Request<'look-into-helpdesk'>,
): Promise<LookResult> {
  const source = await sourceOf(background);
  const spec = source?.variant.destinations[destination];
  if (!source || !spec || !isSession(spec)) return incomplete();
  const opened = await openFor(source, spec);
  if (!opened.ok) return opened;
  const { setup, variant, guide } = source;
  const masked = setup.secret && `••••••••${setup.secret.endsIn}`;
  const { settings } = fillSettings(variant, settingValues({ setup, variant, guide }, masked));
  const input = {
    settings,
    helpdeskUrl: setup.answers.helpdeskUrl ?? null,
    redirectUri: guide.redirectUri,
    mailbox: setup.answers.mailbox ?? null,
  };
  const result = await sessionKindOf(spec).look(spec, input, place, opened.session);
  if (result.ok && result.look.toldRedirectUri)
    await keepTold(background, setup.id, result.look.toldRedirectUri);
  return result;
}

/** Sends the active setup to the place that the admin has looked at. */
export async function deliverInSession(
  background: Background,
  request: Request<'deliver-in-session'>,
): Promise<DeliveryResult> {
  const source = await sourceOf(background);
  if (!source) return incomplete();
  const { id } = source.setup;
  return background.deliveries.once(id, request.destination, async () => {
    const ready = prepareDelivery(source, { ...request, token: null });
    if (!ready.ok) return ready;
    const { spec, input } = ready;
    if (!isSession(spec)) return incomplete();
    const opened = await openFor(source, spec);
    if (!opened.ok) return opened;
    const result = await sessionKindOf(spec).deliver(spec, input, request, opened.session);
    return finishDelivery(background, id, result);
  });
}

/** Fills in the helpdesk's own form in the admin's tab, who looks at it and submits it. The secret is kept until then. */
export async function fillInSession(
  background: Background,
  request: Request<'fill-in-session'>,
): Promise<FillResult> {
  const source = await sourceOf(background);
  if (!source) return incomplete();
  const ready = prepareDelivery(source, { ...request, token: null });
  if (!ready.ok) return ready;
  const { spec, input } = ready;
  if (!isSession(spec)) return incomplete();
  const settings = sessionKindOf(spec).fillable?.(input.settings) ?? [];
  const opened = await openFor(source, spec);
  if (!opened.ok) return opened;
  const { session } = opened;
  const filled = await session.fill(Object.fromEntries(settings.map(({ key, value }) => [key, value])));
  const open = session.base + sessionKindOf(spec).signInPath;
  if (!filled) return problem(message('fillNoFormCause'), message('fillNoFormFix'), { open, canFill: true });
  const before = new Map(filled.map(({ key, before }) => [key, before]));
  return {
    ok: true,
    filled: settings.flatMap(({ key, label, value, secret }) =>
      before.has(key)
        ? [{ key, label, before: before.get(key) || null, after: secret ? '••••••••' : value }]
        : [],
    ),
    missing: settings.filter(({ key }) => !before.has(key)).map(({ label }) => label),
  };
}

type Opened = { ok: true; session: HelpdeskSession } | ReturnType<typeof problem>;

async function openFor({ setup }: DeliverySource, spec: SessionSpec): Promise<Opened> {
  const base = helpdeskBase(setup.answers.helpdeskUrl ?? null);
  if (base === null) return problem(message('deliveryAddressCause'), message('deliveryAddressFix'));
  const { origin } = new URL(base);
  if (!(await hasPermission([permissionPattern(base)])))
    return problem(message('deliveryPermissionCause', origin), message('deliveryPermissionFix'));
  const session = await openHelpdeskSession(base);
  if (session) return { ok: true, session };
  const open = base + sessionKindOf(spec).signInPath;
  return problem(message('sessionNoTabCause', origin), message('sessionSignInFix', origin), { open });
}

const incomplete = () => problem(message('deliveryIncompleteCause', ''), message('deliveryIncompleteFix'));
