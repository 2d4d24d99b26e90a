import { message } from '../i18n';
import { type Failure, failure } from './failure';

const longest = 256;

/** Microsoft's rules for a redirect URI that need no server to check (knowledge/oauth.md §1.7). Null: none is broken. */
export function checkRedirectUri(redirectUri: string, allowsPersonalAccounts: boolean): Failure | null {
  const broken = (cause: Parameters<typeof message>[0], ...params: string[]) =>
    failure(message(cause, ...params), message('testRedirectFix'), 'redirect-uri');
  if (!URL.canParse(redirectUri)) return broken('testRedirectNotUrl', redirectUri);
  const url = new URL(redirectUri);
  if (url.protocol !== 'https:') return broken('testRedirectNotHttps', redirectUri);
  if (redirectUri.length > longest) return broken('testRedirectTooLong', String(longest));
  if (/[!$'(),;]/.test(redirectUri)) return broken('testRedirectCharacters', redirectUri);
  if (url.hash !== '' || redirectUri.includes('#')) return broken('testRedirectFragment', redirectUri);
  if (allowsPersonalAccounts && url.search !== '') return broken('testRedirectQuery', redirectUri);
  return null;
}
