import { useState } from 'preact/hooks';
import { type MessageKey, t } from '../../lib/i18n';
import type { PopupActions } from './actions';

interface Props {
  address: string;
  onAsk: PopupActions['askForHandOver'];
}

/** For an admin who has typed the helpdesk's address: it may say itself what is to be set up. */
export const AskHelpdesk = ({ address, onAsk }: Props) => {
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<MessageKey | null>(null);
  const { host } = new URL(address);
  const ask = async () => {
    setBusy(true);
    const outcome = await onAsk(address).finally(() => setBusy(false));
    if (outcome === 'nothing') setSaid('handOverAskNothing');
    else setSaid(outcome === 'refused' ? 'deliveryPermissionCause' : null);
  };
  return (
    <>
      <button type="button" class="main" disabled={busy} aria-busy={busy} onClick={ask}>
        {t('handOverAsk', host)}
      </button>
      <p class="muted">{t('popupAccessAbout', host)}</p>
      <p role="status">{said && t(said, host)}</p>
    </>
  );
};
