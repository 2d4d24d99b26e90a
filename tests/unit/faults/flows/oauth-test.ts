import { expect } from 'vitest';
import { secretText } from '../../background/bench';
import { secretTexts } from '../../background-test/fake-entra';
import type { Flow } from '../flow';
import { type ReadyApp, readyApp, typeSecretAgain } from '../ready-app';

const reportOf = ({ world }: ReadyApp) => world.active?.test ?? null;

/** A test that has ended badly says why and what to do; the admin starts it once more. */
function expectSaid(report: NonNullable<ReturnType<typeof reportOf>>): void {
  if (report.state === 'failed')
    expect(report.failure?.advice).toMatchObject({ cause: { key: /./ }, fix: { key: /./ } });
}

const isRetry = (name: string) => name.startsWith('oauth-test-retry:');

/** Where something of a test could not be stored, its time to be tried again has come; true where there was any. */
async function ringRetries({ world }: ReadyApp): Promise<boolean> {
  const retries = [...world.alarms.keys()].filter(isRetry);
  await world.ring(...retries);
  return retries.length > 0;
}

const testOf = (
  ids: [string, string],
  /** What the admin and Microsoft do while the test waits; false where there is nothing to be done. */
  meanwhile: (app: ReadyApp) => Promise<boolean>,
): Flow<ReadyApp> => ({
  prepare: () => readyApp(ids),
  async run(app) {
    const { world } = app;
    for (let round = 0; round < 9; round += 1) {
      await typeSecretAgain(world).catch(() => undefined);
      await world.ask({ type: 'start-test' }).catch(() => undefined);
      await world.settle();
      for (let wait = 0; reportOf(app)?.state === 'running'; wait += 1) {
        const isWaiting = await meanwhile(app);
        await world.settle();
        const isTriedAgain = await ringRetries(app);
        const report = reportOf(app);
        if ((!(isWaiting || isTriedAgain) || wait > 12) && report?.state === 'running')
          throw new Error(
            `waits for nothing at ${report.stages.find(({ outcome }) => outcome === 'running')?.id}`,
          );
      }
      const report = reportOf(app);
      if (report?.state === 'passed') return;
      if (report) expectSaid(report);
    }
  },
  async check(app) {
    const { world } = app;
    await world.settle();
    await ringRetries(app);
    expect(reportOf(app)?.state).toBe('passed');
    const isLeft = ({ condition }: { condition: { tabIds?: number[] } }) =>
      condition.tabIds?.every((id) => !world.tabs.has(id)) ?? true;
    expect([...world.rules.values()].filter(isLeft), 'rules of no tab').toEqual([]);
    expect(world.stored.session.get('oauthTests') ?? {}, 'tests under way').toEqual({});
    expect(
      [...world.alarms.keys()].filter((name) => name.startsWith('oauth-test')),
      'alarms',
    ).toEqual([]);
    const kept = world.text('local') + world.text('session').replace(secretText, '');
    for (const text of [...Object.values(secretTexts), secretText]) expect(kept).not.toContain(text);
  },
});

/** Microsoft sends the test's tab to the helpdesk, where the browser stops it; the tab then shows that it was stopped. */
async function signIn({ world, entra }: ReadyApp): Promise<boolean> {
  const tab = [...world.tabs.values()].findLast(({ url }) => url.includes('/oauth2/v2.0/authorize'));
  if (!tab) return false;
  const asked = new URL(tab.url).searchParams;
  entra.nonce = asked.get('nonce') ?? '';
  const answer = new URLSearchParams({ code: secretTexts.code, state: asked.get('state') ?? '' });
  const url = `${asked.get('redirect_uri')}?${answer}`;
  await world.fire('callback', { url, tabId: tab.id, type: 'main_frame', method: 'GET' });
  if (!world.tabs.has(tab.id)) return true;
  tab.url = url;
  await world.fire('updated', tab.id, { status: 'complete' }, { id: tab.id, url });
  return true;
}

export const codeTest = testOf(['zammad', 'microsoft_graph'], signIn);
export const deviceTest = testOf(['matrix42', 'platform'], async () => false);
export const appOnlyTest = testOf(['freeitsm', 'app-only'], async () => false);
