import { clouds } from '../hosts';

/** What everyone knows: Microsoft's own names, kept in a report because they say nothing of a tenant. */

const list = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

const resources = list(`
  AccessReview Acronym AdministrativeUnit Agreement Analytics APIConnectors AppCatalog Application
  AppRoleAssignment Approval AttackSimulation AuditLog AuthenticationContext Bookings Bookmark Calendars
  Channel ChannelMember ChannelMessage ChannelSettings Chat ChatMember ChatMessage CloudPC Community
  ConsentRequest Contacts CrossTenantInformation CustomAuthenticationExtension DelegatedAdminRelationship
  DelegatedPermissionGrant Device DeviceManagementApps DeviceManagementConfiguration
  DeviceManagementManagedDevices DeviceManagementServiceConfig Directory Domain EAS EduRoster
  EntitlementManagement EventListener EWS Exchange ExternalConnection ExternalItem Family Files
  FileStorageContainer Group GroupMember IdentityProvider IdentityRiskEvent IdentityRiskyUser IMAP
  InformationProtectionPolicy LicenseAssignment Mail MailboxFolder MailboxItem MailboxSettings Member
  MultiTenantOrganization Notes Notifications OnlineMeetings OnlineMeetingTranscript OnPremisesPublishingProfiles
  Organization OrgContact People Place Policy POP Presence PrintConnector Printer PrintJob PrivilegedAccess
  ProfilePhoto ProgramControl QnA RecordsManagement Reports RoleManagement Schedule SearchConfiguration
  SecurityActions SecurityAlert SecurityEvents SecurityIncident ServiceHealth ServiceMessage ServicePrincipalEndpoint
  SharePointTenantSettings ShortNotes Sites SMTP Subscription Synchronization Tasks Team TeamMember TeamsActivity
  TeamsAppInstallation TeamSettings TeamsTab TermStore ThreatAssessment ThreatHunting ThreatIndicators
  TrustFrameworkKeySet User UserActivity UserAuthenticationMethod UserNotification VirtualAppointment
  VirtualEvent WorkforceIntegration
`);
const actions = list(`
  Read ReadWrite ReadBasic Write Send SendAsApp Manage ManageAsApp Create Delete Update Export Invite Import
  AccessAsUser AccessAsApp EnableDisableAccount ManageIdentities PrivilegedOperations ReadAll ReadWriteAll All
  Shared Selected OwnedBy AppFolder CreatedByApp Hidden Group Chat Team User Basic BasicAll UserActivity
`);
const wholeNames = list('openid profile email offline_access full_access_as_app user_impersonation');

/** A permission by Microsoft's naming; a name that only looks alike may be an organisation's own. */
export function isPublicPermission(name: string): boolean {
  if (wholeNames.has(name)) return true;
  const [resource = '', ...parts] = name.split('.');
  return resources.has(resource) && parts.length > 0 && parts.every((part) => actions.has(part));
}

const apis = new Set(
  [
    'Microsoft Graph',
    'Microsoft APIs',
    'Office 365 Exchange Online',
    'Office 365 SharePoint Online',
    'Office 365 Management APIs',
    'Azure Active Directory Graph',
    'Windows Azure Active Directory',
    'Azure Service Management',
    'Windows Azure Service Management API',
    'Azure Key Vault',
    'Azure Storage',
    'Azure DevOps',
    'SharePoint',
    'Exchange',
    'Dynamics CRM',
    'Dataverse',
    'Power BI Service',
    'OneNote',
    'Skype for Business',
    'Microsoft Intune API',
    'Microsoft Azure',
    'Microsoft Entra admin center',
    'Microsoft Entra ID',
  ].map((name) => name.toLowerCase()),
);
export const isPublicApi = (name: string): boolean => apis.has(name.trim().toLowerCase());

const hosts = new Set([
  ...clouds.flatMap(({ portals, login, graph }) => [...portals, login, graph]),
  'login.windows.net',
  'login.live.com',
  'outlook.office365.com',
  'outlook.office.com',
  'learn.microsoft.com',
  'docs.microsoft.com',
  'go.microsoft.com',
  'aka.ms',
  'localhost',
]);
/** Microsoft gives customers names in front of these. */
const suffixes = [
  'onmicrosoft.com',
  'onmicrosoft.us',
  'partner.onmschina.cn',
  'ciamlogin.com',
  'b2clogin.com',
  'sharepoint.com',
  'azurewebsites.net',
];
const portalFrames =
  /^(?:[a-z0-9-]+\.)?(?:portal\.azure\.com|reactblade(?:-ms|-rc)?\.portal\.azure\.net|hosting\.portal\.azure\.net)$/;

export const isPublicHost = (host: string): boolean => hosts.has(host) || portalFrames.test(host);
export const publicSuffix = (host: string): string | undefined =>
  suffixes.find((suffix) => host.endsWith(`.${suffix}`));

/** A piece of an address that belongs to a protocol. */
export const isPublicPathPiece = (piece: string): boolean => pathPieces.has(piece.toLowerCase());
const pathPieces = list(`
  oauth2 v2.0 v1.0 authorize token devicecode logout common organizations consumers nativeclient saml2 wsfed
  federationmetadata 2007-06 federationmetadata.xml .well-known openid-configuration react index
  oauth20_desktop.srf .default
`);

const parameters = list(`
  appid objectid ismsaapp quickstarttype sourcetype defaultblade appsigninaudience serviceprincipalcreated
  preferredsinglesignonmode serviceprincipaltype
`);
const menus = list(`
  overview quickstart integrationassistant branding authentication credentials tokenconfiguration callanapi
  protectanapi approles owners rolesandadministrators manifest permissions provisioning users properties
  registeredapps conditionalaccess signon selfservice
`);
const values = list(`
  true false null azureadmyorg azureadmultipleorgs azureadandpersonalmicrosoftaccount personalmicrosoftaccount
`);

/** A segment of the portal's own routes (knowledge/portal.md §1.2, §1.3). */
export function isPublicSegment(segment: string): boolean {
  const name = segment.toLowerCase().replace(/~$/, '');
  return (
    ['', '@', 'view', 'blade', 'home', 'settings', 'directory', 'hubsextension'].includes(name) ||
    parameters.has(name) ||
    menus.has(name) ||
    values.has(name) ||
    /^microsoft_(aad|azure)_[a-z]{2,30}$/.test(name) ||
    routeBlades.has(name.replace(/\.reactview$/, ''))
  );
}
const routeBlades = list(`
  applicationslistblade applicationslist createapplicationblade applicationmenublade managedappmenublade
  activedirectorymenublade startboardapplicationsmenublade tenantoverview appappspreview allapps
`);
