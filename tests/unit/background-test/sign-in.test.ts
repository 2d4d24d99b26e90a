import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Bench, inputFor, nothing } from './bench';
import { secretTexts, tenantId } from './fake-entra';

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
    const { unproven, ...proven } = bench.outcomes;
    expect(new Set(Object.values(proven))).toEqual(new Set(['pass']));
    // Sending can't be tried without sending.
    expect(unproven).toBe('unknown');
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
    expect(asked.state).toMatch(/^waymark[0-9a-f]{32}$/);
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
