import { IncomingMessage, type ServerResponse } from 'node:http';
import type { Configuration, KoaContextWithOIDC, Provider } from 'oidc-provider';
import { createAdapter } from './adapter';
import { callbackAnswer } from './callback';
import { accountClaims } from './claims';
import type { Flow, IdentityContext } from './context';

/** The grant that the layer uses for a user who signed in elsewhere: device code, password. Unknown outside. */
const directGrant = 'urn:waymark:direct';
/** Ties a request at the provider to the flow of our sign-in pages. */
const flowParameter = 'estsflow';

const sessionCookie = 'ESTSAUTH';

const quietImport = async () => {
  // It warns about Node 20 while it loads, and runs on it.
  const { warn } = console;
  console.warn = (...args: unknown[]) => {
    if (!String(args[0]).includes('Unsupported runtime')) warn(...args);
  };
  try {
    return (await import('oidc-provider')).Provider;
  } finally {
    console.warn = warn;
  }
};

/** The provider refuses a request without any scope of its own; the answer leaves out what was not asked for. */
const providerScope = ({ request }: Flow) => [...new Set(['openid', ...request.oidc])].join(' ');

const configuration = (context: IdentityContext): Configuration => {
  const { directory, keys, settings } = context;
  const base = `/${directory.tenant.id}`;
  const flowOf = (ctx: KoaContextWithOIDC) => context.flows.get(String(ctx.oidc.params?.[flowParameter]));
  return {
    adapter: createAdapter((clientId) => {
      const app = directory.findApp(clientId);
      if (!app) return undefined;
      // The provider has no custom schemes for web clients; nothing here needs them.
      const redirects = app.redirectUris.map(({ uri }) => uri).filter((uri) => /^https?:/.test(uri));
      // Entra's own rules on secrets come before the provider: to it every client is public.
      return {
        client_id: clientId,
        application_type: 'web',
        token_endpoint_auth_method: 'none',
        redirect_uris: redirects,
        response_types: redirects.length > 0 ? ['code'] : [],
        grant_types: [...(redirects.length > 0 ? ['authorization_code'] : []), 'refresh_token', directGrant],
      };
    }),
    jwks: { keys: [keys.privateJwk as never] },
    cookies: {
      keys: [keys.kid],
      names: { session: sessionCookie, interaction: 'ESTSINT', resume: 'ESTSRES' },
    },
    routes: {
      authorization: `${base}/oauth2/v2.0/authorize`,
      token: `${base}/oauth2/v2.0/token`,
      jwks: `${base}/discovery/v2.0/keys`,
    },
    scopes: ['openid', 'profile', 'email', 'offline_access'],
    claims: {
      openid: ['sub', 'tid', 'ver', 'aio', 'rh'],
      profile: ['name', 'oid', 'preferred_username'],
      email: ['email'],
    },
    conformIdTokenClaims: false,
    pkce: { required: () => false },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    extraParams: [flowParameter],
    findAccount: (_ctx, upn) => ({
      accountId: upn,
      claims: () => {
        const clientId = _ctx.oidc.client?.clientId ?? '';
        return accountClaims(context, clientId, upn) as never;
      },
    }),
    loadExistingGrant: async (ctx) => {
      const { client, provider, session } = ctx.oidc;
      const flow = flowOf(ctx);
      if (!client || !session?.accountId || !flow) return undefined;
      const grant = new provider.Grant({ accountId: session.accountId, clientId: client.clientId });
      grant.addOIDCScope('openid profile email offline_access');
      context.flowsByGrant.set(await grant.save(), flow);
      return grant;
    },
    issueRefreshToken: async (_ctx, _client, code) => {
      const flow = context.flowsByGrant.get(code.grantId ?? '');
      return Boolean(flow?.request.oidc.includes('offline_access')) && !settings.withholdRefreshToken;
    },
    rotateRefreshToken: false,
    ttl: {
      AuthorizationCode: 600,
      AccessToken: 4000,
      IdToken: 3600,
      RefreshToken: 90 * 86400,
      Grant: 90 * 86400,
      Interaction: 3600,
      Session: 86400,
    },
    renderError: (ctx, out) => {
      ctx.type = 'text';
      ctx.body = `The protocol library refused this request: ${out.error} ${out.error_description ?? ''}`;
    },
  };
};

type TokenAnswer = (ctx: KoaContextWithOIDC) => void;

