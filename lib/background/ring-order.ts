import type { Hint } from '../guide/types';
import { type MessageKey, t, translate } from '../i18n';
import type { HintSighting, RingOrder } from '../messages';
import type { Target } from '../portal/types';

const words: Record<Target['role'], MessageKey> = {
  field: 'ringField',
  choice: 'ringChoose',
  button: 'ringPress',
  link: 'ringPress',
  menu: 'ringPress',
  tab: 'ringPress',
  row: 'ringHere',
  cell: 'ringHere',
};

/**
 * What stands beside the ring: what is wrong there, or in a word or two what to do. In the language of our texts, since
 * the scripts of child frames carry none.
 */
export function ringOrder(
  { id, target }: Hint,
  outcome: HintSighting['outcome'] | null,
  wrong: Hint['wrong'],
): RingOrder {
  if (wrong) return { id, label: translate(wrong), wrong: true };
  return { id, label: t(outcome === 'collapsed' ? 'ringFolded' : words[target.role]), wrong: false };
}
