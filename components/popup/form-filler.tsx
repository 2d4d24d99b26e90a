import { useState } from 'preact/hooks';
import type { Change, FillResult } from '../../lib/delivery/session/types';
import type { DeliveryError } from '../../lib/delivery/types';
import { t } from '../../lib/i18n';
import { ChangeTable } from './change-table';
import { SessionProblem } from './session-problem';

interface Props {
  product: string;
  host: string;
  locked: boolean;
  onFill(): Promise<FillResult>;
}

/** The second way, where the helpdesk takes no request: its own form is filled in, and the admin submits it. */
export const FormFiller = ({ product, host, locked, onFill }: Props) => {
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<{ filled: Change[]; missing: string[] } | DeliveryError | null>(null);
  const fill = async () => {
    setBusy(true);
    try {
      const result = await onFill();
      setDone(result.ok ? result : result.error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <p>{t('fillAbout', product)}</p>
      <button type="button" disabled={locked || busy} aria-busy={busy} onClick={fill}>
        {t('fillButton')}
      </button>
      <div role="status">
        {done && 'filled' in done && (
          <>
            <ChangeTable caption={t('fillDone')} changes={done.filled} />
            {done.missing.length > 0 && <p>{t('fillMissing', done.missing.join(', '))}</p>}
          </>
        )}
      </div>
      {done && 'cause' in done && <SessionProblem error={done} host={host} />}
    </>
  );
};
