import type { Message } from '../../i18n';
import type { View } from '../../portal/types';
import type { Variant } from '../../recipes/schema';
import type { CheckInput } from '../checks/outcome';
import type { CheckId, StepId, ValueToEnter } from '../types';

export type { CheckInput as StepInput } from '../checks/outcome';

/** A stage of the guide; its state follows from its checks. */
export interface StepMaker {
  id: StepId;
  /** In the order in which they are shown. */
  checks: CheckId[];
  title: Message;
  /** Steps that a variant has no use for are left out. */
  applies(variant: Variant): boolean;
  view(input: CheckInput): View | null;
  instructions(input: CheckInput): Message[];
  values(input: CheckInput): ValueToEnter[];
}