export class ProtocolProvider {
  private readonly answers = new WeakMap<IncomingMessage, TokenAnswer>();
  private constructor(
    private readonly context: IdentityContext,
    readonly provider: Provider,
  ) {
    provider.on('server_error', (_ctx, error) => console.error('identity provider:', error));
    provider.on('authorization.success', (_ctx: unknown, out?: Record<string, unknown>) => {
      if (!out) return;
      // Entra sends no issuer with the code, but a session state.
      delete out.iss;
      out.session_state = crypto.randomUUID();
    });
    provider.use(async (ctx, next) => {
      await next();
      const own = ctx as unknown as KoaContextWithOIDC;
      this.answers.get(own.req)?.(own);
      this.deliver(own);
    });
    provider.registerGrantType(
      directGrant,
      async (ctx) => {
        const flow = context.flows.get(String(ctx.oidc.params?.[flowParameter]));
        const client = ctx.oidc.client;
        if (!flow?.upn || !client) throw new Error('a direct grant needs a flow with a user');
        const grant = new provider.Grant({ accountId: flow.upn, clientId: client.clientId });
        grant.addOIDCScope('openid profile email offline_access');
        const grantId = await grant.save();
        context.flowsByGrant.set(grantId, flow);
        const token = new provider.RefreshToken({
          accountId: flow.upn,
          client,
          grantId,
          gty: directGrant,
          scope: providerScope(flow),
          expiresWithSession: false,
        } as never);
        ctx.body = { refresh_token: await token.save() };
      },
      [flowParameter],
    );
  }

  static async create(context: IdentityContext, host: string): Promise<ProtocolProvider> {
    const OidcProvider = await quietImport();
    const issuer = `https://${host}/${context.directory.tenant.id}/v2.0`;
    return new ProtocolProvider(context, new OidcProvider(issuer, configuration(context)));
  }

  /** The provider answers by query; from there the code takes the way that was asked for. */
  private deliver(ctx: KoaContextWithOIDC): void {
    const flow = this.context.flows.get(String(ctx.oidc?.params?.[flowParameter]));
    const location = ctx.response.get('location');
    const redirectUri = flow?.params.get('redirect_uri');
    if (!flow || !redirectUri || !location.startsWith(redirectUri)) return;
    const { searchParams } = new URL(location);
    if (searchParams.has('error'))
      throw new Error(`oidc-provider refused what Entra would take: ${searchParams}`);
    const answer = callbackAnswer(this.context.settings, flow, searchParams);
    ctx.response.remove('location');
    ctx.status = answer.status;
    ctx.set(answer.headers);
    ctx.body = answer.html;
  }

  /** Hands the browser to the provider, which ends at the app's callback with a code. */
  async authorize(req: IncomingMessage, res: ServerResponse, flow: Flow): Promise<void> {
    const params = new URLSearchParams(
      [...flow.params].filter(([name]) =>
        ['client_id', 'redirect_uri', 'state', 'nonce', 'code_challenge', 'code_challenge_method'].includes(
          name,
        ),
      ),
    );
    params.set('response_type', 'code');
    params.set('prompt', 'login');
    params.set(flowParameter, flow.id);
    params.set('scope', providerScope(flow));
    const url = `/${this.context.directory.tenant.id}/oauth2/v2.0/authorize?${params}`;
    await this.pass(this.forge(req, { method: 'GET', url }), res);
  }

  async finishInteraction(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const { params } = await this.provider.interactionDetails(req, res);
    const flow = this.context.flows.get(String(params[flowParameter]));
    if (!flow?.upn) throw new Error('nobody signed in for this interaction');
    await this.provider.interactionFinished(req, res, { login: { accountId: flow.upn, remember: true } });
  }

  /** Runs a token request at the provider; `answer` sees its result and writes the real one. */
  async token(
    req: IncomingMessage,
    res: ServerResponse,
    body: URLSearchParams,
    answer: TokenAnswer,
  ): Promise<void> {
    const url = `/${this.context.directory.tenant.id}/oauth2/v2.0/token`;
    const forged = this.forge(req, { method: 'POST', url, body: body.toString() });
    this.answers.set(forged, answer);
    await this.pass(forged, res);
  }

  async direct(req: IncomingMessage, res: ServerResponse, flow: Flow, answer: TokenAnswer): Promise<void> {
    const body = new URLSearchParams({
      grant_type: directGrant,
      client_id: flow.app.clientId,
      [flowParameter]: flow.id,
    });
    await this.token(req, res, body, answer);
  }

  async pass(req: IncomingMessage, res: ServerResponse): Promise<void> {
    // Who is signed in is for our pages to say: to the provider every request is a new session.
    if (req.headers.cookie)
      req.headers.cookie = req.headers.cookie
        .split('; ')
        .filter((cookie) => !cookie.startsWith(sessionCookie))
        .join('; ');
    await this.provider.callback()(req, res);
  }

  /** A request of the same browser with another body. `Origin` stays behind: Entra's rules on it were applied already. */
  private forge(
    req: IncomingMessage,
    { method, url, body = '' }: { method: string; url: string; body?: string },
  ): IncomingMessage {
    const forged = new IncomingMessage(req.socket);
    const { host, cookie } = req.headers;
    forged.method = method;
    forged.url = url;
    forged.headers = {
      ...(host ? { host } : {}),
      ...(cookie ? { cookie } : {}),
      ...(body
        ? {
            'content-type': 'application/x-www-form-urlencoded',
            'content-length': String(Buffer.byteLength(body)),
          }
        : {}),
    };
    if (body) forged.push(body);
    forged.push(null);
    // An incomplete message would take the socket down with it once it is read.
    forged.complete = true;
    return forged;
  }
}
