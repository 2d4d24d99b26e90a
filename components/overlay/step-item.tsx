import type { Step } from '../../lib/guide/types';
import { t, translate } from '../../lib/i18n';
import { wordText } from '../../lib/message-params';
import { CheckItem } from '../ui/check-item';
import { CopyButton } from '../ui/copy-button';
import { Icon } from '../ui/icon';
import { stepLooks } from '../ui/step-looks';
import { trusted } from '../ui/trusted';
import { WayLink } from './way-link';

interface Props {
  step: Step;
  current: boolean;
  open: boolean;
  /** Address of the page where it is done; null where that is open already, or has none. */
  way: string | null;
  onToggle(): void;
}

export const StepItem = ({ step, current, open, way, onToggle }: Props) => {
  const [icon, state] = stepLooks[step.state];
  return (
    <li class={`step ${step.state}`} aria-current={current ? 'step' : undefined}>
      <button type="button" class="title" aria-expanded={open} onClick={trusted(onToggle)}>
        <Icon name={icon} />
        <span>{translate(step.title)}</span>
        <span class="sr">, {t(state)}</span>
        <Icon name="chevron" />
      </button>
      {open && (
        <div class="inside">
          {way && <WayLink way={way} />}
          <ol>
            {step.instructions.map((instruction) => (
              <li key={translate(instruction)}>{translate(instruction)}</li>
            ))}
          </ol>
          {step.values.map(({ label, value }) => (
            <div class="value" key={translate(label)}>
              <span>{translate(label)}</span>
              <code>{wordText(value)}</code>
              <CopyButton label={translate(label)} value={wordText(value)} />
            </div>
          ))}
          <ul>
            {step.checks.map((check) => (
              <CheckItem key={check.id} check={check} />
            ))}
          </ul>
        </div>
      )}
    </li>
  );
};
