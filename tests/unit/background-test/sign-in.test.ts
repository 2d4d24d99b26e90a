import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Bench, inputFor, nothing } from './bench';
import { refusalOf, secretTexts, tenantId } from './fake-entra';

let bench: Bench;
const checkNoSecrets = () => {
  const text = JSON.stringify(bench.saved);
  for (const secret of Object.values(secretTexts)) expect(text).not.toContain(secret);
};
beforeEach(() => {
  bench = new Bench();
});
afterEach(checkNoSecrets);

describe('a test that passes', () => {
  it('proves every stage', async () => {
    const started = await bench.runner.start(inputFor());
    expect(started.state).toBe('running');
    await bench.answer();
    expect(bench.report).toMatchObject({
      state: 'passed',
      account: 'support@contoso.example',
      tenantId,
      failure: null,
      fingerprint: 'f1',
      grantedScopes: ['Mail.ReadWrite', 'Mail.Send', 'openid', 'profile'],
    });
    expect(new Set(Object.values(bench.outcomes))).toEqual(new Set(['pass']));
    expect(bench.leftovers).toEqual(nothing);
  });

  it('blocks the callback before the tab goes anywhere, and closes the tab before the rule goes', async () => {
    await bench.runner.start(inputFor());
    expect(bench.browser.log).toEqual([
      'rule modifyHeaders',
      'open about:blank',
      'rule block',
      `navigate https://login.microsoftonline.com/${tenantId}/oauth2/v2.0/authorize`,
    ]);
    let rulesAtClose = 0;
    bench.browser.onTabRemoved = () => {
      rulesAtClose = bench.browser.rules.size;
    };
    await bench.answer();
    expect(rulesAtClose).toBe(2);
  });

  it("asks for exactly the helpdesk's scopes, with PKCE, a nonce and 128 bits of state", async () => {
    await bench.runner.start(inputFor());
    const asked = Object.fromEntries(bench.authorizeParameters);
    expect(asked).toMatchObject({
      scope: 'openid offline_access Mail.ReadWrite Mail.Send',
      response_type: 'code',
      response_mode: 'query',
      code_challenge_method: 'S256',
      prompt: 'select_account',
      redirect_uri: 'https://help.example/oauth_callback.php',
    });
    expect(asked.state).toMatch(/^[0-9a-f]{32}$/);
    expect(asked.nonce).not.toBe('');
  });

  it('sends each request without cookies, cache or redirects, and the code once', async () => {
    await bench.runner.start(inputFor());
    await bench.answer();
    for (const { init } of bench.entra.asked) {
      expect(init).toMatchObject({
        credentials: 'omit',
        cache: 'no-store',
        redirect: 'manual',
        referrerPolicy: 'no-referrer',
      });
    }
    const redeemed = bench.entra.asked.filter(({ grant }) => grant === 'authorization_code');
    expect(redeemed).toHaveLength(1);
    expect(Object.fromEntries(redeemed[0]?.form ?? [])).toMatchObject({
      code: secretTexts.code,
      client_secret: secretTexts.secret,
      redirect_uri: 'https://help.example/oauth_callback.php',
    });
    expect(redeemed[0]?.form.get('code_verifier')).toHaveLength(43);
    expect(bench.entra.count('refresh_token')).toBe(1);
  });

  it('takes a form post', async () => {
    await bench.runner.start(inputFor());
    const { id } = bench.testTab;
    const state = bench.authorizeParameters.get('state') ?? '';
    bench.entra.nonce = bench.authorizeParameters.get('nonce') ?? '';
    await bench.runner.onCallback({
      url: 'https://help.example/oauth_callback.php',
      tabId: id,
      type: 'main_frame',
      method: 'POST',
      requestBody: { formData: { code: ['c0de'], state: [state] } },
    });
    expect(bench.report.state).toBe('passed');
  });

  it('may be answered before the navigation returns, as single sign-on does', async () => {
    const answered: Promise<void>[] = [];
    bench.browser.onNavigate = () => answered.push(bench.answer());
    await bench.runner.start(inputFor());
    await Promise.all(answered);
    expect(bench.report.state).toBe('passed');
    expect(bench.leftovers).toEqual(nothing);
  });

  it('redeems once although the browser tells of the callback twice', async () => {
    await bench.runner.start(inputFor());
    const { id } = bench.testTab;
    await Promise.all([bench.answer({}, id), bench.answer({}, id)]);
    expect(bench.entra.count('authorization_code')).toBe(1);
    expect(bench.report.state).toBe('passed');
  });
});

