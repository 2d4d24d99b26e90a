import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fakeJwt } from '../oauth/fake-jwt';
import { Bench, inputFor, nothing } from './bench';
import { refusalOf, secretTexts } from './fake-entra';

let bench: Bench;
beforeEach(() => {
  bench = new Bench();
});
afterEach(() => {
  const text = JSON.stringify(bench.saved);
  for (const secret of Object.values(secretTexts)) expect(text).not.toContain(secret);
});

describe('the device code flow', () => {
  const scopes = [
    'https://outlook.office365.com/IMAP.AccessAsUser.All',
    'https://outlook.office365.com/SMTP.Send',
  ];
  const input = () => inputFor('resource-owner-password', { clientSecret: null, redirectUri: null, scopes });
  const pending = refusalOf('authorization_pending', 70016);
  const signedIn = () => {
    const { body } = bench.entra.tokens(scopes.join(' '));
    const accessToken = fakeJwt({ upn: bench.entra.account, aud: 'https://outlook.office.com' });
    return {
      body: { ...(body as object), id_token: undefined, refresh_token: undefined, access_token: accessToken },
    };
  };
  const answers = (...all: ReturnType<typeof refusalOf>[]) => {
    bench.entra.answers.device = () => all.shift() ?? signedIn();
  };

  it('shows the code, waits, and passes', async () => {
    answers(pending, pending);
    const report = await bench.runner.start(input());
    expect(report.deviceCode).toMatchObject({
      userCode: 'ABCD1234',
      verificationUri: 'https://microsoft.com/devicelogin',
    });
    expect(bench.browser.log).toContain('open https://microsoft.com/devicelogin');
    await expect.poll(() => bench.report.state).toBe('passed');
    expect(bench.report).toMatchObject({ deviceCode: null, account: 'support@contoso.example' });
    expect(bench.outcomes).toEqual({
      preconditions: 'pass',
      discovery: 'pass',
      'device-code': 'pass',
      scopes: 'pass',
      identity: 'pass',
      refresh: 'unknown',
      unproven: 'unknown',
    });
    expect(bench.entra.count('device')).toBe(3);
    expect(bench.leftovers).toEqual(nothing);
  });

  it('never sends a secret', async () => {
    answers();
    await bench.runner.start(input());
    await expect.poll(() => bench.report.state).toBe('passed');
    expect(bench.entra.asked.some(({ form }) => form.has('client_secret'))).toBe(false);
  });

  it('slows down when told to', async () => {
    const waits: number[] = [];
    const usual = bench.wait;
    bench.wait = async (milliseconds) => {
      waits.push(milliseconds);
      await usual(milliseconds);
    };
    answers(pending, refusalOf('slow_down', 1), pending);
    await bench.runner.start(input());
    await expect.poll(() => bench.report.state).toBe('passed');
    expect(waits).toEqual([5000, 5000, 10_000, 10_000]);
  });

  it.each([
    ['public client flows are off', 'devicecode', refusalOf('invalid_client', 7000218), 'public-client'],
    [
      'public client flows are off, said later',
      'device',
      refusalOf('invalid_client', 7000218),
      'public-client',
    ],
    ['the admin declines', 'device', refusalOf('authorization_declined', 1), null],
    ['the code expires', 'device', refusalOf('expired_token', 70020), null],
  ] as const)('fails when %s', async (_, grant, answer, check) => {
    bench.entra.answers[grant] = () => answer;
    await bench.runner.start(input());
    await expect.poll(() => bench.report.state).toBe('failed');
    expect(bench.report).toMatchObject({
      deviceCode: null,
      failure: { stage: 'device-code', advice: { check } },
    });
    expect(bench.leftovers).toEqual(nothing);
  });

  it('gives up at the deadline', async () => {
    bench.entra.answers.device = () => pending;
    await bench.runner.start(input());
    await expect.poll(() => bench.report.state).toBe('failed');
    expect(bench.report.failure?.advice.cause.key).toBe('testTimeoutCause');
    expect(bench.leftovers).toEqual(nothing);
  });

  it('stops polling when cancelled', async () => {
    let go: () => void = () => undefined;
    bench.wait = () =>
      new Promise((resolve) => {
        go = resolve;
      });
    await bench.runner.start(input());
    await bench.runner.cancel('setup-1');
    go();
    await expect.poll(() => bench.leftovers).toEqual(nothing);
    expect(bench.entra.count('device')).toBe(0);
    expect(bench.report.state).toBe('cancelled');
  });

  it('goes on polling after the death of the background', async () => {
    const usual = bench.wait;
    bench.wait = () => new Promise(() => undefined);
    await bench.runner.start(input());
    bench.wait = usual;
    answers();
    await bench.restart();
    await expect.poll(() => bench.report.state).toBe('passed');
    expect(bench.entra.count('devicecode')).toBe(1);
    expect(bench.leftovers).toEqual(nothing);
  });
});

describe('the app-only flow', () => {
  const input = () =>
    inputFor('client-credentials', { scopes: ['https://graph.microsoft.com/.default'], redirectUri: null });
  const appToken = (roles?: string[]) => ({
    body: {
      token_type: 'Bearer',
      expires_in: 3600,
      access_token: fakeJwt({ tid: 'x', ...(roles ? { roles } : {}) }),
    },
  });

  it.each([
    ['pass', ['Mail.Read']],
    ['unknown', undefined],
  ])('passes with roles %s: the mailbox decides', async (outcome, roles) => {
    bench.entra.answers.client_credentials = () => appToken(roles);
    const report = await bench.runner.start(input());
    expect(report.state).toBe('passed');
    expect(bench.outcomes).toMatchObject({ scopes: outcome, mailbox: 'pass' });
    const [token, inbox] = bench.entra.asked.slice(-2);
    expect(token?.form.get('scope')).toBe('https://graph.microsoft.com/.default');
    expect(inbox?.url).toContain('/v1.0/users/support%40contoso.example/mailFolders/inbox');
    expect(bench.leftovers).toEqual(nothing);
  });

  it('fails when a policy refuses: here the app itself signs in', async () => {
    bench.entra.answers.client_credentials = () => refusalOf('access_denied', 53003);
    const report = await bench.runner.start(input());
    expect(report).toMatchObject({ state: 'failed', failure: { stage: 'client-credentials' } });
  });
});
