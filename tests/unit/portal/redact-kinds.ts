import { isPublicPermission } from '../../../lib/portal/redact-public';
import type { Reading } from '../../../lib/portal/types';

/** What stays of a reading when its values are replaced: which facts there are, how long their texts, which choices. */
export const kindsOf = ({ view, panes, facts, problems, partial, draft }: Reading) => ({
  view,
  panes,
  partial,
  draft: Object.keys(draft),
  facts: Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, kindOf(fact.value)])),
  problems: problems.map(({ code, fact }) => [code, fact]),
});

const choices =
  /^(?:delegated|application|granted|not-granted|none|unknown|web|spa|publicClient|enabled|disabled|AzureAD\w+|Personal\w+)$/;

function kindOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(kindOf);
  if (typeof value === 'string')
    return choices.test(value) || isPublicPermission(value) ? value : `${value.length} characters`;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, kindOf(part)]));
}
