import { randomBytes } from 'node:crypto';
import type { KoaContextWithOIDC } from 'oidc-provider';
import { accessToken, directIdToken, tokenTenant } from './claims';
import { type ClientUse, checkClient } from './client-authentication';
import type { Flow, IdentityContext } from './context';
import { type Fault, faultBody, faults, isFault, statusOf } from './faults';
import { chooseResource, parseScopes, type ResourceId, resources } from './scopes';
import { forcedFault } from './settings';
import { type Grant, type TokenRequest, tokenLifetime } from './token-request';
import { decodeClaims, subjectOf } from './tokens';

interface Granted {
  resource: ResourceId;
  scopes: string[];
}

/** What the token will be good for: what was asked for, as far as it is consented to. */
const grantScopes = (context: IdentityContext, flow: Flow, form: URLSearchParams): Granted | Fault => {
  const { consents, directory, settings } = context;
  const asked = form.get('scope');
  if (asked !== null && asked.trim() === '') return faults.emptyScope();
  const request = asked === null ? flow.request : parseScopes(asked, flow.app, directory.tenant.displayName);
  if (isFault(request)) return request;
  // Without a scope parameter the first resource of the sign-in is meant.
  const chosen = chooseResource(request, asked === null ? 'first-wins' : settings.mixedResources);
  if (isFault(chosen)) return chosen;
  const withheld = settings.withheldScopes.map((scope) => scope.toLowerCase());
  const granted = chosen.scopes.filter((scope) => consents.isGranted(flow.app, flow.upn ?? '', scope));
  if (granted.length === 0 && chosen.scopes.length > 0) return faults.noConsent(flow.app);
  return {
    resource: chosen.resource,
    scopes: granted.map(({ name }) => name).filter((name) => !withheld.includes(name.toLowerCase())),
  };
};

const platformOf = ({ app, params }: Flow): ClientUse['platform'] =>
  app.redirectUris.find(({ uri }) => uri === params.get('redirect_uri'))?.platform ?? 'no-callback';

interface ProviderAnswer {
  refresh_token?: string;
  id_token?: string;
}

/** Entra's answer made of the provider's: its tokens, Entra's scopes and access token. */
const answerWith = (
  context: IdentityContext,
  { app, origin, host }: TokenRequest,
  flow: Flow,
  { resource, scopes }: Granted,
  { refresh_token: providerToken, id_token: idToken }: ProviderAnswer,
) => {
  const { oidc } = flow.request;
  const upn = flow.upn ?? '';
  const echoed = resource === 'graph' ? oidc.filter((scope) => scope !== 'offline_access') : [];
  const refreshToken = `1.${randomBytes(180).toString('base64url')}`;
  const keepsRefresh =
    providerToken && oidc.includes('offline_access') && !context.settings.withholdRefreshToken;
  if (keepsRefresh) context.refreshTokens.set(refreshToken, { providerToken, flow });
  return {
    headers: platformOf(flow) === 'spa' && origin ? { 'access-control-allow-origin': origin } : {},
    body: {
      token_type: 'Bearer',
      scope: [...scopes.map((name) => `${resources[resource].prefix}${name}`), ...echoed].join(' '),
      expires_in: tokenLifetime,
      ext_expires_in: tokenLifetime,
      access_token: accessToken(context, {
        app,
        resource,
        expiresIn: tokenLifetime,
        user: { upn, scopes: [...scopes, ...echoed] },
      }),
      ...(keepsRefresh ? { refresh_token: refreshToken } : {}),
      ...(oidc.includes('openid')
        ? { id_token: idToken ? asEntra(context, host, flow, idToken) : directIdToken(context, flow, upn) }
        : {}),
    },
  };
};

/** The provider knows one issuer and names users by their account; Entra has a subject per app and user. */
const asEntra = (
  context: IdentityContext,
  host: string,
  { app, upn = '' }: Flow,
  idToken: string,
): string => {
  const tid = tokenTenant(context, upn);
  const sub = subjectOf(app.clientId, upn);
  return context.keys.sign({ ...decodeClaims(idToken), sub, tid, iss: `https://${host}/${tid}/v2.0` });
};

const finish =
  (context: IdentityContext, request: TokenRequest, flow: Flow, granted: Granted, refused: () => Fault) =>
  (ctx: KoaContextWithOIDC) => {
    if (ctx.status !== 200) {
      const fault = refused();
      ctx.status = statusOf(fault);
      ctx.body = faultBody(request.host, fault);
      return;
    }
    const { headers, body } = answerWith(context, request, flow, granted, ctx.body as ProviderAnswer);
    ctx.set(headers);
    ctx.body = body;
  };

/** The type declarations leave this property of stored codes out. */
const isConsumed = (stored: object) => 'consumed' in stored && stored.consumed !== undefined;

