import { t } from '../../lib/i18n';
import type { Setup } from '../../lib/setup/types';
import { trusted } from '../ui/trusted';

interface Props {
  candidate: NonNullable<Setup['candidate']>;
  onUse(clientId: string): void;
}

/** An open app registration is never taken for this setup's without asking. */
export const Candidate = ({ candidate: { clientId, displayName }, onUse }: Props) => (
  <section class="ask">
    <h3>{t('panelCandidate')}</h3>
    <p>
      {displayName && <b>{displayName} </b>}
      <code>{clientId}</code>
    </p>
    <button type="button" class="main" onClick={trusted(() => onUse(clientId))}>
      {t('panelCandidateUse')}
    </button>
  </section>
);
