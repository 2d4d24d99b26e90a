import type { DeliveryError } from '../../lib/delivery/types';
import { t, translate } from '../../lib/i18n';
import { Icon } from '../ui/icon';
import { RetryWait } from './retry-wait';

interface Props {
  error: DeliveryError | 'refused';
  host: string;
  onRetry(): void;
}

/** Why a delivery failed, field by field where the helpdesk said so, and what to do next. */
export const DeliveryProblem = ({ error, host, onRetry }: Props) => {
  if (error === 'refused') {
    return (
      <div class="note danger" role="alert">
        <Icon name="fail" />
        <p>{t('popupDeliverRefused', host)}</p>
      </div>
    );
  }
  const { cause, fix, fields = [], retriable, retryAt } = error;
  return (
    <div class="note danger" role="alert">
      <Icon name="fail" />
      <div>
        <p>{translate(cause)}</p>
        {fields.length > 0 && (
          <ul>
            {fields.map(({ label, text }) => (
              <li key={label + text}>
                <b>{label}</b>: {text}
              </li>
            ))}
          </ul>
        )}
        <p>
          <b>{t('popupFix')}</b> {translate(fix)}
          {retriable && ` ${t('popupNothingStored')}`}
        </p>
        {retryAt !== undefined && <RetryWait key={retryAt} until={retryAt} onRetry={onRetry} />}
      </div>
    </div>
  );
};
