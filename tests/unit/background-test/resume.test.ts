import { beforeEach, describe, expect, it } from 'vitest';
import { Bench, inputFor, nothing } from './bench';
import { secretTexts } from './fake-entra';

let bench: Bench;
beforeEach(() => {
  bench = new Bench();
});

/** Starts the test and lets the background die while Microsoft is being asked. */
async function dieDuring(
  grant: 'discovery' | 'client_credentials' | 'authorization_code' | 'refresh_token',
): Promise<void> {
  const never = new Promise<never>(() => undefined);
  let reached: () => void = () => undefined;
  const asked = new Promise<void>((resolve) => {
    reached = resolve;
  });
  bench.entra.answers[grant] = () => {
    reached();
    return never;
  };
  const started = bench.runner.start(inputFor());
  if (grant === 'authorization_code' || grant === 'refresh_token') {
    await started;
    void bench.answer();
  }
  await asked;
  delete bench.entra.answers[grant];
  await bench.restart();
}

describe('after the death of the background', () => {
  it.each(['discovery', 'client_credentials'] as const)('during %s the test goes on', async (grant) => {
    await dieDuring(grant);
    expect(bench.report.state).toBe('running');
    await bench.answer();
    expect(bench.report.state).toBe('passed');
    expect(bench.leftovers).toEqual(nothing);
  });

  it('during the sign-in the test keeps waiting', async () => {
    await bench.runner.start(inputFor());
    await bench.restart();
    expect(bench.report.state).toBe('running');
    expect(bench.browser.tabs.size).toBe(1);
    await bench.answer();
    expect(bench.report.state).toBe('passed');
    expect(bench.leftovers).toEqual(nothing);
  });

  it('the callback itself may be what wakes it', async () => {
    await bench.runner.start(inputFor());
    const resumed = bench.restart();
    await Promise.all([resumed, bench.answer()]);
    expect(bench.report.state).toBe('passed');
    expect(bench.entra.count('authorization_code')).toBe(1);
  });

  it.each(['authorization_code', 'refresh_token'] as const)(
    'during %s the test fails with "start over", and asks nothing again',
    async (grant) => {
      await dieDuring(grant);
      expect(bench.report).toMatchObject({
        state: 'failed',
        failure: { advice: { fix: { key: 'testStartOverFix' } } },
      });
      expect(bench.entra.count(grant)).toBe(1);
      expect(bench.leftovers).toEqual(nothing);
    },
  );

  it('with the answer, the tab that has the code in its address goes', async () => {
    await bench.runner.start(inputFor());
    let reached: () => void = () => undefined;
    const closing = new Promise<void>((resolve) => {
      reached = resolve;
    });
    const remove = bench.browser.tabs.delete.bind(bench.browser.tabs);
    bench.browser.tabs.delete = () => {
      reached();
      return false;
    };
    void bench.answer();
    await closing;
    bench.browser.tabs.delete = remove;
    await bench.restart();
    expect(bench.report.state).toBe('failed');
    expect(bench.browser.tabs.size).toBe(0);
    expect(bench.leftovers).toEqual(nothing);
  });

  it('a tab that was closed meanwhile ends the test', async () => {
    await bench.runner.start(inputFor());
    bench.browser.tabs.clear();
    await bench.restart();
    expect(bench.report.state).toBe('cancelled');
    expect(bench.leftovers).toEqual(nothing);
  });

  it('a deadline that has passed ends the test', async () => {
    await bench.runner.start(inputFor());
    bench.now += 11 * 60_000;
    await bench.restart();
    expect(bench.report.state).toBe('failed');
    expect(bench.browser.tabs.size).toBe(0);
    expect(bench.leftovers).toEqual(nothing);
  });

  it('a half-done clean-up is finished', async () => {
    await bench.runner.start(inputFor());
    const update = bench.browser.rules.delete.bind(bench.browser.rules);
    let dies: () => void = () => undefined;
    const died = new Promise<void>((resolve) => {
      dies = resolve;
    });
    bench.browser.rules.delete = () => {
      dies();
      throw new Error('dead');
    };
    const answered = bench.runner.cancel('setup-1').catch(() => undefined);
    await died;
    await answered;
    bench.browser.rules.delete = update;
    await bench.restart();
    expect(bench.report.state).toBe('cancelled');
    expect(bench.leftovers).toEqual(nothing);
  });
});

it('a browser that was closed leaves no test running for ever', async () => {
  await bench.runner.start(inputFor());
  bench.browser.stored.clear();
  bench.browser.rules.clear();
  bench.browser.alarms.clear();
  await bench.restart();
  expect(bench.report).toMatchObject({
    state: 'failed',
    failure: { advice: { cause: { key: 'testLostCause' } } },
  });
});

it('resuming leaves a test of this very background alone', async () => {
  await bench.runner.start(inputFor());
  const answered = bench.answer();
  await bench.runner.resume();
  await answered;
  expect(bench.report.state).toBe('passed');
});

it('storage.session has what it needs, and never the client secret', async () => {
  await bench.runner.start(inputFor());
  expect(JSON.stringify([...bench.browser.stored])).not.toContain(secretTexts.secret);
});
