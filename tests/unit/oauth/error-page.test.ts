import { afterEach, describe, expect, it } from 'vitest';
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
