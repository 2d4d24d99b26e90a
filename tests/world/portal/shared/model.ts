import type { ConfiguredPermission, RedirectUri, SignInAudience, Tenant } from '../../directory';
import type { Permission } from '../../permission-catalogue';
import type { Words } from './words';

/** How the practice portal looks and behaves; may change while it runs. */
export interface PortalSettings {
  /** `classic`: blades in the top document; otherwise the app's views are React frames of another origin. */
  layout: 'classic' | 'fluent8' | 'fluent9';
  authenticationPage: 'classic' | 'preview';
  accountTypes: 'dropdown' | 'radios';
  /** BCP 47. */
  language: string;
  /** How long a blade keeps its predecessor's content on the screen. */
  delayMs: number;
  theme: 'light' | 'dark';
}

/** A client secret as the portal may show it again: never its value. */
export interface SecretView {
  secretId: string;
  description: string;
  expires: string;
  /** First three characters, then asterisks. */
  masked: string;
}

export interface PermissionView extends ConfiguredPermission {
  description: string;
  adminConsentRequired: boolean;
  granted: boolean;
}

export interface AppView {
  clientId: string;
  objectId: string;
  servicePrincipalId: string;
  displayName: string;
  signInAudience: SignInAudience;
  redirectUris: RedirectUri[];
  allowPublicClient: boolean;
  createdAt: string;
  secrets: SecretView[];
  permissions: PermissionView[];
  otherGrants: PermissionView[];
}

/** What every page needs to know before it can draw anything. */
export interface World {
  settings: PortalSettings;
  words: Words;
  tenant: Tenant;
  user: { upn: string; displayName: string; isAdmin: boolean };
  /** Hosts of the portal's cloud. */
  login: string;
  graph: string;
  reactHost: string;
  catalogue: Permission[];
}

/** Request bodies of `POST /practice/api/<action>`. */
export interface Actions {
  register: { displayName: string; signInAudience: SignInAudience; redirectUris: RedirectUri[] };
  'delete-app': { clientId: string };
  'add-secret': { clientId: string; description: string; expires: string };
  'remove-secret': { clientId: string; secretId: string };
  'add-permissions': { clientId: string; permissions: ConfiguredPermission[] };
  'remove-permission': { clientId: string; permission: ConfiguredPermission };
  'revoke-grant': { clientId: string; permission: ConfiguredPermission };
  'grant-consent': { clientId: string; keepOthers: boolean };
  'set-redirect-uris': { clientId: string; redirectUris: RedirectUri[] };
  'set-public-client': { clientId: string; allowed: boolean };
  'set-audience': { clientId: string; signInAudience: SignInAudience };
}

/** `secret` is there once, in the answer to `add-secret`. `app` is missing after `delete-app`. */
export interface ActionResult {
  app?: AppView;
  secret?: { secretId: string; value: string };
}
