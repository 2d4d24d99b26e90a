import type { Check, Guide, Step } from './types';

/** In the order in which they matter. */
export const findingKinds = ['wrong', 'missing', 'excessive', 'unclear'] as const;
export type FindingKind = (typeof findingKinds)[number];

/** Something to say about an app registration, and the step on whose page it is to be seen and mended. */
export interface Finding {
  check: Check;
  step: Step;
}

function kindOf({ outcome, excess, pending }: Check): FindingKind | null {
  if (excess) return 'excessive';
  if (outcome === 'unknown') return 'unclear';
  if (outcome === 'fail') return pending ? 'missing' : 'wrong';
  return null;
}

/** What is to be said of an app registration, sorted; what is as it should be is in none of them. */
export function diagnose({ steps }: Pick<Guide, 'steps'>): Record<FindingKind, Finding[]> {
  const found: Record<FindingKind, Finding[]> = { wrong: [], missing: [], excessive: [], unclear: [] };
  for (const step of steps) {
    for (const check of step.checks) {
      const kind = kindOf(check);
      if (kind) found[kind].push({ check, step });
    }
  }
  return found;
}
