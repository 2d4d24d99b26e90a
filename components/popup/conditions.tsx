import { useCallback, useEffect, useState } from 'preact/hooks';
import { t } from '../../lib/i18n';
import type { PopupActions } from './actions';

/** What keeps Waymark from working, and what to do about it: no network, no right to read the portal's pages. */
export const Conditions = ({
  hasPortalAccess,
  askPortalAccess,
}: Pick<PopupActions, 'hasPortalAccess' | 'askPortalAccess'>) => {
  const [online, setOnline] = useState(navigator.onLine);
  const [access, setAccess] = useState(true);
  useEffect(() => {
    const look = () => setOnline(navigator.onLine);
    addEventListener('online', look);
    addEventListener('offline', look);
    return () => {
      removeEventListener('online', look);
      removeEventListener('offline', look);
    };
  }, []);
  const lookForAccess = useCallback(() => hasPortalAccess().then(setAccess), [hasPortalAccess]);
  useEffect(() => void lookForAccess(), [lookForAccess]);
  return (
    <>
      {!online && (
        <p class="banner" role="status">
          {t('popupOffline')}
        </p>
      )}
      {!access && (
        <div class="banner" role="alert">
          <span>{t('popupNoPortalAccess')}</span>
          <button type="button" onClick={() => askPortalAccess().then(lookForAccess)}>
            {t('popupAllow')}
          </button>
        </div>
      )}
    </>
  );
};
