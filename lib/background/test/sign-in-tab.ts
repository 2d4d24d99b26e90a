import { newSignInSecrets, type SignInSecrets } from '../../oauth/authorize-url';
import { callbackRule } from '../../oauth/rules';
import type { StageId } from '../../oauth/types';
import { closeTab, deadlineAlarm } from './clean-up';
import { findMissingPermission } from './prepare';
import type { TestSession } from './session';
import { addRule } from './session-rules';

/**
 * Opens a page of Microsoft's in the test's own tab, with the callback blocked before the tab goes anywhere
 * (knowledge/oauth.md §1.4).
 */
export async function openPage(
  session: TestSession,
  stage: StageId,
  addressFor: (secrets: SignInSecrets, redirectUri: string) => string | Promise<string>,
): Promise<void> {
  const { api } = session.deps;
  const { input, rules } = session.run;
  const { redirectUri } = input;
  if (redirectUri === null) throw new TypeError('a sign-in needs a redirect URI');
  await session.begin(stage);
  const missing = await findMissingPermission(session);
  if (missing) await session.settle(stage, { outcome: 'fail', failure: missing });

  const tabId = session.run.tabId ?? (await createTab(session));
  await session.update((run) => ({ ...run, tabId, secrets: run.secrets ?? newSignInSecrets() }));
  await addRule(session, callbackRule(rules.callback, tabId, redirectUri));
  api.alarms.create(deadlineAlarm(session.run), { when: session.run.deadline });
  const { secrets } = session.run;
  if (!secrets) throw new TypeError('a sign-in needs its state');
  const url = await addressFor(secrets, redirectUri);
  await untilBlank(session, tabId);
  await api.tabs.update(tabId, { url });
  // With a session at Microsoft the answer may have come already.
  await session.update((run) => (run.phase === 'preparing' ? { ...run, phase: 'signing-in' } : run));
}

async function createTab(session: TestSession): Promise<number> {
  const { id } = await session.deps.api.tabs.create({ url: 'about:blank', active: true });
  if (id === undefined) throw new Error('the tab has no ID');
  try {
    await session.update((run) => ({ ...run, tabId: id }));
  } catch (error) {
    await closeTab(session.deps, id);
    throw error;
  }
  return id;
}

/**
 * Until the tab's empty page stands, at most a second: Chromium may crash a tab that is sent on earlier while something
 * watches it (measured: one in eight, none after waiting).
 */
async function untilBlank({ deps: { api, wait } }: TestSession, tabId: number): Promise<void> {
  for (let look = 0; look < 50; look += 1) {
    const { status } = await api.tabs.get(tabId);
    if (status !== 'loading') return;
    await wait(20);
  }
}
