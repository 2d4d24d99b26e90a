import { calculateJwkThumbprint } from 'jose/jwk/thumbprint';
import type { SealingKey } from '../recipes/sealing-key';

/** The key alone, without what is said about it. */
export const bareKey = ({ alg: _, use: __, kid: ___, ...key }: SealingKey) => key;

/** By which people and machines compare a key: SHA-256 of its canonical form, as base64url (RFC 7638). */
export const thumbprintOf = (key: SealingKey): Promise<string> => calculateJwkThumbprint(bareKey(key));
