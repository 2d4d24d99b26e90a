import { type CloudId, cloudById } from './hosts';

/** A page of the portal that a link can open (knowledge/portal.md §1.3). */
export type PortalPage =
  | 'overview'
  | 'authentication'
  | 'permissions'
  | 'secrets'
  | 'register'
  | 'enterprise-app-users'
  | 'enterprise-app'
  | 'conditional-access';

/** Whose page it is. Without a client ID there is no app to open yet. */
export interface PortalSubject {
  cloud: CloudId;
  /** Opens the right directory for an admin who has several; null where it isn't known. */
  tenantId: string | null;
  clientId: string | null;
  /** Of the enterprise application, which has an object ID of its own. */
  servicePrincipalId?: string | null;
}

/** Menu IDs of an app registration. */
const menus: Partial<Record<PortalPage, string>> = {
  secrets: 'Credentials',
  permissions: 'CallAnAPI',
  authentication: 'Authentication',
};

const enterpriseMenus: Partial<Record<PortalPage, string>> = {
  'enterprise-app': 'Properties',
  'enterprise-app-users': 'Users',
};

/** The address of a portal page for one app registration, in the portal of its cloud and in its directory. */
export function portalLink(subject: PortalSubject, page: PortalPage = 'overview'): string {
  const { cloud, tenantId, clientId, servicePrincipalId } = subject;
  const [host] = cloudById(cloud).portals;
  const directory = tenantId === null ? '' : `${encodeURIComponent(tenantId)}/`;
  const view = `https://${host}/${directory}#view`;
  if (page === 'conditional-access')
    return `${view}/Microsoft_AAD_ConditionalAccess/ConditionalAccessBlade/~/Policies`;
  const enterpriseMenu = enterpriseMenus[page];
  if (enterpriseMenu && clientId && servicePrincipalId) {
    return `${view}/Microsoft_AAD_IAM/ManagedAppMenuBlade/~/${enterpriseMenu}/objectId/${servicePrincipalId}/appId/${clientId}`;
  }
  const registrations = `${view}/Microsoft_AAD_RegisteredApps`;
  if (!clientId)
    return `${registrations}/${page === 'register' ? 'CreateApplicationBlade' : 'ApplicationsListBlade'}`;
  // Without its own object ID the enterprise application is one click away: the Overview links to it.
  return `${registrations}/ApplicationMenuBlade/~/${menus[page] ?? 'Overview'}/appId/${clientId}/isMSAApp~/false`;
}
