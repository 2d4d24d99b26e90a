import { t } from '../../lib/i18n';
import { Icon } from '../ui/icon';
import type { PopupActions } from './actions';
import type { Active, TabId } from './active';

interface Props {
  active: Active;
  actions: PopupActions;
  onGo(tab: TabId): void;
}

/** The portal showed a secret once, and nobody has said yet that it is kept: the same care as in the panel. */
export const SecretMoment = ({ active: { setup }, actions, onGo }: Props) => {
  const { secret } = setup;
  if (!secret?.held || secret.keptSafe || secret.origin !== 'page') return null;
  return (
    <section class="note warning" aria-label={t('secretMoment')}>
      <Icon name="warn" />
      <div>
        <b>{t('secretMoment')}</b>
        <p>{t('popupSecretMoment', secret.endsIn)}</p>
        <div class="buttons">
          <button type="button" onClick={() => onGo('values')}>
            {t('popupTabValues')}
          </button>
          <button type="button" onClick={() => actions.secretKeptSafe()}>
            {t('panelSecretKeptSafe')}
          </button>
        </div>
      </div>
    </section>
  );
};
