import type { AuthorizationServer } from 'oauth4webapi';
import { type CloudId, cloudById, loginHosts, personalLogin } from '../hosts';

/** Microsoft's endpoints for one tenant of one cloud (knowledge/oauth.md §6). */
export interface Authority {
  tenant: string;
  host: string;
  discovery: string;
  authorize: string;
  token: string;
  deviceCode: string;
  adminConsent: string;
}

export function authorityOf(cloud: CloudId, tenant: string): Authority {
  const host = cloudById(cloud).login;
  const base = `https://${host}/${encodeURIComponent(tenant)}`;
  return {
    tenant,
    host,
    discovery: `${base}/v2.0/.well-known/openid-configuration`,
    authorize: `${base}/oauth2/v2.0/authorize`,
    token: `${base}/oauth2/v2.0/token`,
    deviceCode: `${base}/oauth2/v2.0/devicecode`,
    adminConsent: `${base}/v2.0/adminconsent`,
  };
}

const sharedTenants = ['common', 'organizations', 'consumers'];

/** These stand for no tenant of its own: an app-only request is refused there (knowledge/oauth.md §2.4). */
export const isSharedTenant = (tenant: string): boolean => sharedTenants.includes(tenant.toLowerCase());

/** Whose sign-in may go on at the place of personal accounts. */
export const letsPersonalIn = (tenant: string | null): boolean =>
  ['common', 'consumers'].includes(tenant?.toLowerCase() ?? '');

/** Where an issuer of `common` and the like leaves room for the tenant's ID (knowledge/oauth.md §6). */
export const tenantPlaceholder = '{tenantid}';

/** The library's own discovery compares issuers too strictly for Entra, so its metadata is made here. */
export const authorizationServer = (authority: Authority, issuer: string): AuthorizationServer => ({
  issuer,
  authorization_endpoint: authority.authorize,
  token_endpoint: authority.token,
  device_authorization_endpoint: authority.deviceCode,
});

/** A page on which people sign in at Microsoft. */
export const isLoginPage = (url: string | undefined): boolean =>
  url !== undefined &&
  URL.canParse(url) &&
  new URL(url).protocol === 'https:' &&
  [...loginHosts, personalLogin].includes(new URL(url).hostname);
