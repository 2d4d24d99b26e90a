import { t } from '../../lib/i18n';
import type { AppState } from '../../lib/messages';
import type { PopupActions } from './actions';
import { ExternalLink } from './external-link';

/** Where to go when the helpdesk isn't there, or something doesn't work. */
export const StartLinks = ({ state, actions }: { state: AppState; actions: PopupActions }) => (
  <p class="buttons">
    <button type="button" class="quiet" onClick={actions.openOptions}>
      {t('popupRecipes')}
    </button>
    {state.supportUrl && <ExternalLink href={state.supportUrl}>{t('popupSupport')}</ExternalLink>}
  </p>
);