describe('what is not the answer', () => {
  it.each([
    ['another state', { state: 'x' }, 0],
    ['another tab', {}, 100],
    ['no code', { code: null }, 0],
  ])('is ignored: %s', async (_, change, otherTab) => {
    await bench.runner.start(inputFor());
    await bench.answer(change, bench.testTab.id + otherTab);
    expect(bench.report.state).toBe('running');
    expect(bench.browser.rules.size).toBe(2);
    await bench.answer();
    expect(bench.report.state).toBe('passed');
  });

  it('is the helpdesk in a frame of the test tab', async () => {
    await bench.runner.start(inputFor());
    const state = bench.authorizeParameters.get('state');
    await bench.runner.onCallback({
      url: `https://help.example/oauth_callback.php?code=c&state=${state}`,
      tabId: bench.testTab.id,
      type: 'sub_frame',
      method: 'GET',
    });
    expect(bench.report.state).toBe('running');
  });
});

describe('a test that never opens a tab', () => {
  it.each<[string, string | null, (bench: Bench) => void]>([
    [
      'without permission for the helpdesk',
      null,
      (b) => {
        b.browser.granted = (origin) => !origin.includes('help.example');
      },
    ],
    [
      'without permission for the login host',
      null,
      (b) => {
        b.browser.granted = (origin) => !origin.includes('login.');
      },
    ],
    [
      'without its secret',
      'client-secret',
      (b) => {
        b.secret = null;
      },
    ],
    [
      'with a wrong secret',
      'client-secret',
      (b) => {
        b.entra.answers.client_credentials = () => refusalOf('invalid_client', 7000215);
      },
    ],
    [
      'with an unknown tenant',
      'tenant-id',
      (b) => {
        b.entra.answers.discovery = () => refusalOf('invalid_tenant', 90002);
      },
    ],
    [
      'without a network',
      null,
      (b) => {
        b.entra.answers.discovery = () => Promise.reject(new TypeError('Failed to fetch'));
      },
    ],
    [
      'in a browser that takes no rules',
      null,
      (b) => {
        b.browser.takesRules = false;
      },
    ],
  ])('%s', async (_, check, arrange) => {
    arrange(bench);
    const report = await bench.runner.start(inputFor());
    expect(report.state).toBe('failed');
    expect(report.failure?.advice.check).toBe(check);
    expect(bench.browser.tabs.size).toBe(0);
    expect(bench.leftovers).toEqual(nothing);
  });

  it('when the permission is taken back after the first look', async () => {
    let looks = 0;
    bench.browser.granted = () => ++looks <= 2;
    await bench.runner.start(inputFor());
    expect(bench.report.failure?.stage).toBe('sign-in');
    expect(bench.browser.log).not.toContain('open about:blank');
    expect(bench.leftovers).toEqual(nothing);
  });
});

describe('the check of the secret alone', () => {
  it('warns when a policy refuses, and goes on', async () => {
    bench.entra.answers.client_credentials = () => refusalOf('access_denied', 53003);
    await bench.runner.start(inputFor());
    expect(bench.outcomes).toMatchObject({ 'client-credentials': 'unknown', 'sign-in': 'running' });
    await bench.answer();
    expect(bench.report.state).toBe('passed');
  });

  it('is skipped where no tenant is named', async () => {
    const shared = inputFor('authorization-code', { tenantId: 'common' });
    shared.variant = { ...shared.variant, accountTypes: ['AzureADMultipleOrgs'] };
    bench.entra.answers.discovery = () => ({
      body: {
        issuer: 'https://login.microsoftonline.com/{tenantid}/v2.0',
        authorization_endpoint: 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize',
        token_endpoint: 'https://login.microsoftonline.com/common/oauth2/v2.0/token',
      },
    });
    await bench.runner.start(shared);
    expect(bench.outcomes['client-credentials']).toBe('skipped');
    expect(bench.entra.count('client_credentials')).toBe(0);
  });
});

