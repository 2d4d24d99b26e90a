import { beforeEach, describe, expect, it } from 'vitest';
import { Bench, inputFor, nothing } from './bench';

let bench: Bench;
beforeEach(() => {
  bench = new Bench();
});

const minute = 60_000;

/** The alarms are due whose name has this in it. */
async function ring(part = 'retry'): Promise<void> {
  for (const name of [...bench.browser.alarms.keys()].filter((one) => one.includes(part))) {
    bench.browser.alarms.delete(name);
    await bench.runner.onAlarm(name);
  }
}

function expectPassed(): void {
  expect(bench.report.state).toBe('passed');
  expect(bench.leftovers).toEqual(nothing);
}

describe('an end for which there is no room', () => {
  beforeEach(async () => {
    await bench.runner.start(inputFor());
    bench.hasRoomFor = ({ state }) => state === 'running';
    await bench.answer();
    expect(bench.report.state).toBe('running');
  });
  it('is tried again until there is some', async () => {
    await ring();
    expect(bench.report.state).toBe('running');
    bench.hasRoomFor = () => true;
    await ring();
    expectPassed();
  });

  it('is stored when the admin presses for it', async () => {
    bench.hasRoomFor = () => true;
    await bench.runner.cancel('setup-1');
    expectPassed();
  });

  it('is stored by the next background', async () => {
    bench.hasRoomFor = () => true;
    await bench.restart();
    expectPassed();
  });

  it('keeps another test from starting, which says so', async () => {
    await expect(bench.runner.start(inputFor())).rejects.toThrow('quota');
  });
});

describe('an answer for which there is no room', () => {
  beforeEach(async () => {
    await bench.runner.start(inputFor());
    bench.browser.isFull = true;
    const tab = { ...bench.testTab, url: bench.answerUrl() };
    await bench.answer();
    // The browser has kept it back, and says so again.
    bench.browser.tabs.set(tab.id, tab);
    await bench.runner.onTabUpdated(tab.id, { status: 'complete' }, tab);
    expect(bench.report.state).toBe('running');
  });

  it('is taken from its tab as soon as there is some', async () => {
    await ring();
    expect(bench.report.state).toBe('running');
    bench.browser.isFull = false;
    await ring();
    expectPassed();
  });

  it('ends the test where its tab is gone meanwhile', async () => {
    bench.browser.tabs.clear();
    bench.browser.isFull = false;
    await ring();
    expect(bench.report.state).toBe('cancelled');
    expect(bench.leftovers).toEqual(nothing);
  });
});

describe('an end that nobody could be told of', () => {
  it('a background that starts', async () => {
    await bench.runner.start(inputFor());
    bench.browser.tabs.clear();
    bench.browser.isFull = true;
    await bench.restart();
    bench.browser.isFull = false;
    await ring();
    expect(bench.report.state).toBe('cancelled');
    expect(bench.leftovers).toEqual(nothing);
  });

  it('a deadline that passes', async () => {
    await bench.runner.start(inputFor());
    bench.browser.isFull = true;
    bench.now += 10 * minute;
    await ring('oauth-test:');
    expect(bench.report.state).toBe('running');
    bench.browser.isFull = false;
    await ring();
    expect(bench.report).toMatchObject({
      state: 'failed',
      failure: { advice: { cause: { key: 'testTimeoutCause' } } },
    });
    expect(bench.leftovers).toEqual(nothing);
  });

  it('a tab that is closed', async () => {
    await bench.runner.start(inputFor());
    bench.browser.isFull = true;
    await bench.browser.api.tabs.remove(bench.testTab.id);
    await expect.poll(() => [...bench.browser.alarms.keys()].join()).toContain('retry');
    bench.browser.isFull = false;
    await ring();
    expect(bench.report.state).toBe('cancelled');
    expect(bench.leftovers).toEqual(nothing);
  });

  it('a code that was spent: the test says that it was interrupted', async () => {
    await bench.runner.start(inputFor());
    bench.entra.answers.authorization_code = () => {
      bench.browser.isFull = true;
      return bench.entra.tokens('Mail.ReadWrite');
    };
    await bench.answer();
    expect(bench.report.state).toBe('running');
    bench.browser.isFull = false;
    await ring();
    expect(bench.report).toMatchObject({
      state: 'failed',
      failure: { advice: { cause: { key: 'testInterruptedCause' } } },
    });
    expect(bench.leftovers).toEqual(nothing);
  });
});

it('leaves alone what is still under way', async () => {
  await bench.runner.start(inputFor());
  let goOn: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  bench.entra.answers.authorization_code = async () => {
    await held;
    return bench.entra.tokens('Mail.ReadWrite Mail.Send');
  };
  const answered = bench.answer();
  await expect.poll(() => bench.entra.count('authorization_code')).toBe(1);
  bench.browser.isFull = true;
  await expect(bench.runner.cancel('setup-1')).rejects.toThrow('quota');
  bench.browser.isFull = false;
  await ring();
  expect(bench.report.state).toBe('running');
  goOn();
  await answered;
  expectPassed();
});
