import type { Guide } from '../../lib/guide/types';
import { t, translate } from '../../lib/i18n';
import { Icon } from '../ui/icon';
import { stepLooks } from '../ui/step-looks';

/** All steps with their states, in words for those who don't see the icons. */
export const StepList = ({ steps, current }: Pick<Guide, 'steps' | 'current'>) => (
  <ol class="steps">
    {steps.map(({ id, title, state }) => {
      const [icon, word] = stepLooks[state];
      return (
        <li key={id} class={state} aria-current={id === current ? 'step' : undefined}>
          <Icon name={icon} />
          <span>
            {translate(title)} <span class={state === 'problem' ? 'badge warn' : 'sr'}>{t(word)}</span>
          </span>
        </li>
      );
    })}
  </ol>
);
