import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AppRegistration } from '../world/directory';
import type { Surroundings } from './reference-client';

export interface PlainProvider extends Surroundings {
  endpoints: { authorize: string; token: string };
  close(): Promise<void>;
}

/**
 * oidc-provider with nothing of Entra on top, and one client: the app registration as it is. What a right setup sends,
 * a certified server takes; what a wrong one sends, it refuses.
 */
export async function startPlainProvider(app: AppRegistration, scopes: string[]): Promise<PlainProvider> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { warn } = console;
  console.warn = () => undefined;
  const { Provider } = await import('oidc-provider');
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: app.clientId,
        client_secret: app.secrets[0]?.value ?? '',
        redirect_uris: app.redirectUris.map(({ uri }) => uri),
        grant_types: ['authorization_code', 'refresh_token'],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    scopes: [...new Set(['openid', 'offline_access', ...scopes])],
    pkce: { required: () => false },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, accountId) => ({ accountId, claims: () => ({ sub: accountId }) }),
    issueRefreshToken: (_, __, code) => code.scopes.has('offline_access'),
    cookies: { keys: ['practice'] },
    ttl: {
      Session: 60,
      Interaction: 60,
      Grant: 60,
      AuthorizationCode: 60,
      AccessToken: 60,
      RefreshToken: 60,
    },
    renderError: (ctx, out) => {
      ctx.body = JSON.stringify(out);
    },
  });
  console.warn = warn;
  const callback = provider.callback();
  server.on('request', (req, res) => {
    if (!req.url?.startsWith('/interaction/')) return void callback(req, res);
    void (async () => {
      const { params } = await provider.interactionDetails(req, res);
      const grant = new provider.Grant({ accountId: 'mailbox', clientId: app.clientId });
      grant.addOIDCScope(String(params.scope));
      const grantId = await grant.save();
      await provider.interactionFinished(req, res, { login: { accountId: 'mailbox' }, consent: { grantId } });
    })();
  });
  return {
    fetch: (input, init) => fetch(input, init),
    issuer,
    insecure: true,
    prompt: 'consent',
    endpoints: { authorize: `${issuer}/auth`, token: `${issuer}/token` },
    signIn: (url) => follow(url, issuer),
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** Follows redirects with cookies until they leave the server; null where a page is shown instead. */
async function follow(start: URL, issuer: string): Promise<URL | null> {
  const cookies = new Map<string, string>();
  let url = start;
  for (let hops = 0; hops < 10; hops++) {
    if (url.origin !== issuer) return url;
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { redirect: 'manual', headers: { cookie } });
    await response.arrayBuffer();
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (location === null) return null;
    url = new URL(location, url);
  }
  return null;
}
