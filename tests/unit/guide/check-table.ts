import { describe, expect, it } from 'vitest';
import type { CheckId, Outcome } from '../../../lib/guide/types';
import type { Setup } from '../../../lib/setup/types';
import { checkOf, expectWhole } from './examples';

type Row = [title: string, setup: Setup, outcome: Outcome, reason: string];

export const row = (title: string, setup: Setup, outcome: Outcome, reason: string): Row => [
  title,
  setup,
  outcome,
  reason,
];

/** One check over many setups: what it says, and that whoever is told of a problem is told what to do. */
export function table(id: CheckId, rows: Row[]): void {
  describe(id, () => {
    it.each(rows)('%s', (_, setup, outcome, reason) => {
      const check = checkOf(setup, id);
      for (const text of [check?.reason, check?.fix]) if (text) expectWhole(text);
      expect([check?.outcome, check?.reason.key]).toEqual([outcome, reason]);
      expect(check?.fix === null).toBe(outcome === 'pass');
    });
  });
}
