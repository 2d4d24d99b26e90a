import { fakeJwt } from '../oauth/fake-jwt';

export const tenantId = '7d0c2f3a-5b1e-4c8d-9a6f-2e4b8c1d0f35';
export const clientId = '11111111-2222-3333-4444-555555555555';

export interface Asked {
  url: string;
  grant: string;
  form: URLSearchParams;
  init: RequestInit;
}
type Answer = { status?: number; body: unknown };
type Grant =
  | 'discovery'
  | 'client_credentials'
  | 'authorization_code'
  | 'refresh_token'
  | 'devicecode'
  | 'device'
  | 'password'
  | 'me'
  | 'inbox';

export const refusalOf = (error: string, code: number): Answer => ({
  status: 400,
  body: { error, error_description: `AADSTS${code}: said so.`, error_codes: [code] },
});

/** Tokens that no report may hold. */
export const secretTexts = {
  access: 'ACCESS-TOKEN-of-the-test',
  refresh: 'REFRESH-TOKEN-of-the-test',
  code: 'CODE-of-the-test',
  device: 'DEVICE-CODE-of-the-test',
  secret: 'abc8Q~SECRET-of-the-test-SECRET-of-the-test',
};

/** Microsoft's endpoints as far as the runner asks them. `answers` replaces any. */
export class FakeEntra {
  readonly asked: Asked[] = [];
  readonly answers: Partial<Record<Grant, () => Answer | Promise<Answer>>> = {};
  nonce = '';
  account = 'support@contoso.example';
  /** Of its own clock, in milliseconds since the epoch; says so in each answer. */
  now: (() => number) | null = null;

  readonly fetch = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const form = new URLSearchParams(String(init.body ?? ''));
    const grant = this.#grantOf(url, form);
    this.asked.push({ url, grant, form, init });
    const { status = 200, body } = await (this.answers[grant] ?? (() => this.#usual(grant)))();
    const date = this.now && { date: new Date(this.now()).toUTCString() };
    return new Response(JSON.stringify(body), {
      status,
      headers: { 'content-type': 'application/json', ...date },
    });
  };

  readonly count = (grant: Grant): number => this.asked.filter((asked) => asked.grant === grant).length;

  tokens(scope: string): Answer {
    const now = Math.floor((this.now?.() ?? Date.now()) / 1000);
    const claims = {
      iss: `https://login.microsoftonline.com/${tenantId}/v2.0`,
      aud: clientId,
      sub: 'subject',
      iat: now,
      exp: now + 3600,
      tid: tenantId,
      preferred_username: this.account,
      ...(this.nonce ? { nonce: this.nonce } : {}),
    };
    return {
      body: {
        token_type: 'Bearer',
        expires_in: 3600,
        access_token: secretTexts.access,
        refresh_token: secretTexts.refresh,
        scope,
        id_token: fakeJwt(claims),
      },
    };
  }

  #grantOf(url: string, form: URLSearchParams): Grant {
    if (url.includes('openid-configuration')) return 'discovery';
    if (url.includes('/v1.0/')) return url.includes('/mailFolders/') ? 'inbox' : 'me';
    if (url.endsWith('/devicecode')) return 'devicecode';
    const grant = form.get('grant_type') ?? '';
    return grant.endsWith('device_code') ? 'device' : (grant as Grant);
  }

  #usual(grant: Grant): Answer {
    const base = `https://login.microsoftonline.com/${tenantId}`;
    switch (grant) {
      case 'discovery':
        return {
          body: {
            issuer: `${base}/v2.0`,
            authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
            token_endpoint: `${base}/oauth2/v2.0/token`,
          },
        };
      case 'client_credentials':
        return { body: { token_type: 'Bearer', expires_in: 3600, access_token: secretTexts.access } };
      case 'inbox':
        return { body: { displayName: 'Inbox', totalItemCount: 7 } };
      case 'me':
        return { body: { mail: this.account, userPrincipalName: this.account } };
      case 'devicecode':
        return {
          body: {
            device_code: secretTexts.device,
            user_code: 'ABCD1234',
            verification_uri: 'https://microsoft.com/devicelogin',
            expires_in: 900,
            interval: 5,
          },
        };
      default:
        return this.tokens('Mail.ReadWrite Mail.Send openid profile');
    }
  }
}
