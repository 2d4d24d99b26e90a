import type { ServerResponse } from 'node:http';
import { clouds } from '../../../lib/hosts';
import { sendJson } from '../http';
import type { IdentityContext } from './context';
import { sendFault } from './faults';
import { forcedFault } from './settings';
import { checkTenant, isShared, personalTenantId } from './tenant';

export const answerDiscovery = (
  context: IdentityContext,
  res: ServerResponse,
  host: string,
  segment: string,
): true => {
  const fault = checkTenant(context, host, segment);
  if (fault) return sendFault(res, host, { ...fault, error: 'invalid_tenant' });
  const forced = forcedFault(context, 'discovery');
  if (forced) return sendFault(res, host, forced);
  const tenant = isShared(segment) ? segment : context.directory.tenant.id;
  // The shared endpoints leave the tenant to the token, as a literal placeholder.
  const issuerTenant =
    { common: '{tenantid}', organizations: '{tenantid}', consumers: personalTenantId }[segment] ?? tenant;
  const base = `https://${host}/${tenant}`;
  return sendJson(
    res,
    200,
    {
      token_endpoint: `${base}/oauth2/v2.0/token`,
      token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
      jwks_uri: `${base}/discovery/v2.0/keys`,
      response_modes_supported: ['query', 'fragment', 'form_post'],
      subject_types_supported: ['pairwise'],
      id_token_signing_alg_values_supported: ['RS256'],
      response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
      scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
      issuer: `https://${host}/${issuerTenant}/v2.0`,
      authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
      device_authorization_endpoint: `${base}/oauth2/v2.0/devicecode`,
      userinfo_endpoint: `https://${clouds.find((cloud) => cloud.login === host)?.graph}/oidc/userinfo`,
      end_session_endpoint: `${base}/oauth2/v2.0/logout`,
      tenant_region_scope: 'EU',
      cloud_instance_name: host.replace(/^login\.(partner\.)?/, ''),
      msgraph_host: clouds.find((cloud) => cloud.login === host)?.graph,
    },
    { 'access-control-allow-origin': '*' },
  );
};
