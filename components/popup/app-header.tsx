import { t } from '../../lib/i18n';
import type { AppState } from '../../lib/messages';
import { Icon } from '../ui/icon';
import type { PopupActions } from './actions';

interface Props {
  state: AppState | null;
  wide: boolean;
  actions: PopupActions;
}

export const AppHeader = ({ state, wide, actions }: Props) => (
  <header>
    <img class="logo" src="/icon/48.png" alt="" width="26" height="26" />
    <h1>{t('extensionName')}</h1>
    {state?.active && (
      <button type="button" class="quiet" onClick={() => actions.chooseSetup(null)}>
        {t('popupOtherSetups')}
      </button>
    )}
    {!wide && (
      <button
        type="button"
        class="tool"
        aria-label={t('popupOpenInTab')}
        title={t('popupOpenInTab')}
        onClick={actions.openInTab}
      >
        <Icon name="open" />
      </button>
    )}
  </header>
);