describe('a sign-in that fails', () => {
  it('by a redirect error', async () => {
    await bench.runner.start(inputFor());
    await bench.answer({ code: null, error: 'access_denied', error_description: 'AADSTS65004: declined.' });
    expect(bench.report).toMatchObject({
      state: 'failed',
      failure: { stage: 'sign-in', advice: { code: 65004, check: 'admin-consent' } },
    });
    expect(bench.entra.count('authorization_code')).toBe(0);
    expect(bench.leftovers).toEqual(nothing);
  });

  it('by a page of Microsoft, which stays open', async () => {
    await bench.runner.start(inputFor());
    const { id, url } = bench.testTab;
    bench.browser.page = {
      pageId: 'ConvergedError',
      text: "AADSTS50011: The redirect URI 'x' does not match.",
      isException: true,
    };
    await bench.runner.onTabUpdated(id, { status: 'complete' }, { url });
    expect(bench.report.failure).toMatchObject({
      stage: 'sign-in',
      advice: { code: 50011, check: 'redirect-uri' },
    });
    expect(bench.browser.tabs.has(id)).toBe(true);
    expect(bench.leftovers).toEqual(nothing);
  });

  it.each([
    [
      'a wrong password',
      { pageId: 'ConvergedSignIn', text: 'AADSTS50126: x', isException: true },
      'https://login.microsoftonline.com/x',
      'complete',
    ],
    [
      'another host',
      { pageId: 'ConvergedError', text: 'AADSTS50011: x', isException: true },
      'https://help.example/x',
      'complete',
    ],
    [
      'a page still loading',
      { pageId: 'ConvergedError', text: 'AADSTS50011: x', isException: true },
      'https://login.microsoftonline.com/x',
      'loading',
    ],
    ['an answer of another shape', { pageId: 7 }, 'https://login.microsoftonline.com/x', 'complete'],
  ])('but goes on after %s', async (_, page, url, status) => {
    await bench.runner.start(inputFor());
    bench.browser.page = page;
    await bench.runner.onTabUpdated(bench.testTab.id, { status }, { url });
    expect(bench.report.state).toBe('running');
  });

  it.each([
    ['authorization_code', 'redemption', refusalOf('invalid_client', 7000222), 'client-secret'],
    ['refresh_token', 'refresh', refusalOf('invalid_grant', 70000), 'admin-consent'],
    ['authorization_code', 'redemption', { status: 302, body: null }, null],
    ['authorization_code', 'redemption', { status: 200, body: { token_type: 'Bearer' } }, null],
    ['authorization_code', 'redemption', { status: 500, body: 'oops' }, null],
  ] as const)('at %s (%s)', async (grant, stage, answer, check) => {
    bench.entra.answers[grant] = () => answer;
    await bench.runner.start(inputFor());
    await bench.answer();
    expect(bench.report).toMatchObject({ state: 'failed', failure: { stage, advice: { check } } });
    expect(bench.entra.count(grant)).toBe(1);
    expect(bench.leftovers).toEqual(nothing);
  });

  it.each<[string, string, (bench: Bench) => void]>([
    [
      'scopes',
      'a mail scope was not granted',
      (b) => {
        b.entra.answers.authorization_code = () => b.entra.tokens('Mail.Send');
      },
    ],
    [
      'identity',
      'somebody else signed in',
      (b) => {
        b.entra.account = 'admin@contoso.example';
      },
    ],
  ])('at %s: %s', async (stage, _, arrange) => {
    arrange(bench);
    await bench.runner.start(inputFor());
    await bench.answer();
    expect(bench.report).toMatchObject({ state: 'failed', failure: { stage } });
    expect(bench.outcomes.refresh).toBe('skipped');
    expect(bench.leftovers).toEqual(nothing);
  });

  it('when the ID token is of another test', async () => {
    await bench.runner.start(inputFor());
    const answered = bench.answer();
    bench.entra.nonce = 'another';
    await answered;
    expect(bench.report).toMatchObject({ state: 'failed', failure: { stage: 'redemption' } });
  });

  it('when no refresh token comes', async () => {
    bench.entra.answers.authorization_code = () => {
      const answer = bench.entra.tokens('Mail.ReadWrite Mail.Send');
      return { body: { ...(answer.body as object), refresh_token: undefined } };
    };
    await bench.runner.start(inputFor());
    await bench.answer();
    expect(bench.report.failure?.stage).toBe('refresh');
  });

  it("without a server's echo of the secret in the report", async () => {
    bench.entra.answers.authorization_code = () => ({
      status: 401,
      body: {
        error: 'invalid_client',
        error_description: `wrong: ${secretTexts.secret} for ${secretTexts.code}`,
      },
    });
    await bench.runner.start(inputFor());
    await bench.answer();
    expect(bench.report.failure?.detail?.description).toBe('wrong: … for …');
  });
});

