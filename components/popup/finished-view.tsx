import { t } from '../../lib/i18n';
import type { AppState } from '../../lib/messages';
import { recipeOf } from '../../lib/setup/recipe-of';
import { isRenewed, secretEnds } from '../../lib/setup/secret-dates';
import type { Setup } from '../../lib/setup/types';
import { Icon } from '../ui/icon';
import type { PopupActions } from './actions';
import { dateTime } from './date-time';
import { downloadText } from './download-text';
import { finishedText } from './finished-text';
import { ReceiptList } from './receipt-list';
import { ReminderSwitch } from './reminder-switch';
import { SetupSummary } from './setup-summary';

interface Props {
  setup: Setup;
  state: AppState;
  actions: PopupActions;
  onBack(): void;
}

/** A finished setup: which app, what was delivered where and when, and what comes next. */
export const FinishedView = ({ setup, state, actions, onBack }: Props) => {
  const recipe = recipeOf(setup, state.recipes);
  const variant = recipe?.variants.find(({ id }) => id === setup.variantId);
  const ends = secretEnds(setup, Date.now());
  const renewed = isRenewed(setup, state.setups);
  return (
    <main class="start">
      <button type="button" class="back" onClick={onBack}>
        <Icon name="back" />
        {t('popupOtherSetups')}
      </button>
      <SetupSummary
        setup={setup}
        name={recipe?.name ?? setup.recipeId}
        under={t('popupFinishedAt', dateTime(setup.finishedAt ?? 0))}
      />
      {variant?.secret && (
        <section class="card">
          <h3>{t('panelSecret')}</h3>
          <p>{ends ? t('popupSecretExpires', { date: ends }) : t('popupSecretExpiryUnknown')}</p>
          {renewed ? (
            <p class="muted">{t('popupRenewed')}</p>
          ) : (
            <>
              <p class="muted">{t('popupRenewHow')}</p>
              <button type="button" class="main" onClick={() => actions.renewSecret(setup.id).then(onBack)}>
                {t('popupRenew')}
              </button>
              <ReminderSwitch isOn={state.hasReminders} onSet={actions.setReminders} />
            </>
          )}
        </section>
      )}
      {setup.purpose !== 'check' && setup.receipts.length === 0 && (
        <p class="muted">{t('popupFinishedNothing')}</p>
      )}
      <ReceiptList receipts={setup.receipts} fingerprint={setup.receipts.at(-1)?.fingerprint ?? null} />
      <div class="buttons">
        <button
          type="button"
          onClick={() => downloadText(finishedText(setup, recipe?.name ?? setup.recipeId))}
        >
          {t('popupSaveText')}
        </button>
        <button type="button" class="quiet" onClick={() => actions.discardSetup(setup.id).then(onBack)}>
          {t('popupFinishedRemove')}
        </button>
      </div>
    </main>
  );
};
