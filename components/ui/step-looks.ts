import type { Step } from '../../lib/guide/types';
import type { MessageKey } from '../../lib/i18n';
import type { IconName } from './icon';

/** A step's state as a shape and as words: never by colour alone. */
export const stepLooks: Record<Step['state'], [IconName, MessageKey]> = {
  done: ['pass', 'panelStepDone'],
  current: ['current', 'panelStepCurrent'],
  todo: ['todo', 'panelStepTodo'],
  problem: ['warn', 'panelStepProblem'],
};
