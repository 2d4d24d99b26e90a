import { countOf } from './choices';
import type { AppView, PermissionView, World } from './model';
import { enterpriseAppHref, menuHref } from './routes';

export interface Field {
  /** Stable within the portal's own code; not shown. */
  key: string;
  label: string;
  value: string;
  href?: string;
}

const audienceNames = {
  AzureADMyOrg: 'My organization only',
  AzureADMultipleOrgs: 'Multiple organizations',
  AzureADandPersonalMicrosoftAccount: 'All Microsoft account users',
  PersonalMicrosoftAccount: 'Personal Microsoft account users',
};

const redirectSummary = (app: AppView, { words }: World): string =>
  app.redirectUris.length === 0
    ? words.addRedirectUriLink
    : `${countOf(app.redirectUris, 'web')} web, ${countOf(app.redirectUris, 'spa')} spa, ${countOf(app.redirectUris, 'publicClient')} public client`;

/** Overview's Essentials, left column then right, as of July 2026. */
export const essentials = (app: AppView, world: World): [Field[], Field[]] => {
  const { words, tenant } = world;
  const to = (menu: string) => menuHref(menu, app.clientId);
  const credentials =
    app.secrets.length === 0 ? words.addCredential : `0 certificate, ${app.secrets.length} secret`;
  return [
    [
      { key: 'displayName', label: words.displayName, value: app.displayName, href: to('Branding') },
      { key: 'clientId', label: words.clientId, value: app.clientId },
      { key: 'objectId', label: words.objectId, value: app.objectId },
      { key: 'tenantId', label: words.tenantId, value: tenant.id },
      {
        key: 'accountTypes',
        label: words.supportedAccountTypes,
        value: audienceNames[app.signInAudience],
        href: to('Authentication'),
      },
    ],
    [
      { key: 'credentials', label: words.clientCredentials, value: credentials, href: to('Credentials') },
      {
        key: 'redirectUris',
        label: words.redirectUris,
        value: redirectSummary(app, world),
        href: to('Authentication'),
      },
      { key: 'idUri', label: words.applicationIdUri, value: words.addIdUri, href: to('ProtectAnAPI') },
      {
        key: 'managed',
        label: words.managedApplication,
        value: app.displayName,
        href: enterpriseAppHref(app),
      },
      { key: 'state', label: words.state, value: words.activated },
    ],
  ];
};

/** The tenant's place in an endpoint's address depends on who may sign in. */
const authority = (app: AppView | null, { login, tenant }: World): string => {
  const segment = {
    AzureADMyOrg: tenant.id,
    AzureADMultipleOrgs: 'organizations',
    AzureADandPersonalMicrosoftAccount: 'common',
    PersonalMicrosoftAccount: 'consumers',
  }[app?.signInAudience ?? 'AzureADMyOrg'];
  return `https://${login}/${segment}`;
};

/** The Endpoints pane, in the portal's order. */
export const endpoints = (app: AppView | null, world: World): Field[] => {
  const base = authority(app, world);
  const { words } = world;
  const rows: [string, string][] = [
    [words.authorizationEndpoint, `${base}/oauth2/v2.0/authorize`],
    [words.tokenEndpoint, `${base}/oauth2/v2.0/token`],
    ['OAuth 2.0 authorization endpoint (v1)', `${base}/oauth2/authorize`],
    ['OAuth 2.0 token endpoint (v1)', `${base}/oauth2/token`],
    ['OpenID Connect metadata document', `${base}/v2.0/.well-known/openid-configuration`],
    ['Microsoft Graph API endpoint', `https://${world.graph}`],
    ['Federation metadata document', `${base}/federationmetadata/2007-06/federationmetadata.xml`],
    ['WS-Federation sign-on endpoint', `${base}/wsfed`],
    ['SAML-P sign-on endpoint', `${base}/saml2`],
    ['SAML-P sign-out endpoint', `${base}/saml2`],
  ];
  return rows.map(([label, value], index) => ({ key: `endpoint${index}`, label, value }));
};

/** Permissions under their APIs, in order of appearance. */
export const byApi = <P extends { api: string }>(permissions: P[]): [string, P[]][] => {
  const groups = new Map<string, P[]>();
  for (const permission of permissions) {
    groups.set(permission.api, [...(groups.get(permission.api) ?? []), permission]);
  }
  return [...groups];
};

export type PermissionStatus = 'granted' | 'not-granted' | 'none';

/** The cell stays empty where consent is neither needed nor given. */
export const statusOf = (permission: PermissionView): PermissionStatus => {
  if (permission.granted) return 'granted';
  return permission.adminConsentRequired ? 'not-granted' : 'none';
};

export const statusText = (status: PermissionStatus, { words }: World): string =>
  ({ granted: words.grantedFor, 'not-granted': words.notGrantedFor, none: '' })[status];

export const shortDate = (iso: string, { settings }: World): string =>
  new Intl.DateTimeFormat(settings.language).format(new Date(iso));

/** Only administrators may consent, and only to something. */
export const mayConsent = (app: AppView, { user }: World): boolean =>
  user.isAdmin && app.permissions.length > 0;
