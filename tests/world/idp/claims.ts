import type { AppRegistration } from '../directory';
import type { Flow, IdentityContext } from './context';
import { type ResourceId, resources } from './scopes';
import { personalTenantId } from './tenant';
import { type Claims, objectIdOf, subjectOf } from './tokens';

const now = () => Math.floor(Date.now() / 1000);

/** The tenant that tokens name, which `tokenTenantId` can falsify. */
export const tokenTenant = (context: IdentityContext, upn = ''): string => {
  const { directory, settings } = context;
  const ownTenant = context.findUser(upn)?.isPersonal ? personalTenantId : directory.tenant.id;
  return settings.tokenTenantId ?? ownTenant;
};

/** What an ID token says of a user; the provider picks by scope. */
export const accountClaims = (context: IdentityContext, clientId: string, upn: string): Claims => {
  const user = context.findUser(upn);
  return {
    sub: subjectOf(clientId, upn),
    tid: tokenTenant(context, upn),
    oid: objectIdOf(upn),
    ver: '2.0',
    name: user?.displayName,
    preferred_username: upn,
    ...(user?.hasMailbox ? { email: upn } : {}),
  };
};

/** An ID token for a user who did not come through the provider's authorization endpoint. */
export const directIdToken = (context: IdentityContext, flow: Flow, upn: string): string => {
  const { oidc } = flow.request;
  const { sub, tid, ver, oid, name, preferred_username, email } = accountClaims(
    context,
    flow.app.clientId,
    upn,
  );
  return context.keys.sign({
    aud: flow.app.clientId,
    iss: `https://${flow.host}/${tid}/v2.0`,
    iat: now(),
    nbf: now(),
    exp: now() + 3600,
    sub,
    tid,
    ver,
    ...(oidc.includes('profile') ? { oid, name, preferred_username } : {}),
    ...(oidc.includes('email') && email ? { email } : {}),
  });
};

interface AccessTokenInput {
  app: AppRegistration;
  resource: ResourceId;
  expiresIn: number;
  /** The user's UPN and scopes, or the app's own roles. */
  user?: { upn: string; scopes: string[] };
  roles?: string[];
}

export const accessToken = (context: IdentityContext, input: AccessTokenInput): string => {
  const { app, resource, expiresIn, user, roles = [] } = input;
  const tid = tokenTenant(context, user?.upn);
  return context.keys.sign({
    aud: resources[resource].audience,
    iss: `https://sts.windows.net/${tid}/`,
    iat: now(),
    nbf: now(),
    exp: now() + expiresIn,
    appid: app.clientId,
    app_displayname: app.displayName,
    tid,
    ver: '1.0',
    ...(user
      ? {
          idtyp: 'user',
          oid: objectIdOf(user.upn),
          sub: subjectOf(resource, user.upn),
          upn: user.upn,
          unique_name: user.upn,
          name: context.findUser(user.upn)?.displayName,
          scp: user.scopes.join(' '),
        }
      : { idtyp: 'app', oid: app.objectId, sub: app.objectId, ...(roles.length > 0 ? { roles } : {}) }),
  });
};
