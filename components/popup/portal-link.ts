import type { View } from '../../lib/portal/types';
import { type PortalPage, portalLink } from '../../lib/portal-link';
import type { Setup } from '../../lib/setup/types';

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
