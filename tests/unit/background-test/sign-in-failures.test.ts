import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Bench, inputFor, nothing } from './bench';
import { refusalOf, secretTexts } from './fake-entra';

let bench: Bench;
const checkNoSecrets = () => {
  const text = JSON.stringify(bench.saved);
  for (const secret of Object.values(secretTexts)) expect(text).not.toContain(secret);
};
beforeEach(() => {
  bench = new Bench();
});
afterEach(checkNoSecrets);

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

describe('a permission that is taken back', () => {
  const takeBack = (host: string) => {
    bench.browser.granted = (origin) => !origin.includes(host);
    return bench.runner.onPermissionsRemoved();
  };

  it('while the admin signs in ends the test, and its tab goes before anything can come', async () => {
    await bench.runner.start(inputFor());
    await takeBack('help.example');
    expect(bench.report).toMatchObject({
      state: 'failed',
      failure: {
        stage: 'sign-in',
        advice: { cause: { key: 'testPermissionCause', params: ['help.example'] } },
      },
    });
    expect(bench.browser.tabs.size).toBe(0);
    expect(bench.leftovers).toEqual(nothing);
  });

  it('and that no rule needs changes nothing', async () => {
    await bench.runner.start(inputFor());
    await takeBack('elsewhere.example');
    await bench.answer();
    expect(bench.report.state).toBe('passed');
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
    // That page may lead on to the callback: what the package's rule can't tell is kept back while the tab is there.
    expect([...bench.browser.rules.values()]).toMatchObject([
      { action: { type: 'block' }, condition: { tabIds: [id], requestMethods: ['post'] } },
    ]);
    await bench.browser.api.tabs.remove(id);
    await vi.waitFor(() => expect(bench.leftovers).toEqual(nothing));
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
