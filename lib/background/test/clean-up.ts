import type { TestDeps, TestRun } from './types';

const prefix = 'oauth-test:';
const wakePrefix = 'oauth-test-wake:';

/** Ends the test at its deadline, whatever became of the background. */
export const deadlineAlarm = (run: TestRun) => prefix + run.report.id;
/** Brings the background back while a device code is being polled; resuming does the rest. */
export const wakeAlarm = (run: TestRun) => wakePrefix + run.report.id;

export const testOfDeadline = (alarmName: string): string | null =>
  alarmName.startsWith(prefix) ? alarmName.slice(prefix.length) : null;

/** Removes every trace of a test from the browser. Harmless when done twice. */
export async function cleanUp(deps: TestDeps, run: TestRun): Promise<void> {
  const { alarms, declarativeNetRequest } = deps.api;
  // First the tab: with its rule gone, a late answer would reach the helpdesk.
  if (run.closesTab) await closeTab(deps, run.tabId);
  await declarativeNetRequest.updateSessionRules({ removeRuleIds: [run.rules.callback, run.rules.origin] });
  await alarms.clear(deadlineAlarm(run));
  await alarms.clear(wakeAlarm(run));
}

/** A tab may be gone already. */
export const closeTab = async ({ api }: TestDeps, tabId: number | null): Promise<void> => {
  if (tabId !== null) await api.tabs.remove(tabId).catch(() => undefined);
};
