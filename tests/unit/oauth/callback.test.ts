import { describe, expect, it } from 'vitest';
import { matchCallback, type Navigation } from '../../../lib/oauth/callback';

const expected = { tabId: 7, redirectUri: 'https://help.example:8443/desk/Callback', state: 's1' };
const at = (url: string, change: Partial<Navigation> = {}): Navigation => ({
  url,
  tabId: 7,
  method: 'GET',
  ...change,
});
const callback = expected.redirectUri;

describe('a callback is taken', () => {
  it.each([
    ['in the query', at(`${callback}?code=c&state=s1&session_state=x`)],
    ['with an empty fragment', at(`${callback}?code=c&state=s1#`)],
    ['in the fragment', at(`${callback}#code=c&state=s1`)],
    ['as a form post', at(callback, { method: 'POST', formData: { code: ['c'], state: ['s1'] } })],
  ])('%s', (_, navigation) => {
    expect(matchCallback(navigation, expected)?.get('code')).toBe('c');
  });

  it('with an error', () => {
    const parameters = matchCallback(at(`${callback}?error=access_denied&state=s1`), expected);
    expect(parameters?.get('error')).toBe('access_denied');
  });

  it('at an address with a query of its own', () => {
    const withQuery = { ...expected, redirectUri: `${callback}?a=b` };
    expect(matchCallback(at(`${callback}?a=b&code=c&state=s1`), withQuery)).not.toBeNull();
  });
});

describe('a callback is left alone', () => {
  it.each([
    ['another tab', at(`${callback}?code=c&state=s1`, { tabId: 8 })],
    ['another state', at(`${callback}?code=c&state=s2`)],
    ['two states', at(`${callback}?code=c&state=s1&state=s2`)],
    ['no state', at(`${callback}?code=c`)],
    ['neither code nor error', at(`${callback}?state=s1`)],
    ['another path', at('https://help.example:8443/desk/Callback/x?code=c&state=s1')],
    ['another case', at('https://help.example:8443/desk/callback?code=c&state=s1')],
    ['another port', at('https://help.example/desk/Callback?code=c&state=s1')],
    ['another scheme', at('http://help.example:8443/desk/Callback?code=c&state=s1')],
    ['another host', at('https://help.example.evil.test:8443/desk/Callback?code=c&state=s1')],
    [
      'an address with the callback as user name',
      at('https://help.example:8443@evil.test/desk/Callback?code=c&state=s1'),
    ],
    [
      'the authorize URL, which has the redirect URI inside',
      at(
        `https://login.microsoftonline.com/t/oauth2/v2.0/authorize?redirect_uri=${callback}?code=c&state=s1`,
      ),
    ],
    ['form data of a GET', at(callback, { formData: { code: ['c'], state: ['s1'] } })],
    ['no address at all', at('about')],
  ])('%s', (_, navigation) => {
    expect(matchCallback(navigation, expected)).toBeNull();
  });
});
