import { postedAnswerRule } from '../../oauth/rules';
import type { TestDeps, TestRun } from './types';

const prefix = 'oauth-test:';
const wakePrefix = 'oauth-test-wake:';
const retryPrefix = 'oauth-test-retry:';

/** Ends the test at its deadline, whatever became of the background. */
export const deadlineAlarm = (run: TestRun) => prefix + run.report.id;
/** Brings the background back while a device code is being polled; resuming does the rest. */
export const wakeAlarm = (run: TestRun) => wakePrefix + run.report.id;

/** Looks again at a test of which something could not be stored. */
export const retryAlarm = (run: TestRun) => retryPrefix + run.report.id;

/** Removes every trace of a test from the browser, except that its tab may stay. Harmless when done twice. */
export async function cleanUp(deps: TestDeps, run: TestRun): Promise<void> {
  const { alarms, declarativeNetRequest } = deps.api;
  // First the tab: with its rule gone, a late answer would reach the helpdesk.
  if (run.closesTab) await closeTab(deps, run.tabId);
  await declarativeNetRequest.updateSessionRules({
    removeRuleIds: [run.rules.callback, run.rules.origin],
    addRules: await rulesOfOpenTab(deps, run),
  });
  await alarms.clear(deadlineAlarm(run));
  await alarms.clear(wakeAlarm(run));
}

/** In a tab that stays, Microsoft's page may still be left for the callback. */
async function rulesOfOpenTab({ api }: TestDeps, { tabId, rules, input }: TestRun) {
  if (tabId === null || input.redirectUri === null) return [];
  const isOpen = await api.tabs.get(tabId).then(Boolean, () => false);
  return isOpen ? [postedAnswerRule(rules.callback, tabId, input.redirectUri)] : [];
}

/** The rules that a tab had for itself. */
export async function forgetTab({ api }: TestDeps, tabId: number): Promise<void> {
  const rules = await api.declarativeNetRequest.getSessionRules();
  const removeRuleIds = rules
    .filter(({ condition }) => condition.tabIds?.includes(tabId))
    .map(({ id }) => id);
  if (removeRuleIds.length > 0) await api.declarativeNetRequest.updateSessionRules({ removeRuleIds });
}

/** A tab may be gone already. */
export const closeTab = async ({ api }: TestDeps, tabId: number | null): Promise<void> => {
  if (tabId !== null) await api.tabs.remove(tabId).catch(() => undefined);
};
