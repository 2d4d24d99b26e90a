import { t } from '../../lib/i18n';

interface Props {
  /** The background has answered at least once. */
  isReady: boolean;
  /** It did not answer the last request. */
  unreachable: boolean;
  retry(): void;
}

/** What stands on a page of ours while the background has not answered, or no longer does. */
export const Connection = ({ isReady, unreachable, retry }: Props) => (
  <>
    {unreachable && (
      <div class="banner" role="alert">
        <span>{t('popupUnreachable')}</span>
        <button type="button" onClick={retry}>
          {t('popupRetry')}
        </button>
      </div>
    )}
    {!isReady && (
      <main>
        {!unreachable && (
          <p class="loading" role="status">
            {t('popupLoading')}
          </p>
        )}
      </main>
    )}
  </>
);
