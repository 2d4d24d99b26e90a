import { isLoginPage } from '../../oauth/authority';
import { isTestState } from '../../oauth/authorize-url';
import { postedAnswerRule } from '../../oauth/rules';
import type { TestRuns } from './runs';
import type { TestDeps } from './types';

/**
 * Tabs in which a test's sign-in can be finished outside that test: duplicated, reopened, restored with the browser, or
 * left open with an error page of Microsoft's. The rule of the package keeps back what they bring; these rules do so for
 * a form post, which it can't tell.
 */

/** Takes notice of a sign-in page in a tab that is not a test's: one of ours is guarded, the helpdesk's own is not. */
export async function noticeSignIn(
  deps: TestDeps,
  runs: TestRuns,
  tabId: number,
  url: string,
): Promise<void> {
  const asked = isLoginPage(url) ? new URL(url).searchParams : null;
  const state = asked?.get('state') ?? null;
  if (state === null) return;
  const redirectUri = asked?.get('redirect_uri') ?? '';
  const guards = await guardsOf(deps, tabId);
  const { declarativeNetRequest } = deps.api;
  if (!isTestState(state)) {
    if (guards.length > 0) await declarativeNetRequest.updateSessionRules({ removeRuleIds: guards });
  } else if (guards.length === 0 && URL.canParse(redirectUri)) {
    const rule = postedAnswerRule(await runs.newRule(), tabId, redirectUri);
    await declarativeNetRequest.updateSessionRules({ addRules: [rule] });
  }
}

/** Whether a tab has such a rule. */
export const isGuarded = async (deps: TestDeps, tabId: number): Promise<boolean> =>
  (await guardsOf(deps, tabId)).length > 0;

const guardsOf = async ({ api }: TestDeps, tabId: number): Promise<number[]> =>
  (await api.declarativeNetRequest.getSessionRules())
    .filter(
      ({ condition }) => condition.tabIds?.includes(tabId) && condition.requestMethods?.includes('post'),
    )
    .map(({ id }) => id);
