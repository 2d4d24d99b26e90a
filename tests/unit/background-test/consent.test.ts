import { beforeEach, describe, expect, it } from 'vitest';
import { Bench, inputFor, nothing, redirectUri } from './bench';
import { tenantId } from './fake-entra';

let bench: Bench;
beforeEach(async () => {
  bench = new Bench();
});

const options = { withConsent: true, withPassword: false };
const start = () => bench.runner.start(inputFor('authorization-code', { options }));
const tab = () => {
  const [open] = [...bench.browser.tabs.values()];
  if (!open) throw new Error('no tab is open');
  return open;
};
const asked = () => new URL(tab().url);

/** Microsoft sends the tab back from the consent page. */
const consent = (fields: Record<string, string> = { admin_consent: 'True', tenant: tenantId }) => {
  const state = asked().searchParams.get('state') ?? '';
  return bench.runner.onCallback({
    url: `${redirectUri}?${new URLSearchParams({ state, ...fields })}`,
    tabId: tab().id,
    type: 'main_frame',
    method: 'GET',
  });
};

describe('admin consent within a test', () => {
  it("asks for exactly the helpdesk's scopes in the app's own tenant, behind the same rule", async () => {
    await start();
    expect(asked().href.split('?')[0]).toBe(
      `https://login.microsoftonline.com/${tenantId}/v2.0/adminconsent`,
    );
    expect(asked().searchParams.get('scope')).toBe('openid offline_access Mail.ReadWrite Mail.Send');
    expect(bench.browser.log.slice(-2)).toEqual([
      'rule block',
      `navigate ${asked().origin}${asked().pathname}`,
    ]);
    expect(bench.outcomes).toMatchObject({ 'admin-consent': 'running', 'sign-in': 'pending' });
  });

  it('goes on with the sign-in in the same tab, under a state of its own, and passes', async () => {
    await start();
    const before = asked().searchParams.get('state');
    await consent();
    expect(bench.outcomes).toMatchObject({ 'admin-consent': 'pass', 'sign-in': 'running' });
    expect(bench.browser.tabs.size).toBe(1);
    expect(bench.testTab.id).toBe(1);
    expect(bench.authorizeParameters.get('state')).not.toBe(before);
    await bench.answer();
    expect(bench.report.state).toBe('passed');
    expect(bench.leftovers).toEqual(nothing);
  });

  it.each([
    [
      'is refused',
      { error: 'consent_required', error_description: 'AADSTS65004: declined.' },
      'admin-consent',
    ],
    ['was given in another directory', { admin_consent: 'True', tenant: crypto.randomUUID() }, 'tenant-id'],
  ])('fails when it %s', async (_, fields, check) => {
    await start();
    await consent(fields);
    expect(bench.report).toMatchObject({
      state: 'failed',
      failure: { stage: 'admin-consent', advice: { check } },
    });
    expect(bench.browser.tabs.size).toBe(0);
    expect(bench.leftovers).toEqual(nothing);
  });

  it('survives the death of the background while the administrator reads', async () => {
    await start();
    await bench.restart();
    await consent();
    await bench.restart();
    await bench.answer();
    expect(bench.report.state).toBe('passed');
    expect(bench.leftovers).toEqual(nothing);
  });

  it('ends when its tab is closed', async () => {
    await start();
    await bench.browser.api.tabs.remove(tab().id);
    await expect.poll(() => bench.report.state).toBe('cancelled');
    expect(bench.leftovers).toEqual(nothing);
  });
});
