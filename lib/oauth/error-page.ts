import { parseErrorText } from './errors';
import type { OAuthErrorDetail } from './types';

/** What is copied from a login page; nothing else is, since the page may hold the user's address. */
export interface LoginPage {
  pageId: string;
  /** The error text, cut short; empty where there is none. */
  text: string;
  /** The text was the page's own error, not just somewhere on it. */
  isException: boolean;
}

/**
 * Injected into the test's tab, so it stands alone (knowledge/oauth.md §1.6). Inputs are no part of `textContent`.
 */
export function readLoginPage(): LoginPage {
  const error = /AADSTS\d{4,9}: [^"\\]{1,1500}/;
  const pageId = document.querySelector('meta[name="PageID" i]')?.getAttribute('content') ?? '';
  const scripts = [...document.scripts].map((script) => script.textContent ?? '').join('\n');
  const literal = /"?strServiceExceptionMessage"?\s*:\s*("(?:[^"\\]|\\.){1,4000}")/.exec(scripts)?.[1];
  let exception = '';
  try {
    exception = literal === undefined ? '' : String(JSON.parse(literal));
  } catch {
    exception = literal ?? '';
  }
  const body = document.body?.cloneNode(true) as HTMLElement | undefined;
  for (const hidden of body?.querySelectorAll('script,style,input,textarea') ?? []) hidden.remove();
  // One line only: what follows on the page may be about the person.
  const visible = /AADSTS\d{4,9}: [^"\\\n]{1,600}/.exec(body?.textContent ?? '')?.[0] ?? '';
  // Pages of personal accounts have no numbers: a class before the words, or both behind the address alone (OneDrive's
  // and Groove's documentation; the words as in rclone#8895).
  let personal = '';
  if (document.location.hostname === 'login.live.com') {
    const said = new URLSearchParams(document.location.hash.slice(1));
    const words =
      /(?:unauthorized_client|invalid_\w{4,20}|unsupported_response_type|access_denied|server_error|temporarily_unavailable): [^"\\\n]{1,600}/;
    personal =
      words.exec(body?.textContent ?? '')?.[0] ??
      (document.location.pathname === '/err.srf' && said.has('error')
        ? `${said.get('error')}: ${said.get('error_description') ?? ''}`.slice(0, 1500)
        : '');
  }
  const text = error.exec(exception)?.[0] ?? (visible || personal || (error.exec(scripts)?.[0] ?? ''));
  const isException = exception !== '' || visible !== '' || personal !== '';
  return { pageId: pageId.slice(0, 100), text, isException };
}

/** Pages on which the person can go on, even after a wrong password. */
const interactive = /SignIn|TFA|Kmsi|ProofUp|ChangePassword|PasswordReset|RemoteConnect/i;

/** What a page that ends the sign-in says; null while the person can go on. */
export function findPageError(page: LoginPage): OAuthErrorDetail | null {
  const isErrorPage = /Error/i.test(page.pageId);
  const isFinal = isErrorPage || (page.isException && !interactive.test(page.pageId));
  return isFinal ? parseErrorText(page.text) : null;
}
