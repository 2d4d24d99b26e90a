import { createHash, createPublicKey, generateKeyPairSync, type JsonWebKey, sign, verify } from 'node:crypto';

const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

export type Claims = Record<string, unknown>;

export const decodeClaims = (jwt: string): Claims =>
  JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8')) as Claims;

/** One for the process: making it is slow, and worlds do not talk to each other. */
const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** The signing key of the identity provider and of every token it makes. */
export class TokenKeys {
  readonly kid = createHash('sha256')
    .update(pair.publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64url')
    .slice(0, 27);

  get privateJwk(): JsonWebKey & { kid: string; alg: string; use: string } {
    return { ...pair.privateKey.export({ format: 'jwk' }), kid: this.kid, alg: 'RS256', use: 'sig' };
  }

  get publicJwk() {
    return { ...createPublicKey(pair.privateKey).export({ format: 'jwk' }), kid: this.kid, use: 'sig' };
  }

  sign(claims: Claims): string {
    const content = `${base64url({ typ: 'JWT', alg: 'RS256', kid: this.kid })}.${base64url(claims)}`;
    return `${content}.${sign('sha256', Buffer.from(content), pair.privateKey).toString('base64url')}`;
  }

  /** The claims of a token of ours that is still valid. */
  read(jwt: string): Claims | null {
    const [header, payload, signature] = jwt.split('.');
    if (!header || !payload || !signature) return null;
    const content = Buffer.from(`${header}.${payload}`);
    if (!verify('sha256', content, pair.publicKey, Buffer.from(signature, 'base64url'))) return null;
    const claims = decodeClaims(jwt);
    return typeof claims.exp === 'number' && claims.exp * 1000 > Date.now() ? claims : null;
  }
}

/** A stable identifier of a user or of a user at one app, in GUID or pairwise form. */
export const objectIdOf = (text: string): string =>
  createHash('sha256')
    .update(text)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
export const subjectOf = (clientId: string, upn: string): string =>
  createHash('sha256').update(`${clientId} ${upn}`).digest('base64url');
