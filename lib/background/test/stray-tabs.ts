import { isLoginPage } from '../../oauth/authority';
import { isTestState } from '../../oauth/authorize-url';
import { postedAnswerRule } from '../../oauth/rules';
import type { TestRuns } from './runs';
import type { ExtensionApi, TestDeps } from './types';

type Rule = Awaited<ReturnType<ExtensionApi['declarativeNetRequest']['getSessionRules']>>[number];

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

/** Rules of tests that are no more, but for what still guards a tab. */
export async function dropLostRules({ api }: TestDeps, runs: TestRuns): Promise<void> {
  const rules = await api.declarativeNetRequest.getSessionRules();
  const kept = (await runs.list()).flatMap(({ rules: { callback, origin } }) => [callback, origin]);
  const removeRuleIds = rules.filter((rule) => !kept.includes(rule.id) && !isGuard(rule)).map(({ id }) => id);
  if (removeRuleIds.length > 0) await api.declarativeNetRequest.updateSessionRules({ removeRuleIds });
}

const guardsOf = async ({ api }: TestDeps, tabId: number): Promise<number[]> =>
  (await api.declarativeNetRequest.getSessionRules())
    .filter((rule) => isGuard(rule) && rule.condition.tabIds?.includes(tabId))
    .map(({ id }) => id);

const isGuard = ({ condition }: Rule): boolean =>
  condition.tabIds !== undefined && (condition.requestMethods?.includes('post') ?? false);