describe('a test that the admin ends', () => {
  it('by closing the tab', async () => {
    await bench.runner.start(inputFor());
    await bench.browser.api.tabs.remove(bench.testTab.id);
    await expect.poll(() => bench.report.state).toBe('cancelled');
    expect(bench.leftovers).toEqual(nothing);
  });

  it('by cancelling', async () => {
    await bench.runner.start(inputFor());
    await bench.runner.cancel('setup-1');
    expect(bench.report).toMatchObject({ state: 'cancelled', failure: null });
    expect(bench.outcomes).toMatchObject({ 'sign-in': 'unknown', redemption: 'skipped' });
    expect(bench.browser.tabs.size).toBe(0);
    expect(bench.leftovers).toEqual(nothing);
  });

  it('by cancelling while Microsoft is being asked', async () => {
    bench.entra.answers.client_credentials = async () => {
      await bench.runner.cancel('setup-1');
      return { body: { token_type: 'Bearer', access_token: secretTexts.access } };
    };
    await bench.runner.start(inputFor());
    expect(bench.report.state).toBe('cancelled');
    expect(bench.browser.tabs.size).toBe(0);
    expect(bench.leftovers).toEqual(nothing);
  });

  it.each([0, 1])('by cancelling while rule %i is being added', async (index) => {
    const add = bench.browser.rules.set.bind(bench.browser.rules);
    let cancelled: Promise<void> | undefined;
    let count = 0;
    bench.browser.rules.set = (id, rule) => {
      if (count++ === index) cancelled = bench.runner.cancel('setup-1');
      return add(id, rule);
    };
    await bench.runner.start(inputFor());
    await cancelled;
    expect(bench.report.state).toBe('cancelled');
    expect(bench.browser.tabs.size).toBe(0);
    expect(bench.leftovers).toEqual(nothing);
  });

  it('by waiting too long: the tab closes before its rule goes', async () => {
    await bench.runner.start(inputFor());
    let rulesAtClose = 0;
    const told = bench.browser.onTabRemoved;
    bench.browser.onTabRemoved = (tabId) => {
      rulesAtClose = bench.browser.rules.size;
      told(tabId);
    };
    const alarm = [...bench.browser.alarms.keys()][0] ?? '';
    await bench.runner.onAlarm(alarm);
    expect(bench.report.state).toBe('running');
    bench.now += 10 * 60_000;
    await bench.runner.onAlarm(alarm);
    expect(bench.report).toMatchObject({ state: 'failed', failure: { stage: 'sign-in' } });
    expect(rulesAtClose).toBe(2);
    expect(bench.leftovers).toEqual(nothing);
  });

  it('by starting another one', async () => {
    const first = await bench.runner.start(inputFor());
    const second = await bench.runner.start(inputFor());
    expect(second.id).not.toBe(first.id);
    expect(bench.saved.filter(({ report }) => report.id === first.id).at(-1)?.report.state).toBe('cancelled');
    expect(bench.browser.rules.size).toBe(2);
    await bench.answer();
    expect(bench.report).toMatchObject({ id: second.id, state: 'passed' });
    expect(bench.leftovers).toEqual(nothing);
  });
});

it('keeps the tests of two setups apart', async () => {
  await bench.runner.start(inputFor());
  const first = bench.testTab;
  await bench.runner.start(inputFor('authorization-code', { setupId: 'setup-2' }));
  expect(bench.browser.rules.size).toBe(4);
  // The first test's answer in the second test's tab, then where it belongs.
  await bench.answer({}, first.id + 1);
  expect(bench.report.state).toBe('running');
  await bench.answer({}, first.id);
  expect(bench.saved.at(-1)).toMatchObject({ setupId: 'setup-1', report: { state: 'passed' } });
  expect(bench.browser.rules.size).toBe(2);
  await bench.answer();
  expect(bench.saved.at(-1)).toMatchObject({ setupId: 'setup-2', report: { state: 'passed' } });
  expect(bench.leftovers).toEqual(nothing);
});
