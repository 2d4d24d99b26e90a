import { createHash, randomBytes } from 'node:crypto';

const digestOf = (token) => createHash('sha256').update(token).digest('hex');

/** One-time tokens, kept as digests: whoever reads the store can't use them. `usedBy` is the key of the delivery that succeeded. */
export class Tokens {
  #known = new Map();

  issue(minutes = 30) {
    const token = randomBytes(24).toString('base64url');
    const expires = new Date(Date.now() + minutes * 60_000);
    this.#known.set(digestOf(token), { expires, usedBy: null });
    return { token, expires: expires.toISOString() };
  }

  /** What is known of the token in an `Authorization` header; null where it is unknown or too old. */
  find(authorization = '') {
    const [, token = ''] = /^Bearer ([\x21-\x7e]+)$/i.exec(authorization) ?? [];
    const found = this.#known.get(digestOf(token));
    return found && found.expires > new Date() ? found : null;
  }
}
