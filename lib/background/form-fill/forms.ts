import { browser } from '../../browser';
import type { DeliverySource } from '../../delivery/assemble';
import type { DeliveryInput } from '../../delivery/types';
import { matchFields } from '../../form-fill/match';
import { sectionOf } from '../../form-fill/sections';
import type { FieldPlace, FormReply, FormRow, Match, RowOutcome } from '../../form-fill/types';
import { message } from '../../i18n';
import { permissionPattern } from '../../oauth/rules';
import { prepareDelivery, type Refusal, refuse } from '../deliver';
import { sourceOf } from '../deliver-active';
import type { Background } from '../parts';
import { fill, type PageSurvey, survey, undo } from './frames';
import { dropFilled, keepFilled } from './receipts';
import { checkTab, findTab, originOf } from './tabs';
import { type FormSpec, type Wanted, wantedOf } from './targets';

/** A form of the helpdesk that is to be filled in, with all that is known of it. */
interface Job {
  source: DeliverySource;
  spec: FormSpec;
  input: DeliveryInput;
  wanted: Wanted;
  origin: string;
}

interface Request {
  destination: number;
  untested: boolean;
}

/** What stands in the form now, and what would go into it. Nothing is changed. */
export async function lookAtForm(background: Background, request: Request): Promise<FormReply> {
  const job = await jobOf(background, request);
  if (!job.ok) return job;
  const tab = await findTab(job.origin);
  if (tab === null)
    return refuse(message('formNoTabCause', job.origin), message('formOpenFix', job.spec.page));
  return look(job, tab);
}

/**
 * Fills in what the admin has confirmed. The page is looked at once more right before: a value goes only into a field
 * that is still the only one meant, and the very one that was confirmed.
 */
export async function fillForm(
  background: Background,
  request: Request & { tabId: number; confirmed: (FieldPlace & { key: string })[] },
): Promise<FormReply> {
  const job = await jobOf(background, request);
  if (!job.ok) return job;
  const { spec, input, origin, source } = job;
  const seen = await examine(job, request.tabId);
  if (!seen.ok) return seen;
  const outcomes: Record<string, RowOutcome> = {};
  const sure: (Match & { field: FieldPlace })[] = [];
  for (const { key, frameId, field } of request.confirmed) {
    const match = seen.matches.find((one) => one.key === key);
    const isStill = match?.field?.frameId === frameId && match.field.field === field;
    if (match?.field && match.put !== null && isStill) sure.push({ ...match, field: match.field });
    else outcomes[key] = 'not-sure';
  }
  for (const frameId of new Set(sure.map(({ field }) => field.frameId))) {
    const own = sure.filter(({ field }) => field.frameId === frameId);
    const entries = own.flatMap(({ field, put }) => (put === null ? [] : [{ field: field.field, put }]));
    const done = await fill(request.tabId, frameId, { origin, form: spec.page, entries }).catch(() => []);
    for (const { key, field } of own)
      outcomes[key] = done.find((entry) => entry.field === field.field)?.outcome ?? 'gone';
  }
  const filled = input.settings.filter(({ key }) => outcomes[key] === 'filled');
  const after = await look(job, request.tabId);
  const preview = after.ok ? after.preview : null;
  if (filled.length > 0) {
    const same = preview ? preview.rows.filter(({ outcome }) => outcome === 'same') : [];
    const done = [...filled, ...same].map(({ key }) => key);
    const left = input.settings.filter(({ key, where }) => where === spec.page && !done.includes(key));
    await background.store.update(source.setup.id, (setup) =>
      keepFilled(setup, {
        destination: 'form-fill',
        target: origin,
        at: Date.now(),
        outcome: 'filled',
        reference: null,
        includesSecret: filled.some(({ secret }) => secret),
        fingerprint: input.fingerprint,
        untested: input.untested,
        next: [message('formSaveNext', spec.page)],
        form: {
          page: spec.page,
          filled: filled.map(({ label }) => label),
          byHand: left.map(({ label }) => label),
        },
      }),
    );
    await background.guidance.pushAll();
  }
  return { ok: true, preview, filled: outcomes, undone: [] };
}

/**
 * Puts back what was there before, where nobody has changed it since. It needs no value, and so works long after the
 * secret is forgotten.
 */
