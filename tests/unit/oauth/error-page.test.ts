// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { advise } from '../../../lib/oauth/advice';
import { findPageError, readLoginPage } from '../../../lib/oauth/error-page';

const show = (pageId: string, config: Record<string, unknown>, body = '') => {
  document.head.innerHTML = `<meta name="PageID" content="${pageId}">`;
  // `type` keeps the test's DOM from running it.
  document.body.innerHTML = `${body}<script type="text/plain">//<![CDATA[\n$Config=${JSON.stringify(config)};\n//]]></script>`;
};
const mismatch =
  "AADSTS50011: The redirect URI 'https://h.example/cb' does not match.\r\nTrace ID: 0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0";

afterEach(() => {
  document.head.innerHTML = '';
  document.body.innerHTML = '';
});

describe('an error page', () => {
  it.each<[string, number[] | null, () => void]>([
    ['ConvergedError', [50011], () => show('ConvergedError', { strServiceExceptionMessage: mismatch })],
    [
      'any page with an exception',
      [90094],
      () => show('ConvergedConsent', { strServiceExceptionMessage: 'AADSTS90094: x' }),
    ],
    [
      'no page ID, text on the page',
      [700016],
      () => show('', {}, '<p>AADSTS700016: Application not found.</p>'),
    ],
    ['an error page without text', [], () => show('ConvergedError', {})],
    [
      'an error page with the text in another field',
      [50020],
      () => show('ConvergedError', { strMainMessage: 'AADSTS50020: x' }),
    ],
    [
      'a wrong password',
      null,
      () =>
        show('ConvergedSignIn', { sErrorCode: '50126', sErrTxt: 'Your account or password is incorrect.' }),
    ],
    [
      'a wrong password with a text',
      null,
      () => show('ConvergedSignIn', { strServiceExceptionMessage: 'AADSTS50126: x' }),
    ],
    ['a second factor', null, () => show('ConvergedTFA', { iErrorCode: 500121 })],
    ['a sign-in page', null, () => show('ConvergedSignIn', {})],
    [
      'text that somebody typed',
      null,
      () => show('', {}, '<input value="AADSTS50011: typed"><textarea>AADSTS50011: typed</textarea>'),
    ],
    ['an empty page', null, () => undefined],
  ])('%s', (_, codes, arrange) => {
    arrange();
    expect(findPageError(readLoginPage())?.codes ?? null).toEqual(codes);
  });

  it('keeps the IDs for support', () => {
    show('ConvergedError', { strServiceExceptionMessage: mismatch });
    expect(findPageError(readLoginPage())).toMatchObject({
      description: "AADSTS50011: The redirect URI 'https://h.example/cb' does not match.",
      traceId: '0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0',
    });
  });

  it('copies nothing but the error', () => {
    show(
      'ConvergedError',
      { strServiceExceptionMessage: mismatch, sSigninName: 'user@x.example' },
      '<p>user@x.example</p>',
    );
    expect(JSON.stringify(readLoginPage())).not.toContain('user@x.example');
  });
});

describe('a page on which personal accounts sign in', () => {
  const mismatch =
    "The provided value for the input parameter 'redirect_uri' is not valid. The expected value is a URI which matches a redirect URI registered for this client application.";
  const unknown =
    'The client does not exist or is not enabled for consumers. If you are the application developer, configure a new application.';
  const behindAddress = (path: string, said: Record<string, string>) =>
    `https://login.live.com/${path}?lc=1033#${new URLSearchParams(said)}`;

  const moveTo = (address: string) =>
    (window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL(address);
  const { href } = location;
  afterEach(() => moveTo(href));

  it.each<[string, string, string, { error: string; check: string | null } | null]>([
    [
      'on the page',
      'https://login.live.com/oauth20_authorize.srf?client_id=x',
      `<h1>We're unable to complete your request</h1><p>unauthorized_client: ${unknown}</p>`,
      { error: 'unauthorized_client', check: 'account-type' },
    ],
    [
      'on the page, of its redirect URI',
      'https://login.live.com/oauth20_authorize.srf',
      `<p>invalid_request: ${mismatch}</p>`,
      { error: 'invalid_request', check: 'redirect-uri' },
    ],
    [
      'behind the address',
      behindAddress('err.srf', { error: 'unauthorized_client', error_description: unknown }),
      '<p>Something went wrong</p>',
      { error: 'unauthorized_client', check: 'account-type' },
    ],
    [
      'behind the address, of its redirect URI',
      behindAddress('err.srf', { error: 'invalid_request', error_description: mismatch }),
      '',
      { error: 'invalid_request', check: 'redirect-uri' },
    ],
    [
      'behind the address, of a scope',
      behindAddress('err.srf', { error: 'invalid_scope', error_description: 'The scope is not valid.' }),
      '',
      { error: 'invalid_scope', check: 'permissions' },
    ],
    [
      'a password page',
      'https://login.live.com/oauth20_authorize.srf',
      "<p>Your account or password is incorrect. If you don't remember your password, reset it now.</p>",
      null,
    ],
    [
      'something behind another address',
      behindAddress('ppsecure/post.srf', { error: 'invalid_request', error_description: mismatch }),
      '',
      null,
    ],
    [
      'the same words elsewhere',
      'https://login.microsoftonline.com/',
      `<p>invalid_request: ${mismatch}</p>`,
      null,
    ],
  ])('%s', (_, address, html, expected) => {
    moveTo(address);
    document.body.innerHTML = html;
    const detail = findPageError(readLoginPage());
    expect(detail && { error: detail.error, check: advise(detail).check }).toEqual(expected);
    expect(detail?.codes ?? []).toEqual([]);
  });
});
