import { beforeEach, describe, expect, it } from 'vitest';
import { Bench, inputFor } from './bench';

let bench: Bench;
beforeEach(() => {
  bench = new Bench();
});

const graphError = (status: number, code: string) => ({
  status,
  body: {
    error: {
      code,
      message: 'Said so.',
      innerError: { 'request-id': 'request-1', 'client-request-id': 'client-1', date: '2026-11-21T00:00:00' },
    },
  },
});

const run = async (change: Parameters<typeof inputFor>[1] = {}) => {
  await bench.runner.start(inputFor('authorization-code', change));
  await bench.answer();
};
const delegate = (input = inputFor()) => ({
  variant: { ...input.variant, signIn: { account: 'delegate' as const, who: 'A user' } },
});
const grant = (scope: string) => {
  bench.entra.answers.authorization_code = () => bench.entra.tokens(scope);
};

describe('the inbox', () => {
  it('of whoever signed in is opened with the token at hand', async () => {
    await run();
    const asked = bench.entra.asked.find((request) => request.grant === 'inbox');
    expect(asked?.url).toMatch(/^https:\/\/graph\.microsoft\.com\/v1\.0\/me\/mailFolders\/inbox\?/);
    expect(new Headers(asked?.init.headers).get('authorization')).toMatch(/^Bearer /);
    expect(bench.outcomes.mailbox).toBe('pass');
  });

  it('of a shared mailbox is opened by its address, with the shared permission', async () => {
    grant('Mail.ReadWrite Mail.ReadWrite.Shared Mail.Send');
    await run(delegate());
    expect(bench.entra.asked.find((request) => request.grant === 'inbox')?.url).toContain(
      '/users/support%40contoso.example/mailFolders/inbox',
    );
    expect(bench.outcomes.mailbox).toBe('pass');
  });

  it('of a shared mailbox is not tried without that permission: Graph would refuse whatever Exchange allows', async () => {
    await run(delegate());
    expect(bench.entra.count('inbox')).toBe(0);
    expect(bench.report.state).toBe('passed');
    expect(bench.outcomes.mailbox).toBe('unknown');
  });

  it('is not tried where the browser does not let Waymark ask Graph', async () => {
    bench.browser.granted = (origin) => !origin.includes('graph.');
    await run();
    expect(bench.entra.count('inbox')).toBe(0);
    expect(bench.report.state).toBe('passed');
    expect(bench.outcomes.mailbox).toBe('unknown');
  });

  it.each([
    [404, 'MailboxNotEnabledForRESTAPI', null],
    [403, 'ErrorAccessDenied', 'permissions'],
    [404, 'ErrorInvalidUser', null],
    [404, 'ErrorItemNotFound', null],
    [404, 'ResourceNotFound', null],
    [401, 'InvalidAuthenticationToken', 'permissions'],
    [403, 'Authorization_RequestDenied', 'permissions'],
    [400, 'SomethingNew', null],
  ])('fails the test with %i %s, and keeps the IDs for support', async (status, code, check) => {
    bench.entra.answers.inbox = () => graphError(status, code);
    await run();
    expect(bench.report).toMatchObject({
      state: 'failed',
      failure: {
        stage: 'mailbox',
        detail: { error: code, traceId: 'request-1', correlationId: 'client-1' },
        advice: { check },
      },
    });
  });

  it.each([
    ['is busy', () => graphError(429, 'TooManyRequests')],
    ['has a fault', () => graphError(503, 'ServiceUnavailable')],
    ['is out of reach', () => Promise.reject(new TypeError('Failed to fetch'))],
  ])('is left open where Graph %s', async (_, answer) => {
    bench.entra.answers.inbox = answer;
    await run();
    expect(bench.report.state).toBe('passed');
    expect(bench.outcomes.mailbox).toBe('unknown');
  });
});

describe('an alias of the mailbox', () => {
  const scopes = ['openid', 'offline_access', 'User.Read', 'Mail.ReadWrite'];
  const alias = { mailbox: 'Help@contoso.example', scopes };
  const proxyAddresses = ['SMTP:support@contoso.example', 'smtp:help@contoso.example', 'x500:/o=x'];

  it('is taken for it where the helpdesk may read the profile', async () => {
    grant('User.Read Mail.ReadWrite');
    bench.entra.answers.me = () => ({ body: { mail: 'support@contoso.example', proxyAddresses } });
    await run(alias);
    expect(bench.outcomes.identity).toBe('pass');
  });

  it('is not asked for, and not known, where it may not', async () => {
    grant('Mail.ReadWrite Mail.Send');
    await run({ mailbox: 'help@contoso.example' });
    expect(bench.entra.count('me')).toBe(0);
    expect(bench.report.failure?.stage).toBe('identity');
  });

  it('does not fail the test where the profile stays closed', async () => {
    grant('User.Read Mail.ReadWrite');
    bench.entra.answers.me = () => graphError(403, 'Authorization_RequestDenied');
    await run({ scopes });
    expect(bench.report.state).toBe('passed');
  });
});