export async function undoForm(
  background: Background,
  request: Request & { tabId: number },
): Promise<FormReply> {
  const active = await background.store.active();
  const source = await sourceOf(background);
  const spec = source?.variant.destinations[request.destination];
  const origin = originOf(active?.answers.helpdeskUrl ?? null);
  if (!active || spec?.kind !== 'form-fill' || origin === null)
    return refuse(message('deliveryAddressCause'), message('deliveryAddressFix'));
  const refusal = await checkTab(request.tabId, origin, spec.page);
  if (refusal) return refusal;
  const order = { origin, form: spec.page };
  const undone = (await undo(request.tabId, order).catch(() => [])).map(({ outcome }) => outcome);
  if (undone.includes('restored')) {
    await background.store.update(active.id, (setup) => dropFilled(setup, origin, spec.page, Date.now()));
    await background.guidance.pushAll();
  }
  const job = await jobOf(background, request);
  const after = job.ok ? await look(job, request.tabId) : job;
  return { ok: true, preview: after.ok ? after.preview : null, filled: {}, undone };
}

async function jobOf(background: Background, request: Request): Promise<(Job & { ok: true }) | Refusal> {
  const source = await sourceOf(background);
  if (!source) return refuse(message('deliveryIncompleteCause', ''), message('deliveryIncompleteFix'));
  const ready = prepareDelivery(source, { ...request, token: null });
  if (!ready.ok) return ready;
  const { spec, input } = ready;
  if (spec.kind !== 'form-fill')
    return refuse(message('deliveryNotBuiltCause', spec.kind), message('deliveryNotBuiltFix'));
  const origin = originOf(input.helpdeskUrl);
  if (origin === null) return refuse(message('deliveryAddressCause'), message('deliveryAddressFix'));
  if (!(await browser.permissions.contains({ origins: [permissionPattern(origin)] })))
    return refuse(message('deliveryPermissionCause', origin), message('deliveryPermissionFix'));
  return { ok: true, source, spec, input, origin, wanted: wantedOf(spec, source.recipe, input) };
}

async function examine(
  { wanted, origin, spec }: Job,
  tabId: number,
): Promise<{ ok: true; page: PageSurvey; matches: Match[] } | Refusal> {
  const refusal = await checkTab(tabId, origin, spec.page);
  if (refusal) return refusal;
  const called = wanted.targets.map((target) => ({ text: target.called, secret: target.secret }));
  const page = await survey(tabId, { origin, form: spec.page, by: wanted.by, called }).catch(() => null);
  if (!page) return refuse(message('formUnreadableCause', origin), message('formReloadFix'));
  if (page.tooMany) return refuse(message('formTooManyCause'), message('formTooManyFix'));
  return { ok: true, page, matches: matchFields(page.fields, wanted.targets, wanted.by, wanted.section) };
}

async function look(job: Job, tabId: number): Promise<FormReply> {
  const { spec, input, wanted, origin } = job;
  const seen = await examine(job, tabId);
  if (!seen.ok) return seen;
  const { page, matches } = seen;
  if (matches.every(({ outcome }) => outcome === 'missing')) {
    const cause = page.foreignFrames > 0 ? 'formOnlyForeignCause' : 'formNoFieldsCause';
    return refuse(message(cause, origin), message('formOpenFix', spec.page));
  }
  const { title = '' } = await browser.tabs.get(tabId);
  const isNamed = page.fields.some(({ sections }) => sectionOf(sections, wanted.section) === 'own');
  return {
    ok: true,
    preview: {
      tabId,
      tabTitle: title.slice(0, 200),
      page: spec.page,
      rows: matches.map((match) => rowOf(match, input)),
      isNamed: isNamed || !wanted.hasRivals,
      foreignFrames: page.foreignFrames,
      undoable: page.undoable,
    },
    filled: {},
    undone: [],
  };
}

function rowOf({ key, outcome, field }: Match, { settings }: DeliveryInput): FormRow {
  const setting = settings.find((one) => one.key === key);
  const secret = setting?.secret ?? true;
  return {
    key,
    label: setting?.label ?? key,
    secret,
    outcome,
    place: field && { frameId: field.frameId, field: field.field },
    // The script leaves secrets out itself; a page that talks it out of that shall not get one shown here.
    current: secret ? null : (field?.value ?? null),
    hasValue: field?.hasValue ?? false,
  };
}
