import type { Variant } from '../recipes/schema';
import { isIdentityScope, parseScope, resourcesOf } from './scopes';

export type Access = Pick<Variant, 'flow' | 'scopes' | 'permissions'>;

const readsMail = /^mail\.read/i;

/** Whether a token of this setup may look into an inbox by Microsoft Graph (knowledge/oauth.md §3.5). */
export function canReadMailbox(access: Access): boolean {
  if (resourcesOf(access.scopes.values)[0] !== 'graph') return false;
  return namesOf(access).some((name) => readsMail.test(name));
}

/** Names of permissions, as an API knows them: of the scopes, or of the app's own roles. */
export const namesOf = ({ flow, scopes, permissions }: Access): string[] =>
  flow === 'client-credentials'
    ? permissions.filter(({ type, optional }) => type === 'application' && !optional).map(({ name }) => name)
    : scopes.values.filter((scope) => !isIdentityScope(scope)).map((scope) => parseScope(scope).name);
