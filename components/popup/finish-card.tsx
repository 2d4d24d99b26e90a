import { t } from '../../lib/i18n';
import type { PopupActions } from './actions';

/** From what is under way to what is finished: said by the admin, since only they know that mail arrives. */
export const FinishCard = ({ onFinish }: { onFinish: PopupActions['finishSetup'] }) => (
  <section class="card">
    <h3>{t('popupFinishTitle')}</h3>
    <p class="muted">{t('popupFinishHow')}</p>
    <button type="button" onClick={() => onFinish()}>
      {t('popupFinish')}
    </button>
  </section>
);
