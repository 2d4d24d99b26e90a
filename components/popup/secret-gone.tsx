import { t } from '../../lib/i18n';
import { Icon } from '../ui/icon';
import type { TabId } from './active';

/** The secret was here and is no more: what to do before the next test or delivery. */
export const SecretGone = ({ onGo }: { onGo(tab: TabId): void }) => (
  <p class="note info">
    <Icon name="info" />
    <span>
      {t('popupSecretGone')}{' '}
      <button type="button" class="link" onClick={() => onGo('values')}>
        {t('popupTabValues')}
      </button>
    </span>
  </p>
);
