import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n';
import type { PopupActions } from './actions';

/** Where a page is not read right: save what it looks like, for whoever mends the reader. */
export const ReportCard = ({ onReport }: { onReport: PopupActions['reportPage'] }) => {
  const [missing, setMissing] = useState(false);
  const report = async () => setMissing((await onReport()) === 'no-portal');
  return (
    <section class="card">
      <h3>{t('reportTitle')}</h3>
      <p class="muted">{t('reportWhen')}</p>
      <button type="button" onClick={report}>
        {t('reportThisPage')}
      </button>
      <p class="invalid" role="alert">
        {missing && t('popupNoPortalTab')}
      </p>
    </section>
  );
};
