import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody, sendJson, wait } from '../http';
import { accessToken } from './claims';
import { checkClient, readCredentials } from './client-authentication';
import type { IdentityContext } from './context';
import { type Fault, faults, isFault, sendFault } from './faults';
import type { ProtocolProvider } from './provider';
import { parseDefaultScope, resources } from './scopes';
import { forcedFault } from './settings';
import { checkAudience, checkTenant, isShared } from './tenant';
import { type Grant, tokenLifetime } from './token-request';
import { redeemCode, redeemDeviceCode, redeemPassword, redeemRefreshToken } from './user-grants';

const clientCredentials: Grant = async (context, { res, form, app, secret, origin, segment }) => {
  if (isShared(segment)) return faults.noTenant();
  const scope = form.get('scope');
  if (!scope) return faults.missing('scope');
  const clientFault =
    checkClient({ app, secret, origin, platform: 'app-only' }) ??
    forcedFault(context, 'token', 'client_credentials');
  if (clientFault) return clientFault;
  if (context.settings.conditionalAccess) return faults.conditionalAccess();
  const resource = parseDefaultScope(scope, context.directory.tenant.displayName);
  if (isFault(resource)) return resource;
  // App roles belong to one API each, unlike the delegated mail protocols.
  const api = resources[resource].apis.at(-1);
  const roles = app.grants.filter((g) => g.type === 'application' && g.api === api).map((g) => g.name);
  return sendJson(res, 200, {
    token_type: 'Bearer',
    expires_in: tokenLifetime,
    ext_expires_in: tokenLifetime,
    access_token: accessToken(context, { app, resource, expiresIn: tokenLifetime, roles }),
  });
};

const grants: Record<string, Grant> = {
  authorization_code: redeemCode,
  refresh_token: redeemRefreshToken,
  client_credentials: clientCredentials,
  password: redeemPassword,
  'urn:ietf:params:oauth:grant-type:device_code': redeemDeviceCode,
};

/** `/{tenant}/oauth2/v2.0/token` */
export const answerToken = async (
  context: IdentityContext,
  provider: ProtocolProvider,
  { req, res, host, segment }: { req: IncomingMessage; res: ServerResponse; host: string; segment: string },
): Promise<true> => {
  const refuse = (fault: Fault) => sendFault(res, host, fault);
  if (req.method !== 'POST') return refuse(faults.verb('POST, OPTIONS', req.method ?? ''));
  const form = new URLSearchParams(await readBody(req));
  if (context.settings.tokenDelayMs > 0) await wait(context.settings.tokenDelayMs);
  const isForm = /^application\/x-www-form-urlencoded/i.test(req.headers['content-type'] ?? '');
  const grantType = isForm ? form.get('grant_type') : null;
  if (!grantType) return refuse(faults.missing('grant_type'));
  const tenantFault = checkTenant(context, host, segment);
  if (tenantFault) return refuse(tenantFault);
  const { clientId, secret } = readCredentials(req, form);
  if (!clientId) return refuse(faults.missing('client_id'));
  const app = context.findApp(host, clientId);
  if (!app) return refuse(faults.unknownApp(clientId, context.directory.tenant.displayName));
  const audienceFault = checkAudience(app, segment);
  if (audienceFault) return refuse(audienceFault);
  const grant = Object.hasOwn(grants, grantType) ? grants[grantType] : undefined;
  if (!grant) return refuse(faults.grantType(grantType));
  const { origin } = req.headers;
  const outcome = await grant(context, { req, res, host, segment, form, app, secret, origin, provider });
  return outcome === true || refuse(outcome);
};
