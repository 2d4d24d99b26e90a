import { cloudById } from '../../lib/hosts';
import type { View } from '../../lib/portal/types';
import type { Setup } from '../../lib/setup/types';

/** Menu IDs of an app registration's pages (knowledge/portal.md §1.3). */
const menus: Partial<Record<View, string>> = {
  secrets: 'Credentials',
  permissions: 'CallAnAPI',
  authentication: 'Authentication',
};

/** The portal page where a step is done; the list of app registrations while there is no app yet. */
export function portalLink({ cloud, facts }: Setup, view: View | null = null): string {
  const blades = `https://${cloudById(cloud).portals[0]}/#view/Microsoft_AAD_RegisteredApps`;
  const clientId = facts.clientId?.value;
  if (!clientId)
    return `${blades}/${view === 'register' ? 'CreateApplicationBlade' : 'ApplicationsListBlade'}`;
  const menu = (view && menus[view]) ?? 'Overview';
  return `${blades}/ApplicationMenuBlade/~/${menu}/appId/${clientId}/isMSAApp~/false`;
}
