import { t } from '../../lib/i18n';
import type { PopupActions } from './actions';
import { ConfirmButton } from './confirm-button';
import { downloadText } from './download-text';

/** What storage held and nobody can read: the admin may look into it, and say that it is no loss. */
export const KeptAside = ({ keptAside, actions }: { keptAside: unknown[]; actions: PopupActions }) => (
  <div class="banner" role="status">
    <span>{t('popupKeptAside')}</span>
    <button
      type="button"
      onClick={() =>
        downloadText({
          fileName: 'waymark-kept-aside.json',
          mediaType: 'application/json',
          text: JSON.stringify(keptAside, null, 2),
        })
      }
    >
      {t('popupDownload')}
    </button>
    <ConfirmButton
      label={t('popupDiscard')}
      question={t('popupKeptAsideSure')}
      onConfirm={() => void actions.forgetKeptAside()}
    />
  </div>
);
