import { t } from '../../lib/i18n';
import type { Recipe } from '../../lib/recipes/schema';
import { recipeOf } from '../../lib/setup/recipe-of';
import type { Setup } from '../../lib/setup/types';
import type { PopupActions } from './actions';
import { ConfirmButton } from './confirm-button';
import { dateTime } from './date-time';
import { purposeNames } from './purpose-names';

interface Props {
  setups: Setup[];
  recipes: Recipe[];
  actions: PopupActions;
}

/** Setups to take up again, the latest first. */
export const UnfinishedSetups = ({ setups, recipes, actions }: Props) => (
  <section>
    <h2>{t('popupUnfinished')}</h2>
    <ul class="rows">
      {setups
        .toSorted((a, b) => b.updatedAt - a.updatedAt)
        .map((setup) => {
          const name = recipeOf(setup, recipes)?.name ?? setup.recipeId;
          const kind = purposeNames[setup.purpose];
          return (
            <li key={setup.id} class="card setup">
              <div>
                <b>{name}</b>
                {kind && <span class="badge">{t(kind)}</span>}
                <span class="muted block">
                  {setup.facts.displayName?.value ?? t('popupNoApp')}
                  {setup.answers.helpdeskUrl && ` · ${new URL(setup.answers.helpdeskUrl).host}`}
                </span>
                <span class="muted block">{t('popupLastChange', dateTime(setup.updatedAt))}</span>
              </div>
              <div class="buttons">
                <button type="button" class="main" onClick={() => actions.chooseSetup(setup.id)}>
                  {t('popupResume')}
                </button>
                <ConfirmButton
                  label={t('popupDiscard')}
                  question={t('popupDiscardSure')}
                  onConfirm={() => actions.discardSetup(setup.id)}
                />
              </div>
            </li>
          );
        })}
    </ul>
  </section>
);