export const redeemCode: Grant = async (context, request) => {
  const { req, res, form, app, secret, origin, provider } = request;
  const code = form.get('code');
  if (!code) return faults.missing('code');
  const redirectUri = form.get('redirect_uri');
  if (!redirectUri) return faults.missing('redirect_uri');
  const stored = await provider.provider.AuthorizationCode.find(code, { ignoreExpiration: true });
  const flow = context.flowsByGrant.get(stored?.grantId ?? '');
  if (!stored || !flow) return faults.badGrant();
  if (isConsumed(stored)) return faults.codeUsed();
  if (stored.clientId !== app.clientId) return faults.wrongClient();

  const granted = grantScopes(context, flow, form);
  const fault =
    (stored.redirectUri !== redirectUri ? faults.redeemedElsewhere() : null) ??
    (stored.isExpired ? faults.expiredGrant() : null) ??
    checkClient({
      app,
      secret,
      origin,
      platform: platformOf(flow),
      hasChallenge: stored.codeChallenge !== undefined,
    }) ??
    forcedFault(context, 'token', 'authorization_code') ??
    (isFault(granted) ? granted : null);
  if (fault || isFault(granted)) {
    if (context.settings.burnCodes) await stored.consume();
    return fault ?? faults.badGrant();
  }
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    client_id: app.clientId,
    code,
    redirect_uri: redirectUri,
  });
  const verifier = form.get('code_verifier');
  if (verifier) body.set('code_verifier', verifier);
  // Everything else was checked above, so that the provider can only object to the code verifier.
  await provider.token(req, res, body, finish(context, request, flow, granted, faults.codeVerifier));
  if (context.settings.burnCodes) await stored.consume();
  return true;
};

export const redeemRefreshToken: Grant = async (context, request) => {
  const { req, res, form, app, secret, origin, provider } = request;
  const token = form.get('refresh_token');
  if (!token) return faults.missing('refresh_token');
  const stored = context.refreshTokens.get(token);
  if (stored?.flow.app.clientId !== app.clientId) return faults.badGrant();
  const { flow, providerToken } = stored;
  const fault =
    checkClient({ app, secret, origin, platform: platformOf(flow) }) ??
    forcedFault(context, 'token', 'refresh_token');
  if (fault) return fault;
  const granted = grantScopes(context, flow, form);
  if (isFault(granted)) return granted;
  const body = new URLSearchParams({
    grant_type: 'refresh_token',
    client_id: app.clientId,
    refresh_token: providerToken,
  });
  await provider.token(req, res, body, finish(context, request, flow, granted, faults.badGrant));
  return true;
};

export const redeemDeviceCode: Grant = async (context, request) => {
  const { req, res, form, app, secret, origin, provider } = request;
  const deviceCode = form.get('device_code');
  if (!deviceCode) return faults.missing('device_code');
  const fault =
    checkClient({ app, secret, origin, platform: 'no-callback' }) ??
    forcedFault(context, 'token', 'device_code');
  if (fault) return fault;
  const index = context.deviceCodes.findIndex((device) => device.deviceCode === deviceCode);
  const device = context.deviceCodes[index];
  if (device?.flow.app.clientId !== app.clientId) return faults.badGrant();
  if (device.expires < Date.now()) return faults.deviceExpired();
  if (device.state === 'pending') return faults.pending();
  if (device.state === 'declined') return { ...faults.declined(app), error: 'authorization_declined' };
  const granted = grantScopes(context, device.flow, new URLSearchParams());
  if (isFault(granted)) return granted;
  context.deviceCodes.splice(index, 1);
  await provider.direct(
    req,
    res,
    device.flow,
    finish(context, request, device.flow, granted, faults.badGrant),
  );
  return true;
};

/** User name and password: no page, so nothing that needs one can pass. */
export const redeemPassword: Grant = async (context, request) => {
  const { req, res, host, segment, form, app, secret, origin, provider } = request;
  const { directory, settings, consents } = context;
  if (segment === 'common' || segment === 'consumers') return faults.grantOnShared();
  const upn = form.get('username');
  const password = form.get('password');
  if (!upn || !password) return faults.missing(upn ? 'password' : 'username');
  const clientFault =
    checkClient({ app, secret, origin, platform: 'no-callback' }) ??
    forcedFault(context, 'token', 'password');
  if (clientFault) return clientFault;
  const user = context.findUser(upn);
  if (!user) return faults.unknownUser(upn);
  if (password !== settings.password) return faults.wrongPassword();
  if (settings.mfaRequired) return faults.secondFactor();
  if (settings.conditionalAccess) return faults.conditionalAccess();
  const asked = parseScopes(form.get('scope') ?? '', app, directory.tenant.displayName);
  if (isFault(asked)) return asked;
  if (consents.missing(app, user.upn, asked.scopes).length > 0) return faults.noConsent(app);
  const flow = context.startFlow({
    kind: 'password',
    host,
    segment,
    params: form,
    app,
    request: asked,
    upn: user.upn,
  });
  const granted = grantScopes(context, flow, form);
  if (isFault(granted)) return granted;
  await provider.direct(req, res, flow, finish(context, request, flow, granted, faults.badGrant));
  return true;
};
