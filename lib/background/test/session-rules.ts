import type { TestSession } from './session';
import type { ExtensionApi } from './types';

type Change = Parameters<ExtensionApi['declarativeNetRequest']['updateSessionRules']>[0];
type Rule = NonNullable<Change['addRules']>[number];

/** Adds a rule in place of its older self, and believes it only when the browser lists it. */
export async function addRule(session: TestSession, rule: Rule): Promise<void> {
  const { declarativeNetRequest } = session.deps.api;
  await declarativeNetRequest.updateSessionRules({ removeRuleIds: [rule.id], addRules: [rule] });
  const active = await declarativeNetRequest.getSessionRules();
  if (!active.some(({ id }) => id === rule.id)) throw new Error('the rule was not taken');
}
