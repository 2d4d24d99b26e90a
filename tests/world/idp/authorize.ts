import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody } from '../http';
import { sendFaultToCallback } from './callback';
import type { Flow, IdentityContext } from './context';
import { type Fault, faults, isFault } from './faults';
import { sendFaultPage } from './pages';
import { sendPersonalFault } from './personal';
import { parseScopes } from './scopes';
import type { SignIn } from './sign-in';
import { checkAudience, checkTenant } from './tenant';

const unknownApp = 700016;
const prompts = ['login', 'none', 'consent', 'select_account'];

const readParams = async (req: IncomingMessage): Promise<URLSearchParams> =>
  req.method === 'POST'
    ? new URLSearchParams(await readBody(req))
    : new URL(req.url ?? '/', 'https://login').searchParams;

/** Faults of the request that are shown before anybody signs in. */
const checkClient = (
  context: IdentityContext,
  host: string,
  segment: string,
  params: URLSearchParams,
): Fault | null => {
  const tenantFault = checkTenant(context, host, segment);
  if (tenantFault) return tenantFault;
  const clientId = params.get('client_id');
  if (!clientId) return faults.missing('client_id');
  const app = context.findApp(host, clientId);
  if (!app) return faults.unknownApp(clientId, context.directory.tenant.displayName);
  if (!params.get('redirect_uri')) return faults.noRedirectUri();
  return checkAudience(app, segment);
};

/** Faults that go to the callback, provided that it is registered. */
const checkRequest = (params: URLSearchParams): Fault | null => {
  const responseType = params.get('response_type');
  if (!responseType) return faults.missing('response_type');
  if (responseType !== 'code') return faults.responseType(responseType);
  if (!params.get('scope')?.trim()) return faults.missing('scope');
  const prompt = params.get('prompt');
  return prompt !== null && !prompts.includes(prompt) ? faults.badPrompt(prompt) : null;
};

/** `/{tenant}/oauth2/v2.0/authorize` and the two admin consent addresses. */
export const answerAuthorize = async (
  context: IdentityContext,
  signIn: SignIn,
  kind: 'authorize' | 'admin-consent',
  { req, res, host, segment }: { req: IncomingMessage; res: ServerResponse; host: string; segment: string },
): Promise<true> => {
  const params = await readParams(req);
  const clientFault = checkClient(context, host, segment, params);
  const app = context.findApp(host, params.get('client_id') ?? '');
  if (segment === 'consumers' && clientFault?.code === unknownApp) return sendPersonalFault(res, clientFault);
  if (clientFault || !app) return sendFaultPage(res, clientFault ?? faults.malformed());

  const everything = { oidc: [], scopes: configuredScopes(context, app.clientId) };
  const scope = params.get('scope') ?? '';
  const request =
    kind === 'admin-consent' && scope === ''
      ? everything
      : parseScopes(scope, app, context.directory.tenant.displayName);
  const flow = context.startFlow({
    kind,
    host,
    segment,
    params,
    app,
    request: isFault(request) ? everything : request,
  });
  const fault = (kind === 'authorize' ? checkRequest(params) : null) ?? (isFault(request) ? request : null);
  if (fault) {
    const isRegistered = app.redirectUris.some(({ uri }) => uri === params.get('redirect_uri'));
    return isRegistered ? sendFaultToCallback(context.settings, res, flow, fault) : sendFaultPage(res, fault);
  }
  return chooseUser(context, signIn, req, res, flow);
};

const configuredScopes = (context: IdentityContext, clientId: string) =>
  context.directory
    .app(clientId)
    .permissions.filter((permission) => permission.type === 'delegated')
    .map(({ api, name }) => ({
      resource: api === 'Microsoft Graph' ? ('graph' as const) : ('outlook' as const),
      name,
    }));

/** Takes a session silently where Entra does, the portal's admin among them (knowledge/oauth.md §4). */
const chooseUser = async (
  context: IdentityContext,
  signIn: SignIn,
  req: IncomingMessage,
  res: ServerResponse,
  flow: Flow,
): Promise<true> => {
  const prompt = flow.params.get('prompt');
  const hint = flow.params.get('login_hint')?.toLowerCase();
  const sessions = context.signedIn().filter((user) => !hint || user.upn.toLowerCase() === hint);
  const [only] = sessions;
  if (prompt === 'none' && sessions.length !== 1) {
    const fault = sessions.length === 0 ? faults.noSession() : faults.severalSessions();
    return sendFaultToCallback(context.settings, res, flow, fault);
  }
  const mustAsk = prompt === 'login' || prompt === 'select_account';
  if (mustAsk || sessions.length !== 1 || !only) return signIn.showPicker(res, flow);
  flow.upn = only.upn;
  return signIn.proceed(req, res, flow);
};
