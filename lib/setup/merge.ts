import type { FactName, Reading, Route } from '../portal/types';
import { deriveEndpoints } from './derived';
import { isSame, putSeen, typedOnly } from './facts';
import { isGuid } from './guid';
import { mergeRows } from './merge-lists';
import { knownSecretRow, shownValues, withoutValues } from './secret';
import { boundClientId, shownApp } from './shown-app';
import type { Setup, SetupFacts } from './types';

export interface MergeContext {
  /** The name last typed on the register form in this tab; null where there was none. */
  registeredName: string | null;
}

/**
 * Adds what a page shows to a setup by fixed precedence: typed > page > route > derived, and of two page values the
 * newer. Never mixes two app registrations: a page of another one changes nothing, and the first one is taken only
 * when it is the one just registered, else it becomes the candidate. Returns the same object when nothing changed.
 */
export function mergeReading(
  setup: Setup,
  reading: Reading,
  route: Route,
  now: number,
  context: MergeContext = { registeredName: null },
): Setup {
  const shown = shownApp(reading, route);
  const bound = boundClientId(setup);
  if (shown.kind === 'unclear') return setup;
  let next = setup;
  if (bound === null) {
    next =
      shown.kind === 'none'
        ? mergeUnbound(next, reading, route, now)
        : isJustRegistered(reading, context)
          ? mergeApp(adoptApp(next, shown.clientId, route), reading, route, now)
          : mergeCandidate(next, shown.clientId, reading, route, now);
  } else if (shown.kind === 'app' && shown.clientId === bound && route.cloud === setup.cloud) {
    next = mergeApp(next, reading, route, now);
  }
  next = deriveEndpoints(next, now);
  return isSame(next, setup) ? setup : { ...next, updatedAt: now };
}

/** The admin says that the candidate is the app. Anything but the candidate, or a second app, is refused. */
export function bindCandidate(setup: Setup, clientId: string, now: number): Setup {
  const { candidate } = setup;
  if (boundClientId(setup) !== null || candidate?.clientId !== clientId.toLowerCase()) return setup;
  let next = putSeen({ ...setup, candidate: null }, 'clientId', {
    value: candidate.clientId,
    origin: 'route',
    at: now,
  });
  if (candidate.displayName !== null) {
    next = putSeen(next, 'displayName', { value: candidate.displayName, origin: 'page', at: now });
  }
  return { ...deriveEndpoints(next, now), updatedAt: now };
}

const isJustRegistered = (reading: Reading, { registeredName }: MergeContext) => {
  const shown = reading.facts.displayName?.value.trim();
  return Boolean(shown) && shown === registeredName?.trim();
};

/** Only the typed values outlive the moment in which the setup gets its app: the rest may come from another directory. */
const adoptApp = (setup: Setup, clientId: string, route: Route): Setup => ({
  ...setup,
  cloud: route.cloud,
  candidate: null,
  facts: setup.candidate?.clientId === clientId ? setup.facts : typedOnly(setup.facts),
  hidden: {},
});

/** A page without an app: it tells the directory, which may still change. */
function mergeUnbound(setup: Setup, reading: Reading, route: Route, now: number): Setup {
  const leftApp = route.view === 'app-list' || route.view === 'register';
  const next = leftApp && setup.candidate ? { ...setup, candidate: null } : setup;
  // A candidate's tenant is not overwritten by a tab that shows another directory.
  if (next.candidate || route.view === 'other') return next;
  return mergeTenant({ ...next, cloud: route.cloud }, reading, route, now);
}

function mergeCandidate(setup: Setup, clientId: string, reading: Reading, route: Route, now: number): Setup {
  const known = setup.candidate?.clientId === clientId ? setup.candidate : null;
  const displayName = reading.facts.displayName?.value ?? known?.displayName ?? null;
  const base = known ? setup : { ...setup, facts: typedOnly(setup.facts) };
  return mergeTenant(
    { ...base, cloud: route.cloud, candidate: { clientId, displayName } },
    reading,
    route,
    now,
  );
}

function mergeTenant(setup: Setup, reading: Reading, route: Route, at: number): Setup {
  let next = setup;
  const { tenantId } = reading.facts;
  if (route.tenant && isGuid(route.tenant)) {
    next = putSeen(next, 'tenantId', { value: route.tenant.toLowerCase(), origin: 'route', at });
  }
  if (!tenantId) return next;
  return putSeen(next, 'tenantId', {
    value: tenantId.value.toLowerCase(),
    origin: 'page',
    at,
    evidence: tenantId.evidence,
  });
}

function mergeApp(setup: Setup, reading: Reading, route: Route, at: number): Setup {
  let next = mergeTenant(setup, reading, route, at);
  for (const name of ['clientId', 'objectId', 'signInAudience'] as const) {
    const value = route[name];
    if (value)
      next = putSeen(next, name, { value, origin: 'route', at } as NonNullable<SetupFacts[typeof name]>);
  }
  for (const name of Object.keys(reading.facts) as FactName[]) {
    if (name !== 'tenantId') next = mergeFact(next, name, reading, at);
  }
  return next;
}

function mergeFact(setup: Setup, name: FactName, reading: Reading, at: number): Setup {
  const seen = reading.facts[name];
  if (!seen) return setup;
  const values = shownValues(reading);
  const evidence = { ...seen.evidence, raw: withoutValues(seen.evidence.raw, values) };
  const put = (value: unknown) =>
    putSeen(setup, name, { value, origin: 'page', at, evidence } as NonNullable<SetupFacts[typeof name]>);
  if (name !== 'secrets' && name !== 'permissions' && name !== 'redirectUris') {
    return put(/Id$/.test(name) ? String(seen.value).toLowerCase() : seen.value);
  }
  const rows = seen.value as unknown[];
  const safe =
    name === 'secrets'
      ? (reading.facts.secrets?.value ?? []).map((row) => knownSecretRow(row, values))
      : rows;
  const isPartial = reading.partial.includes(name);
  const known = setup.facts[name]?.value as unknown[] | undefined;
  const next = put(isPartial && known ? mergeRows(name, known, safe) : safe);
  const others = next.partial.filter((partial) => partial !== name);
  const partial = isPartial ? [...others, name] : others;
  return isSame(partial, next.partial) ? next : { ...next, partial };
}
