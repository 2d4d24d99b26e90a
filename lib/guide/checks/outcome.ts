import type { Message } from '../../i18n';
import type { Evidence } from '../../portal/types';
import type { Recipe, Variant } from '../../recipes/schema';
import type { Setup, Sourced } from '../../setup/types';
import type { ExpectedRedirect } from '../redirect-uri';
import type { Check, CheckId } from '../types';

export interface CheckInput {
  recipe: Recipe;
  variant: Variant;
  setup: Setup;
  now: number;
  redirect: ExpectedRedirect;
  fingerprint: string | null;
}

/** Null: the question does not arise for this recipe. */
export type CheckMaker = (input: CheckInput) => Check | null;

interface Options {
  evidence?: Evidence[];
  advisory?: boolean;
  pending?: boolean;
  excess?: boolean;
}

/** Builders for one check's three outcomes; only a pass goes without a fix. */
export function outcomesOf(id: CheckId) {
  const check = (
    outcome: Check['outcome'],
    reason: Message,
    fix: Message | null,
    { evidence = [], advisory = false, pending = false, excess = false }: Options = {},
  ): Check => ({
    id,
    outcome,
    advisory,
    ...(pending && { pending }),
    ...(excess && { excess }),
    reason,
    fix,
    evidence,
  });
  return {
    pass: (reason: Message, options?: Options) => check('pass', reason, null, options),
    fail: (reason: Message, fix: Message, options?: Options) => check('fail', reason, fix, options),
    unknown: (reason: Message, fix: Message, options?: Options) => check('unknown', reason, fix, options),
  };
}

/** Where the values that a check looked at were seen. */
export const evidenceOf = (...facts: (Sourced<unknown> | undefined)[]): Evidence[] =>
  facts.flatMap((fact) => (fact?.evidence ? [fact.evidence] : []));
