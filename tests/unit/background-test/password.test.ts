import { beforeEach, describe, expect, it } from 'vitest';
import { Bench, inputFor, nothing } from './bench';
import { refusalOf } from './fake-entra';

const password = 'Correct-Horse-7-battery';
let bench: Bench;
beforeEach(() => {
  bench = new Bench();
});

const input = () =>
  inputFor('resource-owner-password', {
    clientSecret: null,
    redirectUri: null,
    scopes: ['https://outlook.office365.com/IMAP.AccessAsUser.All'],
    password,
    options: { withConsent: false, withPassword: true },
  });
const accept = () => {
  bench.entra.answers.password = () => {
    const { body } = bench.entra.tokens('https://outlook.office.com/IMAP.AccessAsUser.All');
    return { body: { ...(body as object), refresh_token: undefined } };
  };
};
const everywhere = () =>
  JSON.stringify([
    [...bench.browser.stored],
    bench.saved,
    [...bench.browser.alarms],
    [...bench.browser.rules],
    bench.browser.log,
  ]);

describe('the password', () => {
  it('goes to Microsoft once, in the body of one request, and is nowhere else', async () => {
    accept();
    const seen: string[] = [];
    const usual = bench.browser.api.storage.session.set;
    const report = await bench.runner.start(input());
    seen.push(everywhere());
    expect(usual).toBeDefined();
    expect(report.state).toBe('passed');
    const carrying = bench.entra.asked.filter(({ url, init }) => `${url} ${init.body}`.includes(password));
    expect(carrying.map(({ grant }) => grant)).toEqual(['password']);
    expect(carrying[0]?.url).not.toContain(password);
    expect(seen.join()).not.toContain(password);
    expect(bench.leftovers).toEqual(nothing);
  });

  it('is in no storage even while the request is under way', async () => {
    let during = '';
    bench.entra.answers.password = () => {
      during = everywhere();
      return refusalOf('invalid_grant', 50126);
    };
    await bench.runner.start(input());
    expect(during).toContain('"redeeming"');
    expect(during).not.toContain(password);
  });

  it("is taken out of a server's answer", async () => {
    bench.entra.answers.password = () => ({
      status: 400,
      body: { error: 'invalid_grant', error_description: `wrong: ${password}` },
    });
    await bench.runner.start(input());
    expect(bench.report.failure?.detail?.description).toBe('wrong: …');
  });

  it('is asked for again when the background died before it was used', async () => {
    bench.entra.answers.discovery = () => new Promise(() => undefined);
    void bench.runner.start(input());
    await expect.poll(() => bench.entra.count('discovery')).toBe(1);
    delete bench.entra.answers.discovery;
    await bench.restart();
    expect(bench.report.failure).toMatchObject({
      stage: 'password',
      advice: { cause: { key: 'testPasswordGoneCause' } },
    });
    expect(bench.leftovers).toEqual(nothing);
  });

  it('opens no tab and shows no code', async () => {
    accept();
    await bench.runner.start(input());
    expect(bench.browser.tabs.size).toBe(0);
    expect(bench.entra.count('devicecode')).toBe(0);
    expect(bench.outcomes).not.toHaveProperty('device-code');
  });
});
