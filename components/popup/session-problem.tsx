import type { DeliveryError } from '../../lib/delivery/types';
import { t, translate } from '../../lib/i18n';
import { Icon } from '../ui/icon';
import { ExternalLink } from './external-link';

interface Props {
  error: DeliveryError | 'refused';
  host: string;
}

/** Why the helpdesk could not be looked into or written to, what to do next, and the page where that is done. */
export const SessionProblem = ({ error, host }: Props) => (
  <div class="note danger" role="alert">
    <Icon name="fail" />
    <div>
      <p>{error === 'refused' ? t('popupSessionRefused', host) : translate(error.cause)}</p>
      {error !== 'refused' && (
        <p>
          <b>{t('popupFix')}</b> {translate(error.fix)}
          {error.retriable && ` ${t('popupNothingStored')}`}
        </p>
      )}
      {error !== 'refused' && error.open && (
        <ExternalLink button href={error.open}>
          {t('popupOpenHelpdesk', host)}
        </ExternalLink>
      )}
    </div>
  </div>
);
