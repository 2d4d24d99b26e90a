import type { LabelKey } from '../portal/types';

/**
 * The portal's own words in English, as they stood in July 2026 (knowledge/portal.md §5): parameters of our texts,
 * so that a translator never translates a button that the portal calls something else.
 */
const words = {
  appRegistrations: 'App registrations',
  newRegistration: 'New registration',
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
  certificatesAndSecrets: 'Certificates & secrets',
  newClientSecret: 'New client secret',
  description: 'Description',
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
  authentication: 'Authentication',
  allowPublicClientFlows: 'Allow public client flows',
  advancedSettings: 'Advanced settings',
  settingsTab: 'Settings',
  addRedirectUri: 'Add Redirect URI',
  addPlatform: 'Add a platform',
  configure: 'Configure',
  save: 'Save',
} satisfies Partial<Record<LabelKey, string>>;

export const portalWord = (key: keyof typeof words): string => words[key];

export const accountTypeLabels = {
  AzureADMyOrg: 'singleTenant',
  AzureADMultipleOrgs: 'multitenant',
  AzureADandPersonalMicrosoftAccount: 'multitenantAndPersonal',
  PersonalMicrosoftAccount: 'personalOnly',
} as const;

export const accountTypeWords = {
  AzureADMyOrg: words.singleTenant,
  AzureADMultipleOrgs: words.multitenant,
  AzureADandPersonalMicrosoftAccount: words.multitenantAndPersonal,
  PersonalMicrosoftAccount: words.personalOnly,
} as const;

export const platformWords = {
  web: words.platformWeb,
  spa: words.platformSpa,
  publicClient: words.platformPublicClient,
} as const;
