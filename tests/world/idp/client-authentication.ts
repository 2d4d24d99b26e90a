import type { IncomingMessage } from 'node:http';
import type { AppRegistration, Platform } from '../directory';
import { type Fault, faults } from './faults';

export interface Credentials {
  clientId: string | null;
  secret: string | null;
}

const formDecode = (text: string) => decodeURIComponent(text.replace(/\+/g, ' '));

/** `client_secret_post`, or Basic, which Entra takes too. */
export const readCredentials = (req: IncomingMessage, form: URLSearchParams): Credentials => {
  const basic = /^Basic (.+)$/i.exec(req.headers.authorization ?? '')?.[1];
  if (!basic) return { clientId: form.get('client_id'), secret: form.get('client_secret') };
  const [clientId = '', ...secret] = Buffer.from(basic, 'base64').toString('utf8').split(':');
  return { clientId: formDecode(clientId), secret: formDecode(secret.join(':')) };
};

const checkSecret = (app: AppRegistration, secret: string): Fault | null => {
  const stored = app.secrets.find(({ value }) => value === secret);
  if (!stored) return faults.wrongSecret(app);
  return stored.expires.getTime() > Date.now() ? null : faults.expiredSecret(app);
};

export interface ClientUse {
  app: AppRegistration;
  secret: string | null;
  origin: string | undefined;
  /** The platform of the callback behind the grant; `app-only` and `no-callback` for the flows without one. */
  platform: Platform | 'app-only' | 'no-callback';
  /** Whether the code was asked for with a PKCE challenge; only codes have an opinion on that. */
  hasChallenge?: boolean;
}

/** Who may redeem what, from where: Entra's rules on secrets, platforms and `Origin` (knowledge/oauth.md §2.1). */
export const checkClient = ({ app, secret, origin, platform, hasChallenge }: ClientUse): Fault | null => {
  if (secret !== null && origin !== undefined) return faults.secretWithOrigin(origin);
  switch (platform) {
    case 'spa':
      if (hasChallenge === false) return faults.pkceRequired();
      return origin === undefined ? faults.spaWithoutOrigin() : null;
    case 'publicClient':
      if (origin !== undefined) return faults.nativeOrigin();
      return secret === null ? null : faults.publicWithSecret();
    case 'no-callback':
      if (origin !== undefined) return faults.nativeOrigin();
      if (app.allowPublicClient) return secret === null ? null : faults.publicWithSecret();
      break;
    default:
      if (origin !== undefined) return faults.secretWithOrigin(origin);
  }
  return secret === null ? faults.noSecret() : checkSecret(app, secret);
};
