// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { exampleStage } from '../example-report';
import { clientId, makeState, makeTest, tenantId, text } from './fixtures';
import { open } from './popup-fixtures';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

const running = makeTest({
  state: 'running',
  endedAt: null,
  stages: [
    exampleStage('discovery', 'pass', 'The tenant exists.'),
    exampleStage('device-code', 'running'),
    exampleStage('redemption', 'pending'),
  ],
  deviceCode: { userCode: 'HX7K2PLQ', verificationUri: 'https://microsoft.com/devicelogin', expiresAt: 1 },
});

const failed = makeTest({
  state: 'failed',
  failure: {
    stage: 'redemption',
    detail: {
      error: 'invalid_client',
      codes: [7000215],
      description: 'AADSTS7000215: Invalid client secret provided.',
      traceId: 'trace-1',
      correlationId: 'correlation-1',
      timestamp: null,
    },
    advice: {
      code: 7000215,
      cause: text('Its ID was copied instead of its value.'),
      fix: text('Copy the column “Value”.'),
      check: 'client-secret',
      page: 'secrets',
    },
  },
});

describe('the test', () => {
  it('says as whom to sign in before it starts', async () => {
    const { actions } = open(makeState(), 'test');
    expect(screen.getByText(/Sign in there as support@example.com/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Start the test' }));
    expect(actions.onStartTest).toHaveBeenCalledOnce();
  });

  it('does not start while values are missing', () => {
    open(makeState({}, { readyToTest: false }), 'test');
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Start the test' }).disabled).toBe(true);
  });

  it('explains why it needs access when that is refused', async () => {
    const { actions } = open(makeState(), 'test');
    actions.onStartTest.mockResolvedValue('refused');
    await userEvent.click(screen.getByRole('button', { name: 'Start the test' }));
    expect(await screen.findByText(/Without access to your helpdesk/)).toBeTruthy();
  });

  it('shows the stages as they run, and the device code', async () => {
    const { actions } = open(makeState({ test: running }), 'test');
    const stages = screen.getAllByRole('listitem').map((item) => item.textContent);
    expect(stages).toEqual([
      expect.stringContaining('In order'),
      expect.stringContaining('running'),
      expect.stringContaining('to come'),
    ]);
    expect(screen.getByText('HX7K2PLQ')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Open the page' }).getAttribute('href')).toBe(
      'https://microsoft.com/devicelogin',
    );
    const said = screen.getAllByRole('status').map((region) => region.textContent);
    expect(said).toContain('The test is running Signing in with a code');
    await userEvent.click(screen.getByRole('button', { name: 'Cancel the test' }));
    expect(actions.cancelTest).toHaveBeenCalledOnce();
  });

  it('says why it failed, what to do, and what support will ask for', () => {
    open(makeState({ test: failed }), 'test');
    const alert = screen.getByRole('alert').textContent;
    expect(alert).toContain('Its ID was copied instead of its value.');
    expect(alert).toContain('Copy the column “Value”.');
    expect(alert).toContain('Trace ID: trace-1');
    expect(alert).toContain('Correlation ID: correlation-1');
  });

  it('shows who signed in and what was granted', () => {
    open(makeState({ test: makeTest() }), 'test');
    expect(screen.getByRole('heading', { name: 'The test passed' })).toBeTruthy();
    expect(screen.getByText('Mail.ReadWrite')).toBeTruthy();
  });

  it('names no browser that does not say which it is, and no error of a page that has none', () => {
    const [detail, advice] = [failed.failure?.detail, failed.failure?.advice];
    if (!detail || !advice) throw new Error('no failed test');
    const failure = { stage: 'sign-in', detail: { ...detail, error: 'page' }, advice } as const;
    open(makeState({ test: { ...failed, failure, versions: { waymark: '1.2.3', browser: '' } } }), 'test');
    expect(screen.getByText('Waymark 1.2.3')).toBeTruthy();
    expect(screen.getByText(/^Codes: 7000215/)).toBeTruthy();
  });

  it('does not call a stale test passed', () => {
    open(makeState({ test: makeTest() }, { testIsStale: true }), 'test');
    expect(screen.queryByText('The test passed')).toBeNull();
    expect(screen.getByRole('heading', { name: /changed since this test/ })).toBeTruthy();
  });
});

describe('a test that failed', () => {
  const open403 = (change: Parameters<typeof makeTest>[0] = {}) =>
    open(makeState({ test: { ...failed, ...change } }, { testIsStale: false }), 'test');

  it("opens the portal page of this app, and goes back to the step's checks", async () => {
    const onSecrets = { ...failed, failure: failed.failure && { ...failed.failure } };
    open(makeState({ test: onSecrets }), 'test');
    expect(screen.getByRole('link', { name: 'Open this page in the portal' }).getAttribute('href')).toMatch(
      new RegExp(`^https://portal\\.azure\\.com/${tenantId}/#view/.*/Credentials/appId/${clientId}/`),
    );
  });

  it('shows the trace and correlation ID, to be copied', () => {
    open403();
    expect(screen.getByText(/trace-1/).textContent).toContain('correlation-1');
    expect(screen.getByRole('button', { name: /Details for Microsoft's support/ })).toBeTruthy();
  });
});

describe('beyond the plain test', () => {
  it('an administrator may consent first', async () => {
    const { actions } = open(makeState(), 'test');
    await userEvent.click(screen.getByText('Have an administrator consent first'));
    await userEvent.click(screen.getByRole('button', { name: 'Open the consent page, then test' }));
    expect(actions.onStartTest).toHaveBeenCalledExactlyOnceWith({ consent: true });
  });

  it('a password is sent once and leaves the field', async () => {
    const state = makeState();
    if (state.active)
      state.active.variant = { ...state.active.variant, flow: 'resource-owner-password', secret: null };
    const { actions, container } = open(state, 'test');
    await userEvent.click(screen.getByText('Try the password itself'));
    const field = screen.getByLabelText<HTMLInputElement>(/Password of support@example.com/);
    await userEvent.type(field, 'Correct-7');
    await userEvent.click(screen.getByRole('button', { name: 'Test with the password' }));
    expect(actions.onStartTest).toHaveBeenCalledExactlyOnceWith({ password: 'Correct-7' });
    expect(field.value).toBe('');
    expect(container.innerHTML + JSON.stringify(localStorage)).not.toContain('Correct-7');
  });

  it.each([
    ['values-missing', /a value that it needs is missing/],
    ['checks-failed', /a check has failed/],
    ['secret-gone', /secret/],
    ['mailbox-missing', /mailbox's address/],
    ['not-for-this', /does not sign in in this way/],
  ] as const)('says why it did not start: %s', async (reason, words) => {
    const { actions } = open(makeState(), 'test');
    actions.onStartTest.mockResolvedValue(reason);
    await userEvent.click(screen.getByRole('button', { name: 'Start the test' }));
    expect((await screen.findByRole('alert')).textContent).toMatch(words);
  });
});
