import * as oauth from 'oauth4webapi';
import type { AppRegistration, Platform } from './directory';
import type { World } from './start';
import { PageVisitor, type VisitedPage, worldFetch } from './world-client';

export const callback = 'https://helpdesk.example/api/v1/external_credentials/microsoft_graph/callback';
export const mailbox = 'support@contoso.onmicrosoft.com';
export const admin = 'admin@contoso.onmicrosoft.com';
const scope = 'openid profile email offline_access User.Read Mail.Read';

export interface RegisteredApp {
  app: AppRegistration;
  secret: string;
}

/** An app that is set up as a helpdesk wants it: consent given, one valid secret. */
export const registerHelpdeskApp = (world: World, platform: Platform = 'web'): RegisteredApp => {
  const { directory } = world;
  const app = directory.registerApp({
    displayName: 'Helpdesk mail',
    signInAudience: 'AzureADMyOrg',
    redirectUris: [{ platform, uri: callback }],
  });
  const api = 'Microsoft Graph';
  const names = ['Mail.Read', 'Mail.ReadWrite', 'IMAP.AccessAsUser.All', 'SMTP.Send'];
  directory.addPermissions(
    app.clientId,
    names.map((name) => ({ api, name, type: 'delegated' })),
  );
  directory.grantAdminConsent(app.clientId);
  return { app, secret: directory.addSecret(app.clientId, { description: 'practice', months: 6 }).value };
};

export type Parameters = Record<string, string | null>;

/** One attempt to get tokens for a mailbox, with every parameter open to change; null leaves one out. */
export class Journey {
  readonly verifier = oauth.generateRandomCodeVerifier();
  readonly nonce = oauth.generateRandomNonce();
  readonly state = oauth.generateRandomState();
  readonly visitor: PageVisitor;

  constructor(
    private readonly world: World,
    private readonly registered: RegisteredApp,
    readonly tenant: string = world.directory.tenant.id,
    readonly host = 'login.microsoftonline.com',
  ) {
    this.visitor = new PageVisitor(world.port, [host, 'login.microsoft.com']);
  }

  get server(): oauth.AuthorizationServer {
    const base = `https://${this.host}/${this.tenant}`;
    return {
      issuer: `https://${this.host}/${this.world.directory.tenant.id}/v2.0`,
      authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
      token_endpoint: `${base}/oauth2/v2.0/token`,
    };
  }

  get client(): oauth.Client {
    return { client_id: this.registered.app.clientId };
  }

  get options() {
    return { [oauth.customFetch]: worldFetch(this.world.port) };
  }

  async authorizeUrl(changes: Parameters = {}): Promise<URL> {
    const url = new URL(this.server.authorization_endpoint ?? '');
    const all: Parameters = {
      client_id: this.client.client_id,
      response_type: 'code',
      redirect_uri: callback,
      scope,
      state: this.state,
      nonce: this.nonce,
      code_challenge: await oauth.calculatePKCECodeChallenge(this.verifier),
      code_challenge_method: 'S256',
      prompt: 'select_account',
      ...changes,
    };
    for (const [name, value] of Object.entries(all)) if (value !== null) url.searchParams.set(name, value);
    return url;
  }

  /** Opens the sign-in and picks an account, as far as the next page or the callback. */
  async signIn(changes: Parameters = {}, upn = mailbox): Promise<VisitedPage> {
    const picker = await this.visitor.open(await this.authorizeUrl(changes));
    return this.visitor.submit(picker, { login: upn });
  }

  /** The code that reaches the callback. */
  async getCode(changes: Parameters = {}): Promise<string> {
    const { url, html } = await this.signIn(changes);
    const code = new URL(url).searchParams.get('code');
    if (!code) throw new Error(`no code in ${url}\n${html}`);
    return code;
  }

  /** Redeems a code by hand: what oauth4webapi would not send can be sent here. */
  async post(changes: Parameters, headers: Record<string, string> = {}): Promise<TokenReply> {
    const form = new URLSearchParams();
    for (const [name, value] of Object.entries(changes)) if (value !== null) form.set(name, value);
    const response = await worldFetch(this.world.port)(this.server.token_endpoint ?? '', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: form.toString(),
    });
    return { status: response.status, body: (await response.json()) as TokenReply['body'] };
  }

  redeem(code: string, changes: Parameters = {}, headers: Record<string, string> = {}): Promise<TokenReply> {
    return this.post(
      {
        grant_type: 'authorization_code',
        client_id: this.client.client_id,
        client_secret: this.registered.secret,
        code,
        redirect_uri: callback,
        code_verifier: this.verifier,
        ...changes,
      },
      headers,
    );
  }
}

export interface TokenReply {
  status: number;
  body: {
    error?: string;
    error_description?: string;
    error_codes?: number[];
    access_token?: string;
    refresh_token?: string;
    id_token?: string;
    scope?: string;
    [name: string]: unknown;
  };
}
