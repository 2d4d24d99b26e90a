import { type MessageKey, t } from '../../lib/i18n';
import type { Trouble } from '../../lib/page-client';

interface Props {
  /** The background has answered at least once. */
  isReady: boolean;
  /** Of the last request. */
  trouble: Trouble | null;
  retry(): void;
}

const words: Record<Trouble, MessageKey> = { unreachable: 'popupUnreachable', full: 'popupStorageFull' };

/** What stands on a page of ours while the background has not answered, or no longer does. */
export const Connection = ({ isReady, trouble, retry }: Props) => (
  <>
    {trouble && (
      <div class="banner" role="alert">
        <span>{t(words[trouble])}</span>
        <button type="button" onClick={retry}>
          {t('popupRetry')}
        </button>
      </div>
    )}
    {!isReady && (
      <main>
        {!trouble && (
          <p class="loading" role="status">
            {t('popupLoading')}
          </p>
        )}
      </main>
    )}
  </>
);
