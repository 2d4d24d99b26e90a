import { describe, expect, it } from 'vitest';
import { loginHosts, personalLogin } from '../../../lib/hosts';
import { authorityOf } from '../../../lib/oauth/authority';
import { newSignInSecrets } from '../../../lib/oauth/authorize-url';
import { callbackRule, originRule, permissionPattern, postedAnswerRule } from '../../../lib/oauth/rules';
import answerRules from '../../../public/rules/answers.json' with { type: 'json' };

const matches = (rule: { condition: { regexFilter: string } }, url: string) =>
  new RegExp(rule.condition.regexFilter).test(url);

describe('the rule that blocks the callback', () => {
  const rule = callbackRule(5, 7, 'https://help.example:8443/oauth_callback.php');

  it('blocks, never redirects, and only in the test tab', () => {
    expect(rule).toMatchObject({
      id: 5,
      action: { type: 'block' },
      condition: { tabIds: [7], resourceTypes: ['main_frame'], isUrlFilterCaseSensitive: true },
    });
  });

  it.each([
    [true, 'https://help.example:8443/oauth_callback.php?code=1'],
    [true, 'https://help.example:8443/oauth_callback.php#code=1'],
    [true, 'https://help.example:8443/oauth_callback.php#'],
    [true, 'https://help.example:8443/oauth_callback.php'],
    [false, 'https://help.example:8443/oauth_callbackXphp?code=1'],
    [false, 'https://help.example:8443/oauth_callback.php5?code=1'],
    [false, 'https://help.example/oauth_callback.php?code=1'],
    [false, 'https://login.example/?redirect_uri=https://help.example:8443/oauth_callback.php'],
  ])('%s for %s', (expected, url) => {
    expect(matches(rule, url)).toBe(expected);
  });

  it('has the slash that a browser adds', () => {
    expect(matches(callbackRule(1, 1, 'https://help.example'), 'https://help.example/?code=1')).toBe(true);
  });
});

describe('the rule of the package', () => {
  const callback = 'https://help.example/oauth_callback.php';
  const { state } = newSignInSecrets();
  const [rule, ...others] = answerRules;
  if (!rule || others.length > 0) throw new Error('one rule was expected');

  it('blocks in every tab, but not where people sign in', () => {
    expect(rule.action).toEqual({ type: 'block' });
    expect(rule.condition).not.toHaveProperty('tabIds');
    expect(rule.condition.resourceTypes).toEqual(['main_frame']);
    expect(
      [...loginHosts, personalLogin].filter((host) => !rule.condition.excludedRequestDomains.includes(host)),
    ).toEqual([]);
    expect(rule.condition.isUrlFilterCaseSensitive).toBe(true);
  });

  it.each([
    [true, `${callback}?code=1&state=${state}`],
    [true, `${callback}?state=${state}&code=1&session_state=2`],
    [true, `${callback}?code=1&state=${state}#`],
    [true, `${callback}#code=1&state=${state}`],
    [true, `${callback}#state=${state}&code=1`],
    [true, `http://localhost:8080/callback?error=access_denied&state=${state}`],
    [false, `${callback}?code=1&state=${state}x`],
    [false, `${callback}?code=1&state=x${state}`],
    [false, `${callback}?code=1&session_state=${state}`],
    [false, `${callback}?code=1&state=${state.slice('waymark'.length)}`],
    [false, `${callback}?code=1&state=of-the-helpdesk`],
    [false, `${callback}?next=${encodeURIComponent(`https://login.example/?state=${state}`)}`],
  ])('%s for %s', (expected, url) => {
    expect(matches(rule, url)).toBe(expected);
  });
});

it('a form post is kept back by its place, in one tab', () => {
  const rule = postedAnswerRule(5, 7, 'https://help.example/oauth_callback.php');
  expect(rule).toMatchObject({
    id: 5,
    action: { type: 'block' },
    condition: { tabIds: [7], requestMethods: ['post'], resourceTypes: ['main_frame'] },
  });
  expect(matches(rule, 'https://help.example/oauth_callback.php')).toBe(true);
});

describe('the rule that strips Origin', () => {
  const authority = authorityOf('global', '7d0c2f3a-5b1e-4c8d-9a6f-2e4b8c1d0f35');
  const rule = originRule(6, authority, 'extension-id');

  it('is for our own posts alone', () => {
    expect(rule.condition).toMatchObject({
      initiatorDomains: ['extension-id'],
      requestMethods: ['post'],
      resourceTypes: ['xmlhttprequest'],
    });
  });

  it.each([
    [true, authority.token],
    [true, authority.deviceCode],
    [false, `${authority.token}?x`],
    [false, authority.authorize],
    [false, authorityOf('global', 'other.example').token],
    [false, authorityOf('us-gov', authority.tenant).token],
  ])('%s for %s', (expected, url) => {
    expect(matches(rule, url)).toBe(expected);
  });
});

it.each([
  ['https://help.example:8443/a', 'https://help.example/*'],
  ['https://login.microsoftonline.com/x', 'https://login.microsoftonline.com/*'],
  ['http://localhost:8080/x', 'http://localhost/*'],
  ['http://help.example/x', 'https://help.example/*'],
])('asks for %s by %s', (url, pattern) => {
  expect(permissionPattern(url)).toBe(pattern);
});
