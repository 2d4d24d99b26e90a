import type { View } from './portal/types';
import { type PortalPage, portalLink } from './portal-link';
import type { Setup } from './setup/types';

const pages: Partial<Record<View, PortalPage>> = {
  register: 'register',
  secrets: 'secrets',
  permissions: 'permissions',
  authentication: 'authentication',
};

/** The portal page where a step of this setup is done; the list of app registrations while there is no app yet. */
export const stepLink = (setup: Setup, view: View | null = null): string =>
  pageLink(setup, (view && pages[view]) ?? 'overview');

export function pageLink({ cloud, facts, test }: Setup, page: PortalPage): string {
  const clientId = facts.clientId?.value ?? null;
  return portalLink(
    {
      cloud,
      tenantId: facts.tenantId?.value ?? null,
      clientId,
      servicePrincipalId: test?.clientId === clientId ? (test?.servicePrincipalId ?? null) : null,
    },
    page,
  );
}

const reachable: View[] = ['overview', 'register', 'authentication', 'permissions', 'secrets'];

/**
 * The same pages as seen from an open portal page: only the part behind the # changes, so that the portal goes there by
 * itself, without loading anew and in the directory that is open.
 */
export function waysFrom(url: string | null, setup: Setup): { [V in View]?: string } {
  const base = url?.split('#')[0];
  if (!base) return {};
  return Object.fromEntries(
    reachable
      .filter((view) => view === 'register' || setup.facts.clientId)
      .map((view) => [view, `${base}#${stepLink(setup, view).split('#')[1]}`]),
  );
}
