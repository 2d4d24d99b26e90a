import { useId, useState } from 'preact/hooks';
import type { DeliveryError, DeliveryResult } from '../../lib/delivery/types';
import { t, translate } from '../../lib/i18n';
import { Icon } from '../ui/icon';

interface Props {
  helpdeskUrl: string | null;
  locked: boolean;
  onDeliver(token: string): Promise<DeliveryResult | 'refused'>;
}

/** Sends the settings to Zammad. The token is used once and not kept, here or anywhere. */
export const EndpointDelivery = ({ helpdeskUrl, locked, onDeliver }: Props) => {
  const id = useId();
  const [token, setToken] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DeliveryError | 'refused' | null>(null);
  const host = helpdeskUrl ? new URL(helpdeskUrl).host : '';
  const send = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      const result = await onDeliver(token.trim());
      if (result === 'refused') setError(result);
      else if (result.ok) setToken('');
      else setError(result.error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form class="card" onSubmit={send}>
      <h3>{t('popupZammad', host)}</h3>
      <div class="field">
        <label for={id}>{t('popupToken')}</label>
        <input
          id={id}
          type="password"
          value={token}
          autocomplete="off"
          aria-describedby={`${id}-about`}
          onInput={(event) => setToken(event.currentTarget.value)}
        />
        <p id={`${id}-about`} class="muted">
          {t('popupTokenAbout')}
        </p>
      </div>
      {error && (
        <div class="note danger" role="alert">
          <Icon name="fail" />
          <div>
            <p>{error === 'refused' ? t('popupDeliverRefused', host) : translate(error.cause)}</p>
            {error !== 'refused' && (
              <p>
                <b>{t('popupFix')}</b> {translate(error.fix)}
                {error.retriable && ` ${t('popupNothingStored')}`}
              </p>
            )}
          </div>
        </div>
      )}
      <button type="submit" class="main" disabled={locked || busy || !token.trim()} aria-busy={busy}>
        {t(busy ? 'popupSending' : 'popupSend', host)}
      </button>
    </form>
  );
};
