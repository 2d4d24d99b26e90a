import type { PortalWord } from '../message-params';
import type { LabelKey } from './types';

/**
 * The portal's own words in English, as they stood in July 2026 (knowledge/portal.md §5): parameters of our texts,
 * so that a translator never translates a button that the portal calls something else.
 */
export const portalWords = {
  appRegistrations: 'App registrations',
  newRegistration: 'New registration',
  registerAnApplication: 'Register an application',
  name: 'Name',
  supportedAccountTypes: 'Supported account types',
  singleTenant: 'Single tenant only',
  multitenant: 'Multiple Entra ID tenants',
  multitenantAndPersonal: 'Any Entra ID Tenant + Personal Microsoft accounts',
  personalOnly: 'Personal accounts only',
  redirectUri: 'Redirect URI',
  redirectUriOptional: 'Redirect URI (optional)',
  selectPlatform: 'Select a platform',
  platformWeb: 'Web',
  platformSpa: 'Single-page application (SPA)',
  platformPublicClient: 'Public client/native (mobile & desktop)',
  register: 'Register',
  overview: 'Overview',
  essentials: 'Essentials',
  clientId: 'Application (client) ID',
  objectId: 'Object ID',
  tenantId: 'Directory (tenant) ID',
  endpoints: 'Endpoints',
  certificatesAndSecrets: 'Certificates & secrets',
  newClientSecret: 'New client secret',
  description: 'Description',
  expires: 'Expires',
  value: 'Value',
  secretId: 'Secret ID',
  add: 'Add',
  apiPermissions: 'API permissions',
  addPermission: 'Add a permission',
  microsoftGraph: 'Microsoft Graph',
  organizationApis: 'APIs my organization uses',
  delegatedPermissions: 'Delegated permissions',
  applicationPermissions: 'Application permissions',
  addPermissions: 'Add permissions',
  grantAdminConsentFor: 'Grant admin consent',
  yes: 'Yes',
  no: 'No',
  authentication: 'Authentication',
  allowPublicClientFlows: 'Allow public client flows',
  advancedSettings: 'Advanced settings',
  settingsTab: 'Settings',
  addRedirectUri: 'Add Redirect URI',
  addPlatform: 'Add a platform',
  configure: 'Configure',
  save: 'Save',
} satisfies Partial<Record<LabelKey, string>>;

/** A parameter of our texts that reads as the portal has it in its own language (`inPortalsWords`). */
export const portalWord = (key: keyof typeof portalWords): PortalWord => ({
  word: key,
  english: portalWords[key],
});
