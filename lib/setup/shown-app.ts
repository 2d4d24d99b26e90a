import type { Reading, Route } from '../portal/types';
import type { Setup } from './types';

/** Which app registration a page shows. `unclear`: nothing on it may be attributed to an app. */
export type ShownApp = { kind: 'none' } | { kind: 'app'; clientId: string } | { kind: 'unclear' };

/**
 * The page and the address have to agree (knowledge/portal.md §5.3 "Cross-checks", §0.7: stale blades).
 * An enterprise application shows the service principal's object ID, so it never counts (§1.3).
 */
export function shownApp(reading: Reading, route: Route): ShownApp {
  // The reader says it of the client ID when nothing on the page can be trusted to be of the app in the address.
  const isForeign = reading.problems.some(
    ({ code, fact }) =>
      code === 'enterprise-application' || (code === 'other-app' && (fact === null || fact === 'clientId')),
  );
  if (isForeign || /^ManagedApp/i.test(route.blade ?? '')) return { kind: 'unclear' };
  const onPage = reading.facts.clientId?.value.toLowerCase() ?? null;
  const inRoute = route.clientId?.toLowerCase() ?? null;
  if (onPage && inRoute && onPage !== inRoute) return { kind: 'unclear' };
  const clientId = onPage ?? inRoute;
  return clientId ? { kind: 'app', clientId } : { kind: 'none' };
}

export const boundClientId = (setup: Setup): string | null =>
  setup.facts.clientId?.value.toLowerCase() ?? null;

/** The page shows exactly this setup's app registration, in its cloud. */
export function showsSetupsApp(setup: Setup, reading: Reading, route: Route): boolean {
  const shown = shownApp(reading, route);
  return shown.kind === 'app' && route.cloud === setup.cloud && shown.clientId === boundClientId(setup);
}

/** The page shows an app registration, but certainly not this setup's. */
export function showsOtherApp(setup: Setup, reading: Reading, route: Route): boolean {
  const shown = shownApp(reading, route);
  const bound = boundClientId(setup);
  return shown.kind === 'app' && bound !== null && (shown.clientId !== bound || route.cloud !== setup.cloud);
}
